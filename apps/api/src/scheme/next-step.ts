import type { Context } from "../context.ts";
import { say } from "../words.ts";
import { openingChecklist } from "./checklist.ts";
import { type NextWords, nextWords } from "./next-step.words.ts";
import type { SchemeRow } from "./scheme.entity.ts";
import { NextStep } from "./scheme.types.ts";
import type { SchemeState } from "./state.ts";

interface Step {
  key: keyof typeof nextWords;
  place: string;
  params?: Record<string, string | number>;
  byDate?: string | null;
}

/** The one thing that a coordinator should do now. There is always one, even if it is to wait. */
export async function nextStep(
  ctx: Context,
  row: SchemeRow,
  state: SchemeState,
): Promise<NextStep> {
  const step =
    row.state === "draft"
      ? await beforeOpening(ctx, row)
      : (atTheRound(state) ??
        (row.state === "open" ? gathering(row, state) : null) ??
        afterwards(state));
  const { title, why, action }: NextWords = nextWords[step.key];
  const params = step.params ?? {};
  return Object.assign(new NextStep(), {
    key: step.key,
    title: say(ctx, title, params),
    why: say(ctx, why, params),
    byDate: step.byDate ?? null,
    place: step.place,
    actionLabel: say(ctx, action, params),
  });
}

async function beforeOpening(ctx: Context, row: SchemeRow): Promise<Step> {
  const missing = (await openingChecklist(ctx, row)).filter((item) => !item.done);
  const byDate = row.settings.opensOn;
  const coordinator = missing.find((item) => item.key === "coordinators");
  if (coordinator) return { key: "nameCoordinator", place: coordinator.place, byDate };
  const [first] = missing;
  if (!first) return { key: "open", place: "overview", byDate };
  const params = { count: missing.length, what: first.label, detail: first.detail ?? "" };
  return { key: "finishSettings", place: first.place, params, byDate };
}

/** A round that waits for the coordinator comes before everything else. */
function atTheRound({ round, unanswered, replyBy }: SchemeState): Step | null {
  if (round?.stage === "reviewing") {
    const params = { count: round.matched ?? 0, number: round.number };
    return { key: "lookOver", place: `round:${round.id}`, params };
  }
  if (round?.stage === "matching") {
    return { key: "matchingRuns", place: `round:${round.id}`, params: { number: round.number } };
  }
  if (unanswered > 0) {
    return {
      key: "awaitAnswers",
      place: "partnerships",
      params: { count: unanswered },
      byDate: replyBy,
    };
  }
  return null;
}

function gathering({ settings }: SchemeRow, state: SchemeState): Step | null {
  const { registrationClosesOn, matchingOn, minimumMentors, minimumMentees } = settings;
  if (state.notInvited > 0) {
    const params = { count: state.notInvited };
    return { key: "invite", place: "people", params, byDate: registrationClosesOn };
  }
  const enough = state.freeMentors >= minimumMentors && state.freeMentees >= minimumMentees;
  if (enough) {
    const params = { mentors: state.freeMentors, mentees: state.freeMentees };
    const place = state.round?.stage === "preparing" ? `round:${state.round.id}` : "rounds";
    return { key: "runMatching", place, params, byDate: matchingOn };
  }
  const started = state.partnershipsActive + state.partnershipsEnded > 0;
  if (started && state.freeMentees === 0) return null;
  if (state.registered + state.invitedNotRegistered === 0) {
    return { key: "bringPeople", place: "import", byDate: registrationClosesOn };
  }
  const params = {
    mentors: state.freeMentors,
    mentees: state.freeMentees,
    minimumMentors,
    minimumMentees,
  };
  return { key: "awaitPool", place: "people", params, byDate: registrationClosesOn };
}

function afterwards(state: SchemeState): Step {
  if (state.unevaluated > 0) {
    const params = { count: state.unevaluated };
    return { key: "awaitEvaluations", place: "evaluation", params };
  }
  if (state.partnershipsActive > 0) {
    const params = { count: state.partnershipsActive };
    return { key: "letThemWork", place: "partnerships", params };
  }
  return { key: "readEvaluation", place: "evaluation" };
}
