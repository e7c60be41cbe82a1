import type { WorkflowDefinition } from "@quad/workflow";
import type { Context } from "../context.ts";
import { say } from "../words.ts";
import { statesOf } from "./steps.ts";

/** The uid of each step by its path. */
export const uidsByPath = ({ states }: WorkflowDefinition): Map<string, string> =>
  new Map([...statesOf(states)].map(({ path, state }) => [path, state.uid]));

/** By uid of a step: its path, and the paths of every step inside. */
export function leavesByUid({ states }: WorkflowDefinition): Map<string, string[]> {
  const all = [...statesOf(states)];
  return new Map(
    all.map(({ path, state }) => [
      state.uid,
      all.map((one) => one.path).filter((one) => one === path || one.startsWith(`${path}.`)),
    ]),
  );
}

/** What each step is called in the caller's language, by uid, in the author's order. */
export const stepLabels = (ctx: Context, { states }: WorkflowDefinition): Map<string, string> =>
  new Map(
    [...statesOf(states)].map(({ key, state }) => [
      state.uid,
      say(ctx, state.label ?? { en: key }),
    ]),
  );
