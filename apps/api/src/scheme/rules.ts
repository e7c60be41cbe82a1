import type { Context } from "../context.ts";
import { Reason } from "../graphql/problems.ts";
import type { MilestoneKind, SchemeSettings } from "../templates/document.ts";
import { say } from "../words.ts";
import type { ParticipantRole } from "./scheme.entity.ts";
import { words } from "./scheme.words.ts";

/** What a scheme asks of people before they are matched, and who may join at all. */
export interface MatchingRules {
  trainingRequired: ParticipantRole[];
  managerRequired: ParticipantRole[];
  /** What people may confirm of themselves; those who run the scheme record the rest. */
  ownWord: MilestoneKind[];
  ownUnitOnly: boolean;
  /** Somebody who neither changed nor approved a result looks it over before it is sent. */
  secondReviewer: boolean;
  /** Whoever's match comes to nothing is proposed the next best at once, not in the next round. */
  cascadeNext: boolean;
}

/** Left out or null: as it was. */
export type RuleChanges = { [K in keyof MatchingRules]?: MatchingRules[K] | null };

export function rulesOf({ milestones, eligibility, review }: SchemeSettings): MatchingRules {
  return {
    trainingRequired: milestones?.required?.training ?? [],
    managerRequired: milestones?.required?.manager ?? [],
    ownWord: milestones?.ownWord ?? [],
    ownUnitOnly: eligibility?.ownUnitOnly ?? false,
    secondReviewer: review?.second ?? false,
    cascadeNext: review?.cascade === "next",
  };
}

/** The settings with these rules in place of theirs; without a change, as they were. */
export function withRules(settings: SchemeSettings, changes: RuleChanges): SchemeSettings {
  const { trainingRequired, managerRequired, ownWord, ownUnitOnly } = changes;
  const { secondReviewer, cascadeNext } = changes;
  const was = rulesOf(settings);
  const after = { ...settings };
  if (trainingRequired ?? managerRequired ?? ownWord) {
    after.milestones = {
      required: {
        training: once(trainingRequired ?? was.trainingRequired),
        manager: once(managerRequired ?? was.managerRequired),
      },
      ownWord: once(ownWord ?? was.ownWord),
    };
  }
  if (ownUnitOnly != null) after.eligibility = { ownUnitOnly };
  if (secondReviewer != null || cascadeNext != null) {
    after.review = {
      ...settings.review,
      second: secondReviewer ?? was.secondReviewer,
      cascade: (cascadeNext ?? was.cascadeNext) ? "next" : "round",
    };
  }
  return after;
}

const once = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Why these rules can't be. */
export function ruleFaults(ctx: Context, { ownWord }: RuleChanges): Reason[] {
  if (!ownWord?.includes("certificate")) return [];
  const message = say(ctx, words.certificateIsGranted);
  return [Object.assign(new Reason(), { code: "ownWord", message, place: "settings.rules" })];
}
