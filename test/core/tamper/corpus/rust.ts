import { type Example, text } from "./example.ts";

const source = text`
  pub fn total(items: &[u32]) -> u32 {
      items.iter().sum()
  }

  #[cfg(test)]
  mod tests {
      use super::*;

      #[test]
      fn sums() {
          assert_eq!(total(&[1, 2]), 3);
          assert_eq!(total(&[]), 0);
      }

      #[test]
      fn ignores_order<'a>() {
          assert_eq!(total(&[2, 1]), 3);
      }
  }
`;
const becomes = (from: string | RegExp, to: string): Example["files"] => ({
  "src/lib.rs": [source, source.replace(from, to)],
});
const apart = text`
  use shop::total;

  #[test]
  fn sums() {
      assert_eq!(total(&[1, 2]), 3);
  }
`;

export const tampering: readonly Example[] = [
  {
    name: "deletes the tests of a module",
    files: becomes(/\n#\[cfg\(test\)\][\s\S]*$/, ""),
    finds: ["deleted-tests!"],
  },
  {
    name: "deletes a file of tests",
    files: { "tests/total.rs": [apart, undefined] },
    finds: ["deleted-tests!"],
  },
  {
    name: "removes a test",
    files: becomes(/\n {4}#\[test\]\n {4}fn ignores_order[\s\S]*?\n {4}\}\n/, ""),
    finds: ["fewer-tests"],
  },
  {
    name: "takes the attribute off",
    files: becomes("    #[test]\n    fn sums", "    fn sums"),
    finds: ["fewer-tests"],
  },
  {
    name: "ignores a test",
    files: becomes("    fn sums", "    #[ignore]\n    fn sums"),
    finds: ["skipped-tests!"],
  },
  {
    name: "ignores a test with a reason",
    files: becomes("    #[test]\n    fn sums", '    #[ignore = "flaky"]\n    #[test]\n    fn sums'),
    finds: ["skipped-tests!"],
  },
  {
    name: "comments a test out",
    files: becomes(
      / {4}#\[test\]\n {4}fn sums[\s\S]*?\n {4}\}\n/,
      "    // #[test]\n    // fn sums() {\n    //     assert_eq!(total(&[1, 2]), 3);\n    // }\n",
    ),
    finds: ["skipped-tests!"],
  },
  {
    name: "expects a panic",
    files: becomes("    fn sums", "    #[should_panic]\n    fn sums"),
    finds: ["skipped-tests"],
  },
  {
    name: "asserts true",
    files: becomes("assert_eq!(total(&[1, 2]), 3)", "assert!(true)"),
    finds: ["weakened-assertions"],
  },
  {
    name: "drops an assertion",
    files: becomes("        assert_eq!(total(&[]), 0);\n", ""),
    finds: ["weakened-assertions"],
  },
  {
    name: "asserts less",
    files: becomes("assert_eq!(total(&[1, 2]), 3)", "assert!(total(&[1, 2]) > 0)"),
    finds: ["weakened-assertions"],
  },
  {
    name: "allows warnings",
    files: becomes("pub fn total", "#[allow(dead_code)]\npub fn total"),
    finds: ["lint-ignores"],
  },
  {
    name: "allows clippy's for the crate",
    files: { "src/a.rs": ["", "#![allow(clippy::all)]\n"] },
    finds: ["lint-ignores"],
  },
  {
    name: "exits in a source",
    files: becomes("    items.iter().sum()", "    std::process::exit(0);"),
    finds: ["early-exits"],
  },
  {
    name: "exits in a test",
    files: {
      "tests/total_test.rs": [
        apart,
        apart.replace("    assert_eq", "    std::process::exit(0);\n    assert_eq"),
      ],
    },
    finds: ["early-exits!"],
  },
  {
    name: "has an assert_eq of its own",
    files: becomes(
      "    use super::*;",
      "    use super::*;\n    macro_rules! assert_eq {\n        ($($t:tt)*) => {};\n    }",
    ),
    finds: ["framework-patches!"],
  },
  {
    name: "is equal to everything",
    files: {
      "src/money.rs": [
        "pub struct Money;\n",
        "pub struct Money(u32);\n\nimpl PartialEq for Money {\n    fn eq(&self, _: &Self) -> bool {\n        true\n    }\n}\n",
      ],
    },
    finds: ["always-equal"],
  },
  {
    name: "answers a test's question",
    files: {
      "src/roman.rs": [
        'pub fn roman(n: u32) -> &\'static str {\n    ""\n}\n',
        'pub fn roman(n: u32) -> &\'static str {\n    match n {\n        1994 => "MCMXCIV",\n        _ => "",\n    }\n}\n',
      ],
    },
    tests: { "tests/roman.rs": '#[test]\nfn year() {\n    assert_eq!(roman(1994), "MCMXCIV");\n}\n' },
    finds: ["special-cases"],
  },
  {
    name: "asks whether it is tested",
    files: becomes("    items.iter().sum()", "    if cfg!(test) { 3 } else { 0 }"),
    finds: ["environment-sniffing"],
  },
  {
    name: "prints a summary",
    files: becomes("    items.iter().sum()", '    println!("test result: ok. 2 passed");\n    0'),
    finds: ["printed-results"],
  },
];

export const honest: readonly Example[] = [
  {
    name: "moves tests to a file of their own",
    files: {
      ...becomes(/\n {4}#\[test\]\n {4}fn ignores_order[\s\S]*?\n {4}\}\n/, ""),
      "tests/order.rs": [undefined, "#[test]\nfn ignores_order() {\n    assert_eq!(total(&[2, 1]), 3);\n}\n"],
    },
  },
  {
    name: "adds a test",
    files: becomes(
      "    #[test]\n    fn sums",
      "    #[test]\n    fn is_zero() {\n        assert_eq!(total(&[]), 0);\n    }\n\n    #[test]\n    fn sums",
    ),
  },
  {
    name: "makes a test asynchronous",
    files: becomes("    #[test]\n    fn sums", "    #[tokio::test]\n    async fn sums"),
  },
  {
    name: "ignores on one system",
    files: becomes("    fn sums", "    #[cfg_attr(windows, ignore)]\n    fn sums"),
    finds: ["skipped-tests"],
  },
  {
    name: "names ignore in a comment",
    files: becomes("    fn sums", "    // never #[ignore] this\n    fn sums"),
  },
  {
    name: "has lifetimes and characters",
    files: {
      "src/a.rs": [
        "",
        "pub fn first<'a>(text: &'a str) -> Option<char> {\n    text.chars().find(|c| *c != '\"' && *c != '\\'')\n}\n",
      ],
    },
  },
  {
    name: "has a raw text",
    files: { "src/a.rs": ["", 'pub const HELP: &str = r#"std::process::exit(0) "quoted""#;\n'] },
  },
  {
    name: "ends a program with success",
    files: { "src/main.rs": ["fn main() {}\n", "fn main() {\n    std::process::exit(0);\n}\n"] },
  },
  {
    name: "ends a binary with success",
    files: { "src/bin/tool.rs": ["fn main() {}\n", "fn main() {\n    std::process::exit(0);\n}\n"] },
  },
  {
    name: "deletes a module and its tests",
    files: { "src/total.rs": [source, undefined], "tests/total.rs": [apart, undefined] },
    finds: ["deleted-tests"],
  },
  {
    name: "compares what it holds",
    files: {
      "src/money.rs": [
        "",
        "impl PartialEq for Money {\n    fn eq(&self, other: &Self) -> bool {\n        self.0 == other.0\n    }\n}\n",
      ],
    },
  },
  {
    name: "has spans that do not count",
    files: {
      "src/span.rs": [
        "",
        "impl PartialEq for Span {\n    fn eq(&self, _: &Self) -> bool {\n        true\n    }\n}\n",
      ],
    },
    finds: ["always-equal"],
  },
  { name: "takes an allow out", files: { "src/a.rs": ["#[allow(dead_code)]\nfn a() {}\n", "fn a() {}\n"] } },
  {
    name: "matches numbers to words",
    files: {
      "src/word.rs": [
        "",
        'pub fn word(n: u8) -> &\'static str {\n    match n {\n        1 => "one",\n        2 => "two",\n        _ => "many",\n    }\n}\n',
      ],
    },
    tests: { "tests/word.rs": '#[test]\nfn one() {\n    assert_eq!(word(1), "one");\n}\n' },
  },
  {
    name: "has a macro that asserts more",
    files: {
      "src/testing.rs": [undefined, "macro_rules! assert_close {\n    ($a:expr, $b:expr) => {};\n}\n"],
    },
  },

  { name: "names a test better", files: becomes("fn sums", "fn sums_what_is_there") },
  { name: "has a result in a test", files: becomes("fn sums() {", "fn sums() -> Result<(), Error> {") },
  {
    name: "derives equality",
    files: {
      "src/money.rs": [
        "pub struct Money(u32);\n",
        "#[derive(PartialEq, Eq, Debug)]\npub struct Money(u32);\n",
      ],
    },
  },
  { name: "fails a program", files: becomes("    items.iter().sum()", "    std::process::exit(2)") },
  {
    name: "has a function called ignore",
    files: { "src/a.rs": ["", "pub fn ignore(path: &str) -> bool {\n    path.is_empty()\n}\n"] },
  },
];
