import { describe, expect, it } from "vitest";
import { type SeenComment, unheard } from "#src/core/unheard.ts";
import { minute, start } from "#test/support/given.ts";

const now = start + 60 * minute;

function comment(id: number, body: string, fields: Partial<SeenComment> = {}): SeenComment {
  const createdAt = start + id * minute;
  return { id, issue: 1, body, createdAt, updatedAt: createdAt, isAnswered: false, isSeen: false, ...fields };
}

function idsOf(comments: readonly SeenComment[]): readonly number[] {
  return unheard(comments, now).map(({ id }) => id);
}

describe("a command that nobody heard", () => {
  it("is found, the oldest first", () => {
    expect(idsOf([comment(9, "/cco steer Use tabs."), comment(2, "/cco approve docs")])).toEqual([2, 9]);
  });

  it("is left to its own job for three minutes, and is forgotten after two hours", () => {
    const ages = [2 * minute, 3 * minute, 120 * minute, 121 * minute];
    const comments = ages.map((age, id) =>
      comment(id, "/cco pause", { createdAt: now - age, updatedAt: now - age }),
    );

    expect(idsOf(comments)).toEqual([2, 1]);
  });

  it("is left for ten minutes to a job that has begun to hear it", () => {
    const seen = [9 * minute, 10 * minute].map((age, id) =>
      comment(id, "/cco steer Use tabs.", { createdAt: now - age, updatedAt: now - age, isSeen: true }),
    );

    expect(idsOf(seen)).toEqual([1]);
  });

  it("is none when it was answered, was edited, or is no command", () => {
    const answered = comment(1, "/cco stop", { isAnswered: true });
    const edited = comment(2, "/cco stop", { updatedAt: start + 3 * minute });

    expect(idsOf([answered, edited, comment(3, "Try /cco stop"), comment(4, "/ccoo stop")])).toEqual([]);
  });

  it("is not heard when a later one of its kind was, on the same issue", () => {
    const resumed = comment(5, "/cco resume", { isAnswered: true });

    expect(idsOf([comment(1, "/cco stop"), resumed])).toEqual([]);
    expect(idsOf([comment(1, "/cco stop"), comment(5, "/cco resume", { isSeen: true })])).toEqual([5]);
    expect(idsOf([comment(1, "/cco steer Use tabs."), resumed])).toEqual([1]);
    expect(idsOf([comment(1, "/cco stop", { issue: 2 }), resumed])).toEqual([1]);
    expect(idsOf([comment(6, "/cco stop"), resumed])).toEqual([6]);
  });
});
