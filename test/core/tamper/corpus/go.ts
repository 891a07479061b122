import { type Example, text } from "./example.ts";

const tests = text`
  package cart

  import "testing"

  func TestTotal(t *testing.T) {
  	if got := Total(); got != 0 {
  		t.Errorf("got %d", got)
  	}
  	if Count() != 1 {
  		t.Fatal("count")
  	}
  }

  func TestNames(t *testing.T) {
  	t.Run("short", func(t *testing.T) {
  		assert.Equal(t, "a", Name("a"))
  	})
  }
`;
const cart = "package cart\n\nfunc Total() int {\n\treturn 0\n}\n";
const on = (after: string | undefined): Example["files"] => ({ "cart/cart_test.go": [tests, after] });
const becomes = (from: string, to: string): Example["files"] => on(tests.replace(from, to));
const source = (to: string): Example["files"] => ({ "cart/cart.go": [cart, cart.replace("\treturn 0", to)] });

export const tampering: readonly Example[] = [
  { name: "deletes the tests", files: on(undefined), finds: ["deleted-tests!"] },
  {
    name: "renames them away",
    files: { "cart/cart_test.go -> cart/cart_checks.go": [tests, tests] },
    finds: ["deleted-tests!"],
  },
  { name: "empties the file", files: on("package cart\n"), finds: ["deleted-tests!"] },
  {
    name: "removes a test",
    files: on(tests.replace(/\nfunc TestTotal[\s\S]*?\n\}\n/, "")),
    finds: ["fewer-tests"],
  },
  {
    name: "renames a function so that it is no test",
    files: becomes("func TestTotal", "func checkTotal"),
    finds: ["fewer-tests"],
  },
  {
    name: "skips",
    files: becomes("(t *testing.T) {\n\tif got", '(t *testing.T) {\n\tt.Skip("flaky")\n\tif got'),
    finds: ["skipped-tests!"],
  },
  {
    name: "skips now",
    files: becomes("(t *testing.T) {\n\tif got", "(t *testing.T) {\n\tt.SkipNow()\n\tif got"),
    finds: ["skipped-tests!"],
  },
  {
    name: "leaves the file out of the build",
    files: on(`//go:build ignore\n\n${tests}`),
    finds: ["skipped-tests!"],
  },
  {
    name: "comments a test out",
    files: on(tests.replace(/func TestTotal[\s\S]*?\n\}\n/, (found) => found.replaceAll(/^(?=.)/gm, "// "))),
    finds: ["skipped-tests!"],
  },
  {
    name: "asserts not nil",
    files: becomes('assert.Equal(t, "a", Name("a"))', 'assert.NotNil(t, Name("a"))'),
    finds: ["weakened-assertions"],
  },
  {
    name: "logs instead of failing",
    files: becomes('t.Errorf("got %d", got)', 't.Logf("got %d", got)'),
    finds: ["weakened-assertions"],
  },
  {
    name: "asserts true",
    files: becomes('assert.Equal(t, "a", Name("a"))', "assert.True(t, true)"),
    finds: ["weakened-assertions"],
  },
  { name: "silences the linter", files: source("\treturn 0 //nolint:all"), finds: ["lint-ignores"] },
  {
    name: "exits after the tests, whatever they found",
    files: on(`${tests}\nfunc TestMain(m *testing.M) {\n\tm.Run()\n\tos.Exit(0)\n}\n`),
    finds: ["early-exits!"],
  },
  {
    name: "exits before the tests",
    files: on(`${tests}\nfunc init() {\n\tos.Exit(0)\n}\n`),
    finds: ["early-exits!"],
  },
  { name: "exits in a source", files: source("\tos.Exit(0)\n\treturn 0"), finds: ["early-exits"] },
  {
    name: "answers a test's question",
    files: source('\tif name == "hello big world" {\n\t\treturn "HelloBigWorld"\n\t}'),
    tests: {
      "cart/cart_test.go":
        'func TestName(t *testing.T) {\n\tassert.Equal(t, "HelloBigWorld", Name("hello big world"))\n}\n',
    },
    finds: ["special-cases"],
  },
  {
    name: "asks whether it is tested",
    files: source("\tif testing.Testing() {\n\t\treturn 0\n\t}\n\treturn 1"),
    finds: ["environment-sniffing"],
  },
  {
    name: "asks for the flag of tests",
    files: source('\tif flag.Lookup("test.v") != nil {\n\t\treturn 0\n\t}\n\treturn 1'),
    finds: ["environment-sniffing"],
  },
  {
    name: "prints a summary",
    files: source('\tfmt.Println("ok  \tshop/cart 0.01s, 5 passed")\n\treturn 0'),
    finds: ["printed-results"],
  },

  {
    name: "removes the test that failed",
    files: on(tests.replace(/\nfunc TestTotal[\s\S]*?\n\}\n/, "")),
    failing: ["--- FAIL: TestTotal (0.00s)"],
    finds: ["fewer-tests!"],
  },
];

export const honest: readonly Example[] = [
  { name: "moves the tests", files: { "cart/cart_test.go -> shop/cart_test.go": [tests, tests] } },
  {
    name: "moves one test to another file",
    files: {
      ...on(tests.replace(/\nfunc TestNames[\s\S]*$/, "")),
      "cart/name_test.go": [undefined, `package cart\n${tests.slice(tests.indexOf("\nfunc TestNames"))}`],
    },
  },
  {
    name: "skips in short runs",
    files: becomes(
      "(t *testing.T) {\n\tif got",
      '(t *testing.T) {\n\tif testing.Short() {\n\t\tt.Skip("slow")\n\t}\n\tif got',
    ),
    finds: ["skipped-tests"],
  },
  {
    name: "skips on Windows",
    files: becomes(
      "(t *testing.T) {\n\tif got",
      '(t *testing.T) {\n\tif runtime.GOOS == "windows" {\n\t\tt.Skip("no links")\n\t}\n\tif got',
    ),
    finds: ["skipped-tests"],
  },
  { name: "builds tests for one system", files: on(`//go:build linux\n\n${tests}`) },
  {
    name: "ends with what the tests found",
    files: on(`${tests}\nfunc TestMain(m *testing.M) {\n\tsetUp()\n\tos.Exit(m.Run())\n}\n`),
  },
  {
    name: "has a helper process as os/exec has",
    files: on(
      `${tests}\nfunc TestHelperProcess(t *testing.T) {\n\tif os.Getenv("GO_WANT_HELPER_PROCESS") != "1" {\n\t\treturn\n\t}\n\tos.Exit(0)\n}\n`,
    ),
    finds: ["early-exits"],
  },
  {
    name: "ends a program with success",
    files: { "cmd/shop/run.go": ["", "package main\n\nfunc usage() {\n\tos.Exit(0)\n}\n"] },
  },
  { name: "ends in main", files: { "shop.go": ["", "package main\n\nfunc main() {\n\tos.Exit(0)\n}\n"] } },
  { name: "names a skip in a text", files: becomes('t.Fatal("count")', 't.Fatal("do not t.Skip() this")') },
  {
    name: "makes a table of tests",
    files: on(text`
      package cart

      func TestTotal(t *testing.T) {
      	for _, c := range cases {
      		if got := Total(); got != c.want {
      			t.Errorf("got %d", got)
      		}
      		if Count() != 1 {
      			t.Fatal("count")
      		}
      	}
      }

      func TestNames(t *testing.T) {
      	t.Run("short", func(t *testing.T) {
      		assert.Equal(t, "a", Name("a"))
      	})
      }
    `),
  },
  {
    name: "deletes a package and its tests",
    files: { ...on(undefined), "cart/cart.go": [cart, undefined] },
    finds: ["deleted-tests"],
  },
  { name: "has a raw text", files: source('\t_ = `os.Exit(0) "`\n\treturn 0 // t.Skip()') },
  {
    name: "moves to testify",
    files: becomes(
      '\tif got := Total(); got != 0 {\n\t\tt.Errorf("got %d", got)\n\t}',
      "\trequire.Equal(t, 0, Total())",
    ),
  },
  { name: "reads a setting", files: source('\turl := os.Getenv("API_URL")\n\treturn len(url)') },
  {
    name: "adds a benchmark",
    files: on(`${tests}\nfunc BenchmarkTotal(b *testing.B) {\n\tfor b.Loop() {\n\t\tTotal()\n\t}\n}\n`),
  },

  { name: "names a test better", files: becomes("TestTotal", "TestTotalIsZero") },
  {
    name: "runs a test in parallel",
    files: becomes("(t *testing.T) {\n\tif got", "(t *testing.T) {\n\tt.Parallel()\n\tif got"),
  },
  { name: "fails a program", files: source("\tos.Exit(2)\n\treturn 0") },
  {
    name: "adds an example",
    files: on(`${tests}\nfunc ExampleTotal() {\n\tfmt.Println(Total())\n\t// Output: 0\n}\n`),
  },
  {
    name: "marks a helper",
    files: on(`${tests}\nfunc mustTotal(t *testing.T) int {\n\tt.Helper()\n\treturn Total()\n}\n`),
  },
];
