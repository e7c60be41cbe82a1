import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { describe, expect, test } from "vitest";
import { actionRunner } from "./action.ts";

type Data = {
  __typename: "Mutation";
  sign: { __typename: "Partnership"; id: string } | { code: string; message: string };
};
const partnership = { __typename: "Partnership" as const, id: "p1" };
const lost = () => Promise.reject(new TypeError("Failed to fetch"));
const answered = () => Promise.resolve<Data>({ __typename: "Mutation", sign: partnership });

/** Answers in turn, and remembers the keys it was sent. */
function server(...answers: (() => Promise<Data>)[]) {
  const keys: string[] = [];
  const runner = actionRunner<Data, { name: string }>((_, key) => {
    keys.push(key);
    return (answers[keys.length - 1] ?? answered)();
  });
  return { keys, runner };
}

describe("one action of a user", () => {
  test("comes back as the one field of the answer", async () => {
    const { runner } = server(answered);
    expect(await runner.run({ name: "Tamsin" })).toEqual({ kind: "done", value: partnership });
  });

  test("comes back as a problem when the answer is one", async () => {
    const problem = { code: "CLOSED", message: "The date has passed." };
    const { runner } = server(() => Promise.resolve({ __typename: "Mutation", sign: problem }));
    expect(await runner.run({ name: "Tamsin" })).toEqual({ kind: "problem", problem });
  });

  test("keeps its key when the connection was lost, so that it can't happen twice", async () => {
    const { keys, runner } = server(lost, answered);
    expect(await runner.run({ name: "Tamsin" })).toEqual({
      kind: "failed",
      error: { kind: "offline" },
    });
    expect(await runner.retry()).toEqual({ kind: "done", value: partnership });
    expect(keys[1]).toBe(keys[0]);
    expect(runner.retry()).toBeUndefined();
  });

  test("has a new key once the server has answered, even with an error", async () => {
    const refused = () =>
      Promise.reject(
        new CombinedGraphQLErrors({
          errors: [{ message: "Too long.", extensions: { code: "BAD_USER_INPUT" } }],
        }),
      );
    const { keys, runner } = server(refused, answered, answered);
    expect(await runner.run({ name: "Tamsin" })).toEqual({
      kind: "failed",
      error: { kind: "refused", message: "Too long." },
    });
    await runner.run({ name: "Tamsin" });
    await runner.run({ name: "Tamsin" });
    expect(new Set(keys).size).toBe(3);
  });

  test("has a new key when it says something else, even after a lost connection", async () => {
    const { keys, runner } = server(lost, answered);
    await runner.run({ name: "Tamsin" });
    await runner.run({ name: "Tamsin Okoro" });
    expect(keys[1]).not.toBe(keys[0]);
  });

  test("is sent once however often the button is pressed", async () => {
    const { keys, runner } = server();
    const both = await Promise.all([runner.run({ name: "a" }), runner.run({ name: "a" })]);
    expect(keys).toHaveLength(1);
    expect(both[1]).toEqual(both[0]);
  });
});
