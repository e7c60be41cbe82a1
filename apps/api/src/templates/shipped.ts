import {
  expand,
  parseDefinition,
  parseVariant,
  type Subject,
  type WorkflowDefinition,
} from "@quad/workflow";
import enrolment from "./workflows/base/enrolment.json" with { type: "json" };
import partnership from "./workflows/base/partnership.json" with { type: "json" };
import round from "./workflows/base/round.json" with { type: "json" };
import circleEnrolment from "./workflows/circle/enrolment.json" with { type: "json" };
import circlePartnership from "./workflows/circle/partnership.json" with { type: "json" };
import circleRound from "./workflows/circle/round.json" with { type: "json" };
import groupEnrolment from "./workflows/group/enrolment.json" with { type: "json" };
import groupPartnership from "./workflows/group/partnership.json" with { type: "json" };
import groupRound from "./workflows/group/round.json" with { type: "json" };
import oneToOneEnrolment from "./workflows/one-to-one/enrolment.json" with { type: "json" };
import oneToOnePartnership from "./workflows/one-to-one/partnership.json" with { type: "json" };
import oneToOneRound from "./workflows/one-to-one/round.json" with { type: "json" };
import teamEnrolment from "./workflows/team/enrolment.json" with { type: "json" };
import teamPartnership from "./workflows/team/partnership.json" with { type: "json" };
import teamRound from "./workflows/team/round.json" with { type: "json" };
import twoByTwoEnrolment from "./workflows/two-by-two/enrolment.json" with { type: "json" };
import twoByTwoPartnership from "./workflows/two-by-two/partnership.json" with { type: "json" };
import twoByTwoRound from "./workflows/two-by-two/round.json" with { type: "json" };

/** A workflow that a scheme can start from. */
export interface ShippedWorkflow {
  /** The model of mentoring that it is made for. */
  model: string;
  subject: Subject;
  /** Whole: its variant expanded, and its key that of the subject, under which schemes run it. */
  definition: WorkflowDefinition;
}

/** What the variants are made from, one for each subject. */
const bases = [enrolment, round, partnership];

/** A variant may build upon any that stands before it. */
const variants: Readonly<Record<string, readonly unknown[]>> = {
  "one-to-one": [oneToOneEnrolment, oneToOneRound, oneToOnePartnership],
  group: [groupEnrolment, groupRound, groupPartnership],
  "two-by-two": [twoByTwoEnrolment, twoByTwoRound, twoByTwoPartnership],
  team: [teamEnrolment, teamRound, teamPartnership],
  circle: [circleEnrolment, circleRound, circlePartnership],
};

type Failed = { ok: false; problems: { path: string[]; message: Record<string, string> }[] };

function must<T>(what: string, outcome: ({ ok: true } & T) | Failed): T {
  if (outcome.ok) return outcome;
  const list = outcome.problems.map(({ path, message }) => `${path.join(" › ")}: ${message.en}`);
  throw new Error(`The workflow ${what} isn't valid.\n${list.join("\n")}`);
}

let made: readonly ShippedWorkflow[] | undefined;

/** Throws, naming the place, when one isn't valid. */
export function shippedWorkflows(): readonly ShippedWorkflow[] {
  made ??= makeAll();
  return made;
}

function makeAll(): ShippedWorkflow[] {
  const known = new Map(
    bases.map((base) => [base.key, must(base.key, parseDefinition(base)).definition]),
  );
  return Object.entries(variants).flatMap(([model, own]) =>
    own.map((json) => {
      const { variant } = must(`of ${model}`, parseVariant(json));
      const base = known.get(variant.extends);
      if (!base) throw new Error(`There is no workflow "${variant.extends}" to extend.`);
      const { definition } = must(variant.key, expand(variant, base));
      known.set(variant.key, definition);
      const { subject } = definition;
      return { model, subject, definition: { ...definition, key: subject } };
    }),
  );
}
