import { isDeepStrictEqual } from "node:util";
import {
  type AttributeReport,
  type AttributesUsed,
  attributesUsed,
  type FairnessReport,
  type FairnessRow as Figures,
  fairness,
  fairnessPrices,
  fairnessSentences,
  groupName,
  type PricedRun,
  type Profile,
  priceSentences,
  rankColumnName,
  usedSentence,
} from "@quad/matching";
import { authorise } from "../../access/can.ts";
import type { Subject } from "../../access/policy.ts";
import type { Context } from "../../context.ts";
import { registrationFormKey } from "../../enrolment/enrolment.service.ts";
import { currentForms } from "../../form/form.service.ts";
import { DomainError } from "../../graphql/errors.ts";
import { schemeSubject } from "../../scheme/scheme.service.ts";
import { say, type Text } from "../../words.ts";
import type { RunRow } from "../matching.entity.ts";
import { words as matchingWords } from "../matching.words.ts";
import { titleOf } from "../method.view.ts";
import { registryOf } from "../pool.ts";
import {
  decisionsOfRun,
  outcomeOfRun,
  peopleOfSnapshot,
  roundRow,
  runRow,
  runsOf,
} from "../rows.ts";
import type { Outcome, People } from "../thread/contract.ts";
import { peopleOf } from "../thread/solve.ts";
import {
  ChoiceTable,
  FairnessGroup,
  FairnessPrice,
  FairnessRow,
  FairnessSide,
  RunFairness,
} from "./fairness.types.ts";
import { words } from "./fairness.words.ts";
import { type Grouping, groupingsOf, questionsOf } from "./groups.ts";

/** Nothing is told of fewer people than this. */
const smallest = 5;
/** Other runs that a price is named beside, the newest. */
const mostBeside = 9;
const roles = ["mentee", "mentor"] as const;

/** A run with what it knew and what came out of it. */
interface Done {
  row: RunRow;
  people: People;
  outcome: Outcome;
}

/**
 * How each declared group of people fared in a run, what its scores knew, and what its way of
 * matching costs beside the other ways that were tried with the same people and weights. Throws
 * `NOT_FOUND`, `FORBIDDEN`, and `BAD_USER_INPUT` while there is no result.
 */
export async function runFairness(ctx: Context, runId: string): Promise<RunFairness> {
  const row = await runRow(ctx, runId);
  const { id: roundId, schemeId, publishedRunId } = await roundRow(ctx, row.roundId);
  const subject = await schemeSubject(ctx, schemeId);
  authorise(ctx, "run.fairness", { ...subject, sent: publishedRunId === runId } as Subject);
  const run = await doneOf(ctx, row);
  if (!run) throw new DomainError("BAD_USER_INPUT", say(ctx, matchingWords.noResult));
  return Object.assign(new RunFairness(), {
    ...{ runId, roundId, number: row.number, smallest },
    used: await usedOf(ctx, schemeId, row),
    sides: await Promise.all(roles.map((role) => sideOf(ctx, schemeId, run, role))),
    prices: await pricesOf(ctx, run),
  });
}

async function doneOf(ctx: Context, row: RunRow): Promise<Done | null> {
  const outcome = await outcomeOfRun(ctx, row.id);
  if (!outcome || row.snapshotHash === null) return null;
  const hash = row.snapshotHash;
  const all = await ctx.once(`run.people:${hash}`, () => peopleOfSnapshot(ctx, hash));
  const people = peopleOf({ people: all, decisions: await decisionsOfRun(ctx, row.id) });
  return { row, people, outcome };
}

/** The run as the package's figures are counted from. */
function countedFrom({ people: { mentees, mentors }, outcome }: Done) {
  const everybody = [...mentees, ...mentors];
  const there = new Set(everybody.map((one) => one.id));
  const rankings = everybody.flatMap(({ id, preferences = [] }) => {
    const chosen = preferences.filter((one) => there.has(one));
    return chosen.length > 0 ? [[id, chosen.map((one) => [one])] as const] : [];
  });
  return {
    problem: {
      mentees: ids(mentees),
      mentors: ids(mentors),
      rankings: Object.fromEntries(rankings),
    },
    result: { partnerships: outcome.chosen },
  };
}

const ids = (people: readonly Profile[]) => people.map(({ id, capacity }) => ({ id, capacity }));

async function sideOf(
  ctx: Context,
  schemeId: string,
  run: Done,
  role: (typeof roles)[number],
): Promise<FairnessSide> {
  const people = run.people[`${role}s`];
  const side = new FairnessSide();
  if (people.length < smallest) return Object.assign(side, { role, total: null, groups: [] });
  const groupings = await groupingsOf(ctx, schemeId, role, people);
  const report = fairness({
    ...countedFrom(run),
    role,
    attributes: groupings.map((one) => one.attribute),
    waited: Object.fromEntries(people.map((one) => [one.id, one.waitedRounds ?? 0])),
    smallest,
  });
  const used = attributesUsed(run.row.params.criteria, registryOf(ctx));
  const total = rowOf(report.total, say(ctx, words.everybody));
  if ((report.total.matched ?? 0) < smallest) total.fit = null;
  return Object.assign(side, {
    role,
    total,
    groups: report.attributes.map((one, i) =>
      groupOf(ctx, inOrder(one), report, groupings[i]!, used),
    ),
  });
}

/** Groups in the order of their labels: options as the form has them. */
function inOrder({ rows, ranks, ...rest }: AttributeReport): AttributeReport {
  const order = Object.keys(rest.labels);
  const place = ({ groups: [first] }: { groups: readonly (string | null)[] }) =>
    first && order.includes(first) ? order.indexOf(first) : order.length;
  const sorted = <T extends { groups: readonly (string | null)[] }>(list: readonly T[]) =>
    list.toSorted((a, b) => place(a) - place(b));
  return { ...rest, rows: sorted(rows), ranks: ranks && { ...ranks, rows: sorted(ranks.rows) } };
}

function groupOf(
  ctx: Context,
  attribute: AttributeReport,
  report: FairnessReport,
  { title, knownTo }: Grouping,
  used: AttributesUsed,
): FairnessGroup {
  const { key, labels, rows, ranks } = attribute;
  const name = (groups: readonly (string | null)[]) => groupName(groups, labels, ctx.locale);
  return Object.assign(new FairnessGroup(), {
    ...{ key, used: knownTo(used), label: say(ctx, title) },
    sentences: fairnessSentences(attribute, report, ctx.locale),
    rows: rows.map((row) => rowOf(row, name(row.groups))),
    choices:
      ranks &&
      Object.assign(new ChoiceTable(), {
        columns: ranks.columns.map((column) => rankColumnName(column, ctx.locale)),
        rows: ranks.rows.map(({ groups, people, counts }) => ({
          label: name(groups),
          people,
          counts: [...counts],
        })),
      }),
  });
}

const rowOf = (
  { people, matched, rate, meanScore, meanWaited }: Figures,
  label: string,
): FairnessRow =>
  Object.assign(new FairnessRow(), {
    ...{ label, people, matched, share: rate, waited: meanWaited },
    fit: meanScore === null ? null : meanScore / 10_000,
  });

/** A question is named by its own words: they are what people read when they answered it. */
async function usedOf(ctx: Context, schemeId: string, { params }: RunRow): Promise<string> {
  const forms = await currentForms(ctx, schemeId);
  const labels = new Map<string, Text>();
  for (const role of roles) {
    const form = forms.get(registrationFormKey(role));
    for (const { id, label } of form ? questionsOf(form.definition) : []) {
      if (!labels.has(id)) labels.set(id, label);
    }
  }
  const used = attributesUsed(params.criteria, registryOf(ctx));
  return usedSentence(used, ctx.locale, (id) => {
    const label = labels.get(id);
    return say(ctx, words.quoted, { text: label ? say(ctx, label) : id });
  });
}

/** Totals can be compared only when the people and what counts are the same. */
async function pricesOf(ctx: Context, run: Done): Promise<FairnessPrice[]> {
  const { id, snapshotHash, params, roundId } = run.row;
  const beside = (await runsOf(ctx, roundId)).filter(
    (one) =>
      one.id !== id &&
      one.state === "done" &&
      one.origin === "matcher" &&
      one.snapshotHash === snapshotHash &&
      isDeepStrictEqual(one.params.criteria, params.criteria),
  );
  const others = await Promise.all(beside.slice(0, mostBeside).map((one) => doneOf(ctx, one)));
  const runs = [run, ...others.filter((one) => one !== null)];
  const priced = fairnessPrices(runs.map((one) => ({ id: one.row.id, ...countedFrom(one) })));
  return Promise.all(priced.map((price, i) => priceOf(ctx, price, runs[i]!, i === 0)));
}

async function priceOf(
  ctx: Context,
  price: PricedRun,
  { row, outcome: { chosen } }: Done,
  current: boolean,
): Promise<FairnessPrice> {
  // What a change by hand is called names people.
  const own = row.origin === "matcher" ? await titleOf(ctx, row) : say(ctx, words.byHand);
  const title = say(ctx, words.named, { title: own, number: row.number });
  const { matched, firstChoices, cost } = price;
  const lowest = Math.min(...chosen.map((one) => one.mean));
  return Object.assign(new FairnessPrice(), {
    ...{ runId: row.id, title, current, matched, firstChoices, cost },
    lowestFit: matched < smallest ? null : lowest / 10_000,
    sentences: priceSentences(price, title, ctx.locale),
  });
}
