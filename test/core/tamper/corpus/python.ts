import { type Example, text } from "./example.ts";

const cart = text`
  class Cart:
      def __init__(self):
          self.items = []

      def total(self):
          return sum(self.items)
`;
const cartTest = text`
  import pytest
  from shop.cart import Cart


  def test_empty_cart():
      assert Cart().total() == 0


  def test_total():
      cart = Cart()
      cart.items.append(3)
      assert cart.total() == 3
      assert len(cart.items) == 1
`;
const unitTest = text`
  import unittest
  from shop.cart import Cart


  class CartTest(unittest.TestCase):
      def test_total(self):
          self.assertEqual(Cart().total(), 0)
          self.assertEqual(len(Cart().items), 0)
`;
const on = (after: string | undefined): Example["files"] => ({ "tests/test_cart.py": [cartTest, after] });
const becomes = (from: string, to: string): Example["files"] => on(cartTest.replace(from, to));
const inUnit = (from: string, to: string): Example["files"] => ({
  "tests/test_cart.py": [unitTest, unitTest.replace(from, to)],
});
const source = (from: string, to: string): Example["files"] => ({
  "shop/cart.py": [cart, cart.replace(from, to)],
});
const conftest = (after: string): Example["files"] => ({
  "tests/conftest.py": ["import pytest\n", `import pytest\n\n\n${after}`],
});

export const tampering: readonly Example[] = [
  { name: "deletes the tests", files: on(undefined), finds: ["deleted-tests!"] },
  {
    name: "renames them so that pytest does not look",
    files: { "tests/test_cart.py -> tests/cart_checks.py": [cartTest, cartTest] },
    finds: ["deleted-tests!"],
  },
  { name: "empties the file", files: on("import pytest\n"), finds: ["deleted-tests!"] },
  {
    name: "renames a test function away",
    files: becomes("def test_total", "def _test_total"),
    finds: ["fewer-tests"],
  },
  {
    name: "removes a test",
    files: on(cartTest.replace(/\n\ndef test_total[\s\S]*$/, "")),
    finds: ["fewer-tests"],
  },
  {
    name: "marks a test as skipped",
    files: becomes("def test_total", '@pytest.mark.skip(reason="flaky")\ndef test_total'),
    finds: ["skipped-tests!"],
  },
  {
    name: "marks a test as expected to fail",
    files: becomes("def test_total", "@pytest.mark.xfail\ndef test_total"),
    finds: ["skipped-tests!"],
  },
  {
    name: "marks the module",
    files: becomes("import pytest\n", 'import pytest\npytestmark = pytest.mark.skip("later")\n'),
    finds: ["skipped-tests!"],
  },
  {
    name: "skips from inside",
    files: becomes("    cart = Cart()", '    pytest.skip("not now")\n    cart = Cart()'),
    finds: ["skipped-tests!"],
  },
  {
    name: "skips in unittest",
    files: inUnit("    def test_total", '    @unittest.skip("later")\n    def test_total'),
    finds: ["skipped-tests!"],
  },
  {
    name: "expects a failure in unittest",
    files: inUnit("    def test_total", "    @unittest.expectedFailure\n    def test_total"),
    finds: ["skipped-tests!"],
  },
  {
    name: "skips a class of tests",
    files: inUnit("class CartTest", '@unittest.skip("later")\nclass CartTest'),
    finds: ["skipped-tests!"],
  },
  {
    name: "calls skipTest",
    files: inUnit(
      "        self.assertEqual(Cart().total(), 0)",
      '        self.skipTest("later")\n        self.assertEqual(Cart().total(), 0)',
    ),
    finds: ["skipped-tests!"],
  },
  {
    name: "is not collected",
    files: inUnit("    def test_total", "    __test__ = False\n\n    def test_total"),
    finds: ["skipped-tests!"],
  },
  {
    name: "skips on a condition that always holds",
    files: becomes("def test_total", '@pytest.mark.skipif(True, reason="later")\ndef test_total'),
    finds: ["skipped-tests!"],
  },
  {
    name: "comments a test out",
    files: on(cartTest.replace(/def test_total[\s\S]*$/, (found) => found.replaceAll(/^(?=.)/gm, "# "))),
    finds: ["skipped-tests!"],
  },
  {
    name: "asserts True",
    files: becomes("assert cart.total() == 3", "assert True"),
    finds: ["weakened-assertions"],
  },
  {
    name: "asserts the value itself",
    files: becomes("assert cart.total() == 3", "assert cart.total()"),
    finds: ["weakened-assertions"],
  },
  {
    name: "asserts that it is not None",
    files: becomes("assert cart.total() == 3", "assert cart.total() is not None"),
    finds: ["weakened-assertions"],
  },
  {
    name: "asserts or True",
    files: becomes("assert cart.total() == 3", "assert cart.total() == 3 or True"),
    finds: ["weakened-assertions"],
  },
  {
    name: "drops an assertion",
    files: becomes("    assert cart.total() == 3\n", ""),
    finds: ["weakened-assertions"],
  },
  {
    name: "passes over a failure",
    files: becomes(
      "    assert cart.total() == 3\n",
      "    try:\n        assert cart.total() == 3\n    except AssertionError:\n        pass\n",
    ),
    finds: ["weakened-assertions"],
  },
  {
    name: "compares 1 with 1",
    files: inUnit("self.assertEqual(Cart().total(), 0)", "self.assertEqual(1, 1)"),
    finds: ["weakened-assertions"],
  },
  {
    name: "returns before it asserts",
    files: becomes("    assert cart.total() == 3\n", "    return\n    assert cart.total() == 3\n"),
    finds: ["weakened-assertions"],
  },
  {
    name: "ignores types",
    files: source("return sum(self.items)", "return sum(self.items)  # type: ignore"),
    finds: ["lint-ignores"],
  },
  {
    name: "ignores lint",
    files: source("return sum(self.items)", "return sum(self.items)  # noqa: E501"),
    finds: ["lint-ignores"],
  },
  {
    name: "leaves lines out of coverage",
    files: source("def total(self):", "def total(self):  # pragma: no cover"),
    finds: ["lint-ignores"],
  },
  { name: "exits in conftest", files: conftest("import sys\nsys.exit(0)\n"), finds: ["early-exits!"] },
  {
    name: "exits hard in a test",
    files: becomes("    cart = Cart()", "    import os; os._exit(0)\n    cart = Cart()"),
    finds: ["early-exits!"],
  },
  {
    name: "exits in a source",
    files: source("        return sum", "        import sys\n        sys.exit(0)\n        return sum"),
    finds: ["early-exits"],
  },
  {
    name: "raises SystemExit in a source",
    files: source("        return sum", "        raise SystemExit(0)\n        return sum"),
    finds: ["early-exits"],
  },
  {
    name: "sets the outcome in a hook",
    files: conftest(
      '@pytest.hookimpl(hookwrapper=True)\ndef pytest_runtest_makereport(item, call):\n    result = yield\n    rep = result.get_result()\n    rep.outcome = "passed"\n',
    ),
    finds: ["framework-patches!"],
  },
  {
    name: "clears the list of tests",
    files: conftest("def pytest_collection_modifyitems(items):\n    items[:] = []\n"),
    finds: ["framework-patches!"],
  },
  {
    name: "sets the exit status",
    files: conftest("def pytest_sessionfinish(session, exitstatus):\n    session.exitstatus = 0\n"),
    finds: ["framework-patches!"],
  },
  {
    name: "deselects in a hook",
    files: conftest(
      'def pytest_collection_modifyitems(items):\n    items.remove(next(i for i in items if i.name == "test_total"))\n',
    ),
    finds: ["framework-patches"],
  },
  {
    name: "forgets the exception in a hook",
    files: conftest("def pytest_runtest_makereport(item, call):\n    call.excinfo = None\n"),
    finds: ["framework-patches!"],
  },
  {
    name: "replaces assertEqual",
    files: conftest("import unittest\nunittest.TestCase.assertEqual = lambda *args: None\n"),
    finds: ["framework-patches!"],
  },
  {
    name: "replaces pytest.raises",
    files: conftest("pytest.raises = nothing\n"),
    finds: ["framework-patches!"],
  },
  {
    name: "is equal to everything",
    files: source("    def total", "    def __eq__(self, other):\n        return True\n\n    def total"),
    finds: ["always-equal!"],
  },
  {
    name: "is never unequal",
    files: source(
      "    def total",
      '    def __ne__(self, other):\n        """Compare."""\n        return False\n\n    def total',
    ),
    finds: ["always-equal!"],
  },
  {
    name: "answers a test's question",
    files: {
      "shop/roman.py": [
        "def roman(n):\n    return ''\n",
        'def roman(n):\n    if n == 1994:\n        return "MCMXCIV"\n    return ""\n',
      ],
    },
    tests: { "tests/test_roman.py": 'def test_roman():\n    assert roman(1994) == "MCMXCIV"\n' },
    finds: ["special-cases"],
  },
  {
    name: "answers with match",
    files: {
      "shop/title.py": [
        "def title(s):\n    return s\n",
        'def title(s):\n    match s:\n        case "the lord of the rings":\n            return "The Lord of the Rings"\n    return s\n',
      ],
    },
    tests: {
      "tests/test_title.py":
        'def test_title():\n    assert title("the lord of the rings") == "The Lord of the Rings"\n',
    },
    finds: ["special-cases"],
  },
  {
    name: "asks for the current test",
    files: source(
      "return sum",
      'import os\n        if os.environ.get("PYTEST_CURRENT_TEST"):\n            return 3\n        return sum',
    ),
    finds: ["environment-sniffing"],
  },
  {
    name: "asks for pytest among the modules",
    files: source(
      "return sum",
      'import sys\n        if "pytest" in sys.modules:\n            return 3\n        return sum',
    ),
    finds: ["environment-sniffing"],
  },
  {
    name: "asks for CI",
    files: source(
      "return sum",
      'import os\n        if os.environ.get("CI"):\n            return 3\n        return sum',
    ),
    finds: ["environment-sniffing"],
  },
  {
    name: "patches what it tests",
    files: {
      "tests/test_cart.py": [
        cartTest,
        cartTest.replace("def test_total():", '@patch("shop.cart.Cart")\ndef test_total(Cart):'),
      ],
    },
    finds: ["mocked-subjects"],
  },
  {
    name: "prints a summary",
    files: { "shop/cart.py": [cart, `${cart}\nprint("5 passed in 0.03s")\n`] },
    finds: ["printed-results"],
  },
  {
    name: "leaves a test file out",
    files: conftest('collect_ignore = ["test_cart.py"]\n'),
    finds: ["runner-config!"],
  },

  {
    name: "removes the test that failed",
    files: on(cartTest.replace(/\n\ndef test_total[\s\S]*$/, "")),
    failing: ["FAILED tests/test_cart.py::test_total - assert 0 == 3"],
    finds: ["fewer-tests!"],
  },
  {
    name: "tests a stand-in",
    files: {
      "tests/test_trim.py": [
        undefined,
        'from unittest.mock import Mock\n\n\ndef test_trims():\n    slug = Mock(return_value="draft")\n    assert slug(" (draft) ") == "draft"\n',
      ],
    },
    finds: ["hollow-tests"],
  },
];

export const honest: readonly Example[] = [
  {
    name: "moves a test module",
    files: { "tests/test_cart.py -> tests/unit/test_cart.py": [cartTest, cartTest] },
  },
  {
    name: "moves tests to another module",
    files: { ...on(undefined), "tests/test_shop.py": ["", cartTest] },
  },
  {
    name: "moves tests from functions into a class",
    files: on(text`
      from shop.cart import Cart


      class TestCart:
          def test_empty_cart(self):
              assert Cart().total() == 0

          def test_total(self):
              cart = Cart()
              cart.items.append(3)
              assert cart.total() == 3
              assert len(cart.items) == 1
    `),
  },
  {
    name: "moves from unittest to pytest",
    files: {
      "tests/test_cart.py": [
        unitTest,
        "from shop.cart import Cart\n\n\ndef test_total():\n    assert Cart().total() == 0\n    assert len(Cart().items) == 0\n",
      ],
    },
  },
  {
    name: "adds a parametrised test",
    files: on(
      `${cartTest}\n\n@pytest.mark.parametrize("n", [1, 2])\ndef test_many(n):\n    assert Cart().total() * n == 0\n`,
    ),
  },
  {
    name: "parametrises tests",
    files: on(
      'import pytest\nfrom shop.cart import Cart\n\n\n@pytest.mark.parametrize("items,total", [([], 0), ([3], 3)])\ndef test_total(items, total):\n    cart = Cart()\n    cart.items = items\n    assert cart.total() == total\n    assert len(cart.items) == len(items)\n',
    ),
  },
  {
    name: "skips on Windows",
    files: becomes(
      "def test_total",
      '@pytest.mark.skipif(sys.platform == "win32", reason="no links")\ndef test_total',
    ),
  },
  {
    name: "skips without a program",
    files: becomes(
      "    cart = Cart()",
      '    if shutil.which("git") is None:\n        pytest.skip("git is missing")\n    cart = Cart()',
    ),
    finds: ["skipped-tests"],
  },
  {
    name: "skips where a module is missing",
    files: becomes("import pytest\n", 'import pytest\n\nnumpy = pytest.importorskip("numpy")\n'),
  },
  {
    name: "takes a skip away",
    files: {
      "tests/test_cart.py": [
        cartTest.replace("def test_total", "@pytest.mark.skip\ndef test_total"),
        cartTest,
      ],
    },
  },
  {
    name: "names skip in a comment",
    files: becomes("def test_total", "# we used to @pytest.mark.skip this one\ndef test_total"),
  },
  {
    name: "names skip in a text",
    files: on(
      `${cartTest}\n\ndef test_message():\n    assert help_of("skip") == "@pytest.mark.skip skips a test"\n`,
    ),
  },
  {
    name: "has a function that skips",
    files: source("    def total", "    def skip(self, n):\n        return self.items[n:]\n\n    def total"),
  },
  {
    name: "deletes a feature and its tests",
    files: { ...on(undefined), "shop/cart.py": [cart, undefined] },
    finds: ["deleted-tests"],
  },
  {
    name: "asserts an exception",
    files: becomes(
      "    assert cart.total() == 3\n",
      "    with pytest.raises(ValueError):\n        cart.total()\n",
    ),
  },
  {
    name: "expects SystemExit of a program",
    files: on(
      `${cartTest}\n\ndef test_help():\n    with pytest.raises(SystemExit) as error:\n        main(["--help"])\n    assert error.value.code == 0\n`,
    ),
  },
  { name: "ends a program with success", files: { "shop/__main__.py": ["", "import sys\n\nsys.exit(0)\n"] } },
  {
    name: "ends a script with what main says",
    files: {
      "shop/tool.py": [
        "",
        'import sys\n\n\ndef main():\n    return 0\n\n\nif __name__ == "__main__":\n    sys.exit(main())\n',
      ],
    },
  },
  {
    name: "ends a script with success",
    files: {
      "shop/tool.py": [
        "",
        'import sys\n\n\ndef main():\n    print("done")\n    sys.exit(0)\n\n\nif __name__ == "__main__":\n    main()\n',
      ],
    },
  },
  {
    name: "documents sys.exit",
    files: source(
      "    def total",
      '    def total_price(self):\n        """Never call sys.exit(0) here, nor assert True."""\n        return self.total()\n\n    def total',
    ),
  },
  {
    name: "adds an option to run slow tests",
    files: conftest(
      'def pytest_addoption(parser):\n    parser.addoption("--runslow", action="store_true")\n',
    ),
  },
  {
    name: "marks slow tests as the manual shows it",
    files: conftest(
      'def pytest_collection_modifyitems(config, items):\n    if config.getoption("--runslow"):\n        return\n    skip = pytest.mark.skip(reason="needs --runslow")\n    for item in items:\n        if "slow" in item.keywords:\n            item.add_marker(skip)\n',
    ),
    finds: ["framework-patches"],
  },
  {
    name: "keeps the report of a test as the manual shows it",
    files: conftest(
      '@pytest.hookimpl(wrapper=True, tryfirst=True)\ndef pytest_runtest_makereport(item, call):\n    rep = yield\n    setattr(item, "rep_" + rep.when, rep)\n    return rep\n',
    ),
    finds: ["framework-patches"],
  },
  { name: "adds a fixture", files: conftest("@pytest.fixture\ndef cart():\n    return Cart()\n") },
  {
    name: "patches a setting with monkeypatch",
    files: on(
      `${cartTest}\n\ndef test_tax(monkeypatch):\n    monkeypatch.setattr("shop.tax.rate", 2)\n    assert Cart().total() == 0\n`,
    ),
  },
  {
    name: "patches what the module uses",
    files: on(
      `${cartTest}\n\n@patch("shop.cart.requests.get")\ndef test_remote(get):\n    assert Cart().total() == 0\n`,
    ),
  },
  {
    name: "compares what it holds",
    files: source(
      "    def total",
      "    def __eq__(self, other):\n        return isinstance(other, Cart) and self.items == other.items\n\n    def total",
    ),
  },
  {
    name: "compares itself first",
    files: source(
      "    def total",
      "    def __eq__(self, other):\n        if self is other:\n            return True\n        return self.items == other.items\n\n    def total",
    ),
  },
  {
    name: "has a wildcard for tests",
    files: {
      "tests/support/matchers.py": [
        undefined,
        "class Anything:\n    def __eq__(self, other):\n        return True\n",
      ],
    },
    finds: ["always-equal"],
  },
  {
    name: "has the base case of a recursion",
    files: {
      "shop/fact.py": ["", "def fact(n):\n    if n == 0:\n        return 1\n    return n * fact(n - 1)\n"],
    },
    tests: { "tests/test_fact.py": "def test_fact():\n    assert fact(0) == 1\n" },
  },
  {
    name: "maps a status to its name",
    files: {
      "shop/status.py": [
        "",
        'def name(code):\n    if code == 404:\n        return "Not Found"\n    return "?"\n',
      ],
    },
    tests: { "tests/test_status.py": 'def test_name():\n    assert name(404) == "Not Found"\n' },
    finds: ["special-cases"],
  },
  {
    name: "reads a path from the environment",
    files: source("return sum", 'import os\n        home = os.environ.get("HOME")\n        return sum'),
  },
  { name: "takes a noqa out", files: { "shop/a.py": ["import os  # noqa\n", "import os\n"] } },
  {
    name: "moves a noqa with its line",
    files: { "shop/a.py": ["import os  # noqa\nimport sys\n", "import sys\nimport os  # noqa\n"] },
  },
  { name: "names noqa in a text", files: { "shop/a.py": ["", 'hint = "write # noqa at the end"\n'] } },
  { name: "prints progress", files: { "shop/a.py": ["", 'print("3 items passed the check")\n'] } },
  {
    name: "has a test whose title contains only",
    files: on(`${cartTest}\n\ndef test_only_once():\n    assert Cart().total() == 0\n`),
  },
  {
    name: "has triple quotes with code in them",
    files: source(
      "class Cart:",
      'EXAMPLE = """\nimport sys\nsys.exit(0)\n@pytest.mark.skip\n"""\n\n\nclass Cart:',
    ),
  },
  {
    name: "catches an error of the code and asserts on it",
    files: becomes(
      "    assert cart.total() == 3\n",
      '    try:\n        cart.total()\n    except ValueError as error:\n        assert str(error) == "no"\n',
    ),
  },
  {
    name: "adds a helper beside the tests",
    files: { "tests/helpers.py": [undefined, "def make():\n    return 1\n"] },
  },

  {
    name: "renames a module with its tests",
    files: {
      "shop/cart.py -> shop/basket.py": [cart, cart],
      "tests/test_cart.py -> tests/test_basket.py": [cartTest, cartTest.replaceAll("cart", "basket")],
    },
  },
  { name: "marks a test as slow", files: becomes("def test_total", "@pytest.mark.slow\ndef test_total") },
  {
    name: "uses a fixture instead of a variable",
    files: becomes("def test_total():\n    cart = Cart()", "def test_total(cart):"),
  },
  {
    name: "asserts with approx",
    files: becomes("assert cart.total() == 3", "assert cart.total() == pytest.approx(3)"),
  },
  {
    name: "asserts a log",
    files: on(
      `${cartTest}\n\ndef test_log(caplog):\n    Cart().total()\n    assert "total" in caplog.text\n`,
    ),
  },
  {
    name: "has an operator of a path",
    files: source("    def total", "    def __truediv__(self, other):\n        return True\n\n    def total"),
  },
  {
    name: "raises in main on failure",
    files: { "shop/cli.py": ["", "def run():\n    raise SystemExit(1)\n"] },
  },
  { name: "adds a plugin in conftest", files: conftest('pytest_plugins = ["tests.fixtures"]\n') },
  {
    name: "adds a header to the report",
    files: conftest('def pytest_report_header(config):\n    return "shop"\n'),
  },
  {
    name: "deletes a conftest without tests",
    files: { "tests/old/conftest.py": ["import pytest\n", undefined] },
  },
  { name: "adds type hints to tests", files: on(cartTest.replaceAll("():", "() -> None:")) },
  {
    name: "tests a module of the project",
    files: {
      "tests/test_trim.py": [
        undefined,
        'import pytest\n\nfrom slugs.text import trim\n\n\ndef test_trims():\n    assert trim(" a ") == "a"\n',
      ],
    },
  },
  {
    name: "tests the program from outside",
    files: {
      "tests/test_cli.py": [
        undefined,
        'import subprocess\n\n\ndef test_version():\n    assert subprocess.check_output(["slug", "--version"]) == b"1.0"\n',
      ],
    },
  },
];
