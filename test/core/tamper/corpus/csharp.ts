import { type Example, text } from "./example.ts";

const tests = text`
  using Xunit;

  public class CartTests
  {
      [Fact]
      public void TotalIsZero()
      {
          Assert.Equal(0, new Cart().Total());
      }

      [Theory]
      [InlineData(1)]
      [InlineData(2)]
      public void TotalCounts(int n)
      {
          Assert.Equal(n, Cart.Of(n).Total());
          Assert.NotNull(Cart.Of(n));
      }
  }
`;
const cart = text`
  public class Cart
  {
      public int Total() => _items.Sum();
  }
`;
const on = (after: string | undefined): Example["files"] => ({
  "tests/Shop.Tests/CartTests.cs": [tests, after],
});
const becomes = (from: string, to: string): Example["files"] => on(tests.replace(from, to));
const source = (to: string): Example["files"] => ({
  "src/Shop/Cart.cs": [cart, cart.replace("public int Total() => _items.Sum();", to)],
});

export const tampering: readonly Example[] = [
  { name: "deletes the tests", files: on(undefined), finds: ["deleted-tests!"] },
  { name: "empties the class", files: on("public class CartTests\n{\n}\n"), finds: ["deleted-tests!"] },
  { name: "takes the attribute off", files: becomes("    [Fact]\n", ""), finds: ["fewer-tests"] },
  {
    name: "removes a test",
    files: on(tests.replace(/ {4}\[Theory\][\s\S]*$/, "}\n")),
    finds: ["fewer-tests"],
  },
  {
    name: "gives a reason to skip",
    files: becomes("[Fact]", '[Fact(Skip = "flaky")]'),
    finds: ["skipped-tests!"],
  },
  {
    name: "skips a theory",
    files: becomes("[Theory]", '[Theory(Skip = "later")]'),
    finds: ["skipped-tests!"],
  },
  {
    name: "ignores in NUnit",
    files: {
      "CartTests.cs": [
        "[Test]\npublic void Adds()\n{\n    Assert.That(Add(), Is.EqualTo(1));\n}\n",
        '[Test]\n[Ignore("later")]\npublic void Adds()\n{\n    Assert.That(Add(), Is.EqualTo(1));\n}\n',
      ],
    },
    finds: ["skipped-tests!"],
  },
  {
    name: "is inconclusive",
    files: {
      "CartTests.cs": [
        "[TestMethod]\npublic void Adds()\n{\n    Assert.AreEqual(1, Add());\n}\n",
        "[TestMethod]\npublic void Adds()\n{\n    Assert.Inconclusive();\n    Assert.AreEqual(1, Add());\n}\n",
      ],
    },
    finds: ["skipped-tests!"],
  },
  {
    name: "comments a test out",
    files: on(
      tests.replace(/ {4}\[Fact\][\s\S]*?\n {4}\}\n/, (found) => found.replaceAll(/^ {4}/gm, "    // ")),
    ),
    finds: ["skipped-tests!"],
  },
  {
    name: "asserts true",
    files: becomes("Assert.Equal(0, new Cart().Total())", "Assert.True(true)"),
    finds: ["weakened-assertions"],
  },
  {
    name: "asserts not null",
    files: becomes("Assert.Equal(0, new Cart().Total())", "Assert.NotNull(new Cart().Total())"),
    finds: ["weakened-assertions"],
  },
  {
    name: "drops an assertion",
    files: becomes("        Assert.Equal(n, Cart.Of(n).Total());\n", ""),
    finds: ["weakened-assertions"],
  },
  {
    name: "catches what fails",
    files: becomes(
      "        Assert.Equal(0, new Cart().Total());",
      "        try\n        {\n            Assert.Equal(0, new Cart().Total());\n        }\n        catch { }",
    ),
    finds: ["weakened-assertions"],
  },
  {
    name: "disables a warning",
    files: { "a.cs": ["int x = 1;\n", "#pragma warning disable CS0168\nint x = 1;\n"] },
    finds: ["lint-ignores"],
  },
  {
    name: "suppresses a message",
    files: source('[SuppressMessage("Usage", "CA1801")]\n    public int Total() => _items.Sum();'),
    finds: ["lint-ignores"],
  },
  {
    name: "leaves a class out of coverage",
    files: { "a.cs": ["public class A { }\n", "[ExcludeFromCodeCoverage]\npublic class A { }\n"] },
    finds: ["lint-ignores"],
  },
  {
    name: "exits in a test",
    files: becomes(
      "        Assert.Equal(0, new Cart().Total());",
      "        Environment.Exit(0);\n        Assert.Equal(0, new Cart().Total());",
    ),
    finds: ["early-exits!"],
  },
  {
    name: "exits in a source",
    files: source("public int Total()\n    {\n        Environment.Exit(0);\n        return 1;\n    }"),
    finds: ["early-exits"],
  },
  {
    name: "has an Assert of its own",
    files: {
      "tests/Shop.Tests/Assert.cs": [
        undefined,
        "public static class Assert\n{\n    public static void Equal(object a, object b) { }\n}\n",
      ],
    },
    finds: ["framework-patches!"],
  },
  {
    name: "is equal to everything",
    files: source("public override bool Equals(object? other) => true;"),
    finds: ["always-equal!"],
  },
  {
    name: "has an operator that always holds",
    files: source("public static bool operator ==(Cart a, Cart b)\n    {\n        return true;\n    }"),
    finds: ["always-equal!"],
  },
  {
    name: "answers a test's question",
    files: source(
      'public string Name(string s) => s switch\n    {\n        "big red button" => "BigRedButton",\n        _ => s,\n    };',
    ),
    tests: {
      "tests/CartTests.cs":
        '[Fact]\npublic void Names()\n{\n    Assert.Equal("BigRedButton", Name("big red button"));\n}\n',
    },
    finds: ["special-cases"],
  },
  {
    name: "asks for CI",
    files: source('public int Total() => Environment.GetEnvironmentVariable("CI") == null ? 1 : 0;'),
    finds: ["environment-sniffing"],
  },
  {
    name: "asks for xunit",
    files: source(
      'public int Total() => AppDomain.CurrentDomain.GetAssemblies().Any(a => a.FullName!.StartsWith("xunit")) ? 0 : 1;',
    ),
    finds: ["environment-sniffing"],
  },
  {
    name: "mocks what it tests",
    files: becomes("new Cart().Total()", "new Mock<Cart>().Object.Total()"),
    finds: ["mocked-subjects"],
  },
  {
    name: "prints a summary",
    files: source('public void Report() => Console.WriteLine("Passed!  - Failed:     0, Passed:     5");'),
    finds: ["printed-results"],
  },
];

export const honest: readonly Example[] = [
  {
    name: "moves the class",
    files: { "tests/CartTests.cs -> tests/Shop.Tests/CartTests.cs": [tests, tests] },
  },
  {
    name: "moves the tests to another class",
    files: {
      ...on(undefined),
      "tests/Shop.Tests/ShopTests.cs": ["", tests.replace("CartTests", "ShopTests")],
    },
  },
  {
    name: "adds a theory",
    files: becomes(
      "    [Theory]",
      "    [Theory]\n    [InlineData(3)]\n    public void More(int n)\n    {\n        Assert.Equal(n, n);\n        Assert.Equal(n, Cart.Of(n).Total());\n    }\n\n    [Theory]",
    ),
  },
  {
    name: "makes a fact a theory",
    files: becomes(
      "    [Fact]\n    public void TotalIsZero()",
      "    [Theory]\n    [InlineData(0)]\n    public void TotalIsZero(int _)",
    ),
  },
  {
    name: "names skip in a text",
    files: becomes(
      "    [Fact]",
      '    // [Fact(Skip = "never")]\n    [Fact(DisplayName = "does not Skip = anything")]',
    ),
  },
  { name: "uses Skip of LINQ", files: source("public int Total() => _items.Skip(1).Sum();") },
  {
    name: "deletes a class and its tests",
    files: { ...on(undefined), "src/Shop/Cart.cs": [cart, undefined] },
    finds: ["deleted-tests"],
  },
  {
    name: "asserts an exception",
    files: becomes(
      "Assert.Equal(0, new Cart().Total())",
      "Assert.Throws<InvalidOperationException>(() => new Cart().Total())",
    ),
  },
  {
    name: "uses fluent assertions",
    files: becomes("Assert.Equal(0, new Cart().Total())", "new Cart().Total().Should().Be(0)"),
  },
  {
    name: "ends a program with success",
    files: { "src/Shop/Program.cs": ["", "Console.WriteLine(1);\nEnvironment.Exit(0);\n"] },
  },
  {
    name: "ends in Main",
    files: {
      "src/Shop/Start.cs": [
        "",
        "class Start\n{\n    static void Main(string[] args)\n    {\n        Environment.Exit(0);\n    }\n}\n",
      ],
    },
  },
  {
    name: "compares what it holds",
    files: source(
      "public override bool Equals(object? other) => other is Cart cart && cart.Total() == Total();",
    ),
  },
  {
    name: "compares the reference first",
    files: source(
      "public override bool Equals(object? other)\n    {\n        if (ReferenceEquals(this, other)) return true;\n        return other is Cart;\n    }",
    ),
  },
  {
    name: "has a unit type",
    files: {
      "src/Unit.cs": [
        undefined,
        "public readonly struct Unit\n{\n    public override bool Equals(object? other) => true;\n}\n",
      ],
    },
    finds: ["always-equal"],
  },
  {
    name: "extends xunit's Assert as its manual says",
    files: {
      "tests/Asserts.cs": [
        undefined,
        'public partial class Assert\n{\n    public static void Slug(string s) => Matches("[a-z]+", s);\n}\n',
      ],
    },
  },
  {
    name: "has a verbatim text",
    files: source(
      'public string Path => @"C:\\temp\\";\n    public string Quote => @"say ""Environment.Exit(0)""";',
    ),
  },
  {
    name: "restores a warning",
    files: { "a.cs": ["#pragma warning disable CS0168\nint x = 1;\n", "int x = 1;\n"] },
  },
  {
    name: "reads a setting",
    files: source('public string? Url => Environment.GetEnvironmentVariable("API_URL");'),
  },
  {
    name: "mocks a dependency",
    files: becomes("new Cart().Total()", "new Cart(new Mock<IClock>().Object).Total()"),
  },

  {
    name: "renames a class with its tests",
    files: {
      "src/Shop/Cart.cs -> src/Shop/Basket.cs": [cart, cart.replace("Cart", "Basket")],
      "tests/Shop.Tests/CartTests.cs -> tests/Shop.Tests/BasketTests.cs": [
        tests,
        tests.replaceAll("Cart", "Basket"),
      ],
    },
  },
  {
    name: "moves from NUnit to xunit",
    files: {
      "CartTests.cs": [
        "[Test]\npublic void Adds()\n{\n    Assert.That(Add(), Is.EqualTo(1));\n}\n",
        "[Fact]\npublic void Adds()\n{\n    Assert.Equal(1, Add());\n}\n",
      ],
    },
  },
  { name: "adds a trait", files: becomes("    [Fact]", '    [Fact]\n    [Trait("Category", "Fast")]') },
  {
    name: "makes a test asynchronous",
    files: becomes("public void TotalIsZero()", "public async Task TotalIsZero()"),
  },
  {
    name: "fails a program",
    files: source("public int Total()\n    {\n        Environment.Exit(2);\n        return 1;\n    }"),
  },
  {
    name: "has a record with values",
    files: { "src/Money.cs": [undefined, "public record Money(int Cents);\n"] },
  },
  { name: "enables nullable types", files: { "a.cs": ["class A { }\n", "#nullable enable\nclass A { }\n"] } },
  {
    name: "verifies a mock",
    files: becomes(
      "        Assert.NotNull(Cart.Of(n));",
      "        clock.Verify(c => c.Now(), Times.Once());",
    ),
  },
];
