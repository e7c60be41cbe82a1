import type { Unmatched } from "@quad/matching";
import type { Context } from "../context.ts";
import { say } from "../words.ts";
import { Fix } from "./matching.types.ts";
import { words } from "./matching.words.ts";
import { shortWords } from "./shortage.words.ts";

/** Why somebody has no match, in the words that all say who have none for the same reason. */
export const shortCause = (ctx: Context, { cause }: Unmatched): string =>
  say(ctx, shortWords[cause.code]);

/**
 * The one change by hand that is proven to match this mentee: a place more, or a pair that was kept
 * apart. Null for mentors, and where nothing of that kind helps.
 */
export function fixFor(
  ctx: Context,
  { id, role, cause }: Unmatched,
  nameOf: (enrolmentId: string) => { name: string },
): Fix | null {
  if (role !== "mentee") return null;
  if ("onePlaceWith" in cause && cause.onePlaceWith[0]) {
    const { mentor, others: count } = cause.onePlaceWith[0];
    const { name } = nameOf(mentor);
    const text = count === 0 ? words.help.onePlace : words.help.onePlaceMoves;
    return fix({
      kind: "addPlace",
      menteeEnrolmentId: null,
      mentorEnrolmentId: mentor,
      mentorName: name,
      sentence: say(ctx, text, { name, count }),
    });
  }
  if ("allow" in cause && cause.allow[0]) {
    const { name } = nameOf(cause.allow[0]);
    return fix({
      kind: "release",
      menteeEnrolmentId: id,
      mentorEnrolmentId: cause.allow[0],
      mentorName: name,
      sentence: say(ctx, words.help.allow, { name }),
    });
  }
  return null;
}

const fix = (values: Fix): Fix => Object.assign(new Fix(), values);
