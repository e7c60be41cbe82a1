import { DateTime } from "luxon";
import type { Context } from "../context.ts";
import { Refused } from "../graphql/problems.ts";
import type { SchemeRow } from "../scheme/scheme.service.ts";
import { longDate, say } from "../words.ts";
import { words } from "./enrolment.words.ts";

/** The plain date that it is where the scheme is. */
export const todayIn = (timeZone: string): string => DateTime.now().setZone(timeZone).toISODate()!;

/** Why nobody can join this scheme today; null if they can. */
export function notTakingPart(ctx: Context, scheme: SchemeRow): Refused | null {
  const { opensOn, registrationClosesOn, timeZone } = scheme.settings;
  const contact = scheme.contactEmail;
  const today = todayIn(timeZone);
  if (scheme.state === "draft") return Refused.because("SCHEME_NOT_OPEN", say(ctx, words.notOpen));
  if (scheme.state === "closed") {
    return Refused.because("SCHEME_CLOSED", say(ctx, words.closed, { contact }));
  }
  if (opensOn && today < opensOn) {
    const date = longDate(ctx, opensOn);
    return Refused.because("REGISTRATION_LATER", say(ctx, words.opensLater, { date }));
  }
  if (registrationClosesOn && today > registrationClosesOn) {
    const date = longDate(ctx, registrationClosesOn);
    return Refused.because("REGISTRATION_CLOSED", say(ctx, words.closedOn, { date, contact }));
  }
  return null;
}
