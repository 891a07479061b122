import { subjectOf } from "./test-path.ts";
import { type ChangeView, type FileView, type Found, foundAt } from "./view.ts";

/** Tests that replace the very thing they are the tests of. */
export function mockedSubjects({ files }: ChangeView): readonly Found[] {
  return files.flatMap((file) => {
    if (file.is === undefined || file.is.tests.length === 0) return [];
    const subject = subjectOf(file.path);
    return file.newCode
      .filter(({ text }) => /mock|patch|\bFor<|Fake|spy/i.test(text))
      .filter(({ line }) => isMocked(file, file.is?.raw.slice(line - 1, line + 3) ?? [], subject))
      .map(({ line }) =>
        foundAt(file, line, {
          severity: "suspicion",
          why: `These are the tests of \`${subject}\`, and they replace it.`,
        }),
      );
  });
}

function isMocked(file: FileView, lines: readonly string[], subject: string): boolean {
  const line = lines[0] ?? "";
  switch (file.language) {
    case "javascript": {
      const path =
        /\b(?:vi|jest)\.(?:mock|doMock|unstable_mockModule)\s*\(\s*(?:import\s*\(\s*)?["'`](\.{1,2}\/[^"'`]{1,200})["'`]/.exec(
          line,
        )?.[1];
      // Only a part of it is replaced then.
      const isPartial = /importOriginal|importActual|requireActual|spy:\s*true/.test(lines.join("\n"));
      return (
        path !== undefined && !isPartial && subjectOf(`${path.replace(/\.[cm]?[jt]sx?$/, "")}.js`) === subject
      );
    }
    case "python": {
      const target = /\bpatch(?:\.object)?\s*\(\s*["']([\w.]{1,200})["']/.exec(line)?.[1]?.split(".") ?? [];
      const [name = "", module = ""] = target.toReversed();
      const imported = new RegExp(
        `^\\s*from\\s+[\\w.]*\\b${escaped(module)}\\s+import\\b.*\\b${escaped(name)}\\b`,
        "m",
      );
      return module.toLowerCase() === subject && name !== "" && imported.test(file.is?.code.join("\n") ?? "");
    }
    case "csharp":
    case "java":
    case "kotlin": {
      const type =
        /\b(?:new\s+Mock<|Substitute\.For<|A\.Fake<|mock<|mockk<)\s*([A-Z]\w{1,80})\s*>/.exec(line)?.[1] ??
        /\b(?:mock|spy)\s*\(\s*([A-Z]\w{1,80})(?:\.class|::class)/.exec(line)?.[1] ??
        (/@(?:Mock|MockBean|MockK)\b/.test(line)
          ? /@\w+\s+(?:\w+\s+){0,4}?([A-Z]\w{1,80})\b/.exec(lines.slice(0, 2).join(" "))?.[1]
          : undefined);
      return type?.toLowerCase() === subject;
    }
    default:
      return false;
  }
}

function escaped(name: string): string {
  return name.replaceAll(/[^\w]/g, "");
}
