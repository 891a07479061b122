import { type Example, text } from "./example.ts";

const java = text`
  class CartTest {
      @Test
      void totalIsZero() {
          assertEquals(0, new Cart().total());
      }

      @ParameterizedTest
      @ValueSource(ints = {1, 2})
      void totalCounts(int n) {
          assertEquals(n, Cart.of(n).total());
          assertNotNull(Cart.of(n));
      }
  }
`;
const kotlin = text`
  class CartTest {
      @Test
      fun totalIsZero() {
          assertEquals(0, Cart().total())
      }

      @Test
      fun counts() {
          assertEquals(1, Cart(1).total())
      }
  }
`;
const cart = "class Cart {\n    int total() {\n        return 0;\n    }\n}\n";
const on = (after: string | undefined): Example["files"] => ({
  "src/test/java/shop/CartTest.java": [java, after],
});
const becomes = (from: string, to: string): Example["files"] => on(java.replace(from, to));
const inKotlin = (from: string, to: string): Example["files"] => ({
  "src/test/kotlin/shop/CartTest.kt": [kotlin, kotlin.replace(from, to)],
});
const source = (to: string): Example["files"] => ({
  "src/main/java/shop/Cart.java": [cart, cart.replace("        return 0;", to)],
});

export const tampering: readonly Example[] = [
  { name: "deletes the tests", files: on(undefined), finds: ["deleted-tests!"] },
  { name: "empties the class", files: on("class CartTest {\n}\n"), finds: ["deleted-tests!"] },
  {
    name: "deletes tests in Kotlin",
    files: { "src/test/kotlin/CartTest.kt": [kotlin, undefined] },
    finds: ["deleted-tests!"],
  },
  { name: "takes the annotation off", files: becomes("    @Test\n", ""), finds: ["fewer-tests"] },
  {
    name: "disables a test",
    files: becomes("    @Test\n", '    @Disabled("flaky")\n    @Test\n'),
    finds: ["skipped-tests!"],
  },
  {
    name: "ignores a test in JUnit 4",
    files: becomes("    @Test\n", "    @Test\n    @Ignore\n"),
    finds: ["skipped-tests!"],
  },
  {
    name: "disables the class",
    files: becomes("class CartTest", "@Disabled\nclass CartTest"),
    finds: ["skipped-tests!"],
  },
  {
    name: "disables in Kotlin",
    files: inKotlin("    @Test\n    fun counts", "    @Test\n    @Disabled\n    fun counts"),
    finds: ["skipped-tests!"],
  },
  {
    name: "assumes what never holds",
    files: becomes("        assertEquals(0", "        assumeTrue(false);\n        assertEquals(0"),
    finds: ["skipped-tests!"],
  },
  {
    name: "comments a test out",
    files: on(java.replace(/ {4}@Test[\s\S]*?\n {4}\}\n/, (found) => found.replaceAll(/^ {4}/gm, "    // "))),
    finds: ["skipped-tests!"],
  },
  {
    name: "asserts true",
    files: becomes("assertEquals(0, new Cart().total())", "assertTrue(true)"),
    finds: ["weakened-assertions"],
  },
  {
    name: "asserts not null",
    files: becomes("assertEquals(0, new Cart().total())", "assertNotNull(new Cart().total())"),
    finds: ["weakened-assertions"],
  },
  {
    name: "drops an assertion in Kotlin",
    files: inKotlin("        assertEquals(1, Cart(1).total())\n", "        Cart(1).total()\n"),
    finds: ["weakened-assertions"],
  },
  {
    name: "catches what fails",
    files: becomes(
      "        assertEquals(0, new Cart().total());",
      "        try {\n            assertEquals(0, new Cart().total());\n        } catch (AssertionError e) {\n        }",
    ),
    finds: ["weakened-assertions"],
  },
  {
    name: "suppresses warnings",
    files: source('        @SuppressWarnings("unchecked") var x = 0;\n        return x;'),
    finds: ["lint-ignores"],
  },
  {
    name: "suppresses in Kotlin",
    files: { "a.kt": ["fun a() = 1\n", '@Suppress("UNCHECKED_CAST")\nfun a() = 1\n'] },
    finds: ["lint-ignores"],
  },
  {
    name: "exits in a test",
    files: becomes("        assertEquals(0", "        System.exit(0);\n        assertEquals(0"),
    finds: ["early-exits!"],
  },
  {
    name: "exits in a source",
    files: source("        System.exit(0);\n        return 0;"),
    finds: ["early-exits"],
  },
  {
    name: "exits in Kotlin",
    files: {
      "src/main/kotlin/Cart.kt": ["fun total() = 0\n", "fun total(): Int {\n    exitProcess(0)\n}\n"],
    },
    finds: ["early-exits"],
  },
  {
    name: "has assertions of its own",
    files: {
      "src/test/java/shop/Assertions.java": [
        undefined,
        "class Assertions {\n    static void assertEquals(Object a, Object b) { }\n}\n",
      ],
    },
    finds: ["framework-patches!"],
  },
  {
    name: "has an assertEquals of its own in Kotlin",
    files: inKotlin("class CartTest {", "fun assertEquals(a: Any?, b: Any?) {}\n\nclass CartTest {"),
    finds: ["framework-patches"],
  },
  {
    name: "is equal to everything",
    files: source(
      "        return 0;\n    }\n\n    @Override\n    public boolean equals(Object other) {\n        return true;",
    ),
    finds: ["always-equal!"],
  },
  {
    name: "is equal to everything in Kotlin",
    files: {
      "src/main/kotlin/Money.kt": [
        "class Money\n",
        "class Money {\n    override fun equals(other: Any?) = true\n}\n",
      ],
    },
    finds: ["always-equal!"],
  },
  {
    name: "answers a test's question",
    files: source('        if (name.equals("hello big world")) return "HelloBigWorld";\n        return 0;'),
    tests: {
      "src/test/java/shop/CartTest.java":
        '@Test\nvoid names() {\n    assertEquals("HelloBigWorld", name("hello big world"));\n}\n',
    },
    finds: ["special-cases"],
  },
  {
    name: "answers with when",
    files: {
      "src/main/kotlin/Name.kt": [
        "fun name(s: String) = s\n",
        'fun name(s: String) = when (s) {\n    "hello big world" -> "HelloBigWorld"\n    else -> s\n}\n',
      ],
    },
    tests: {
      "src/test/kotlin/NameTest.kt":
        '@Test\nfun names() {\n    assertEquals("HelloBigWorld", name("hello big world"))\n}\n',
    },
    finds: ["special-cases"],
  },
  {
    name: "looks for JUnit on the stack",
    files: source(
      '        for (var e : Thread.currentThread().getStackTrace()) if (e.getClassName().startsWith("org.junit")) return 1;\n        return 0;',
    ),
    finds: ["environment-sniffing"],
  },
  {
    name: "asks for CI",
    files: source('        if (System.getenv("CI") != null) return 1;\n        return 0;'),
    finds: ["environment-sniffing"],
  },
  {
    name: "mocks what it tests",
    files: becomes("new Cart().total()", "mock(Cart.class).total()"),
    finds: ["mocked-subjects"],
  },
  {
    name: "mocks it by annotation",
    files: becomes("    @Test\n", "    @Mock\n    private Cart cart;\n\n    @Test\n"),
    finds: ["mocked-subjects"],
  },
  {
    name: "prints a summary",
    files: source('        System.out.println("Tests run: 5, Failures: 0");\n        return 0;'),
    finds: ["printed-results"],
  },
];

export const honest: readonly Example[] = [
  {
    name: "moves the class",
    files: { "src/test/java/CartTest.java -> src/test/java/shop/CartTest.java": [java, java] },
  },
  {
    name: "moves from Java to Kotlin",
    files: {
      ...on(undefined),
      "src/test/kotlin/shop/CartTest.kt": [
        undefined,
        "class CartTest {\n    @Test\n    fun totalIsZero() {\n        assertEquals(0, Cart().total())\n    }\n\n    @ParameterizedTest\n    @ValueSource(ints = [1, 2])\n    fun totalCounts(n: Int) {\n        assertEquals(n, Cart.of(n).total())\n    }\n}\n",
      ],
    },
  },
  {
    name: "moves from JUnit 4 to 5",
    files: becomes(
      "    @Test\n    void totalIsZero",
      '    @Test\n    @DisplayName("is zero")\n    void totalIsZero',
    ),
  },
  {
    name: "parametrises",
    files: becomes(
      "    @Test\n    void totalIsZero() {",
      "    @ParameterizedTest\n    @ValueSource(ints = {0})\n    void totalIsZero(int n) {",
    ),
  },
  {
    name: "runs on one system only",
    files: becomes("    @Test\n", "    @Test\n    @DisabledOnOs(OS.WINDOWS)\n"),
  },
  {
    name: "assumes a service",
    files: becomes("        assertEquals(0", "        assumeTrue(isReachable());\n        assertEquals(0"),
  },
  {
    name: "names Disabled in a comment",
    files: becomes("    @Test\n", "    // was @Disabled once\n    @Test\n"),
  },
  {
    name: "has an annotation called Disabled in the interface",
    files: {
      "src/main/java/Button.java": [
        "class Button { }\n",
        "class Button {\n    boolean isDisabled() { return false; }\n}\n",
      ],
    },
  },
  {
    name: "uses AssertJ",
    files: becomes("assertEquals(0, new Cart().total())", "assertThat(new Cart().total()).isEqualTo(0)"),
  },
  {
    name: "asserts an exception",
    files: becomes(
      "assertEquals(0, new Cart().total())",
      "assertThrows(IllegalStateException.class, () -> new Cart().total())",
    ),
  },
  {
    name: "ends a program with success",
    files: {
      "src/main/java/Main.java": [
        "",
        "class Main {\n    public static void main(String[] args) {\n        System.exit(0);\n    }\n}\n",
      ],
    },
  },
  {
    name: "ends in main",
    files: { "src/main/kotlin/Shop.kt": ["", "fun main(args: Array<String>) {\n    exitProcess(0)\n}\n"] },
  },
  {
    name: "compares what it holds",
    files: source(
      "        return 0;\n    }\n\n    @Override\n    public boolean equals(Object other) {\n        if (this == other) return true;\n        return other instanceof Cart;",
    ),
  },
  {
    name: "deletes a class and its tests",
    files: { ...on(undefined), "src/main/java/shop/Cart.java": [cart, undefined] },
    finds: ["deleted-tests"],
  },
  { name: "mocks a dependency", files: becomes("new Cart().total()", "new Cart(mock(Clock.class)).total()") },
  {
    name: "has a text block",
    files: source(
      '        var s = """\n            System.exit(0); "quoted" @Disabled\n            """;\n        return 0;',
    ),
  },
  { name: "takes a suppression out", files: { "a.kt": ['@Suppress("X")\nfun a() = 1\n', "fun a() = 1\n"] } },
  {
    name: "has a test with a comment about mocks",
    files: becomes("    @Test\n", "    // mock(Cart.class) would test nothing\n    @Test\n"),
  },

  {
    name: "renames a class with its tests",
    files: {
      "src/main/java/shop/Cart.java -> src/main/java/shop/Basket.java": [cart, cart],
      "src/test/java/shop/CartTest.java -> src/test/java/shop/BasketTest.java": [
        java,
        java.replaceAll("Cart", "Basket"),
      ],
    },
  },
  { name: "tags a test", files: becomes("    @Test\n", '    @Tag("fast")\n    @Test\n') },
  {
    name: "nests tests",
    files: on(
      `class CartTest {\n    @Nested\n    class Totals {\n${java.replace("class CartTest {\n", "").replaceAll(/^/gm, "    ")}    }\n}\n`.replace(
        / {4}\}\n {8}\}\n\}/,
        "    }\n}",
      ),
    ),
  },
  { name: "fails a program", files: source("        System.exit(2);\n        return 0;") },
  {
    name: "has a data class",
    files: { "src/main/kotlin/Money.kt": ["class Money\n", "data class Money(val cents: Int)\n"] },
  },
  {
    name: "has an object that is one of a kind",
    files: {
      "src/main/kotlin/None.kt": ["", "object None {\n    override fun equals(other: Any?) = true\n}\n"],
    },
    finds: ["always-equal"],
  },
];
