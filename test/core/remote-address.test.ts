import { describe, expect, it } from "vitest";
import { parseIssueName, parseRemoteAddress, writeIssueName } from "#src/core/remote-address.ts";

describe("the address of a remote", () => {
  it.each([
    ["https://github.com/ada/slug.git", "github.com"],
    ["https://x-access-token:key@GitHub.com/ada/slug/", "github.com"],
    ["http://127.0.0.1:8080/ada/slug", "127.0.0.1:8080"],
    ["git@github.com:ada/slug.git", "github.com"],
    ["ssh://git@ssh.github.com:443/ada/slug.git", "ssh.github.com:443"],
  ])("names a repository: %s", (address, host) => {
    expect(parseRemoteAddress(address)).toEqual({ host, repository: "ada/slug" });
  });

  it.each([
    "",
    "/srv/ada/slug.git",
    "../slug",
    "C:/ada/slug",
    "https://github.com/ada",
    "git@host:a/b/c",
    "git@host:ada/..",
  ])("names none: %s", (address) => {
    expect(parseRemoteAddress(address)).toBeUndefined();
  });
});

describe("the name of an issue", () => {
  it("comes back as it was written, and no path is one", () => {
    const name = { repository: "ada/slug", number: 42 };

    expect(parseIssueName(writeIssueName(name))).toEqual(name);
    for (const path of ["/home/ada/slug#42", "C:\\ada\\slug#42", "slug#42", "ada/slug"])
      expect(parseIssueName(path)).toBeUndefined();
  });
});
