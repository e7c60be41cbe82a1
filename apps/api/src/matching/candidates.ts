import { fit, fitWords, type ReasonLine } from "@quad/matching";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { enrolmentRow } from "../enrolment/enrolment.service.ts";
import { DomainError } from "../graphql/errors.ts";
import { MatchReason } from "../partnership/partnership.types.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { Candidate, CandidateList, RuledOut } from "./board.types.ts";
import { words } from "./matching.words.ts";
import { namesOf } from "./names.ts";
import { askAboutPool, askAboutRun } from "./opened.ts";
import { chosenOf, outcomeOfRun, pairingsOf, roundRow, runsOf } from "./rows.ts";
import type { Listed } from "./thread/contract.ts";

const mostListed = 100;
const mostNames = 20;

/**
 * The mentors for one mentee, the best fit first, by the result on the board; by people and rules of
 * now while there is none, or for somebody whom it doesn't know. Empty for a mentee who can't be
 * matched.
 */
export async function candidates(
  ctx: Context,
  roundId: string,
  mentee: string,
  first: number,
): Promise<CandidateList> {
  const round = await roundRow(ctx, roundId);
  const { schemeId } = round;
  authorise(ctx, "round.read", await schemeSubject(ctx, schemeId));
  if (!(first >= 0 && first <= mostListed)) {
    throw new DomainError("BAD_USER_INPUT", `At most ${mostListed} at a time.`);
  }
  if ((await enrolmentRow(ctx, mentee)).schemeId !== schemeId) throw new DomainError("NOT_FOUND");
  const run = chosenOf(round, await runsOf(ctx, roundId));
  const ask = { mentee, first, locale: ctx.locale };
  const listed =
    (run && (await askAboutRun(ctx, run, "candidates", ask))) ??
    (await askAboutPool(ctx, schemeId, "candidates", ask));
  const chosen = (run && (await outcomeOfRun(ctx, run.id)))?.chosen ?? [];
  const held = new Map<string, string[]>();
  for (const { mentors, mentees } of chosen) {
    for (const mentor of mentors) held.set(mentor, [...(held.get(mentor) ?? []), ...mentees]);
  }
  return listOf(ctx, { roundId, mentee, listed, held });
}

interface Found {
  roundId: string;
  mentee: string;
  listed: Listed | null;
  /** Mentees by mentor in the result on the board. */
  held: Map<string, string[]>;
}

async function listOf(
  ctx: Context,
  { roundId, mentee, listed, held }: Found,
): Promise<CandidateList> {
  const own = (await pairingsOf(ctx, roundId)).filter((one) => one.menteeEnrolmentId === mentee);
  const decided = new Map(own.map((one) => [one.mentorEnrolmentId, one.kind]));
  const { options = [], total = 0, ruledOut = [] } = listed ?? {};
  const forbidden = own
    .filter((one) => one.kind === "forbidden")
    .map((one) => one.mentorEnrolmentId);
  const groups = [
    ...ruledOut.map(({ sentence, mentors }) => ({ rule: sentence, mentors })),
    ...(forbidden.length > 0 && listed
      ? [{ rule: say(ctx, words.forbiddenByHand), mentors: forbidden }]
      : []),
  ];
  const nameOf = await namesOf(ctx, [
    ...options.flatMap(({ mentor }) => [mentor, ...(held.get(mentor) ?? [])]),
    ...groups.flatMap(({ mentors }) => mentors.slice(0, mostNames)),
  ]);
  return Object.assign(new CandidateList(), {
    options: options.map(({ mentor, places, score, reasons }) => {
      const { name, unitName } = nameOf(mentor);
      const mentees = held.get(mentor) ?? [];
      return Object.assign(new Candidate(), {
        mentorEnrolmentId: mentor,
        mentorName: name,
        mentorUnit: unitName,
        fit: fit(score),
        fitLabel: say(ctx, fitWords[fit(score)]),
        reasons: reasons.map(reasonOf),
        matchedTo: mentees.map((one) => nameOf(one).name),
        placesLeft: Math.max(0, places - mentees.length),
        pairing: decided.get(mentor) ?? null,
        current: mentees.includes(mentee),
      });
    }),
    total,
    ruledOut: groups.map(({ rule, mentors }) =>
      Object.assign(new RuledOut(), {
        rule,
        count: mentors.length,
        names: mentors.slice(0, mostNames).map((id) => nameOf(id).name),
      }),
    ),
  });
}

export const reasonOf = ({ polarity, sentence }: ReasonLine): MatchReason =>
  Object.assign(new MatchReason(), { for: polarity === "plus", text: sentence });
