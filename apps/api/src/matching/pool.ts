import { createHash } from "node:crypto";
import type { Answers } from "@quad/forms";
import type { Profile, Registry, Text } from "@quad/matching";
import type { Context } from "../context.ts";
import { matchable, type PoolMember, registrationFormKey } from "../enrolment/enrolment.service.ts";
import { currentForms } from "../form/form.service.ts";
import { unitPath } from "../institution/institution.service.ts";
import { earlierFailures } from "../partnership/partnership.service.ts";
import { schemeDocumentOf } from "../scheme/scheme.service.ts";
import { matcherFor } from "../templates/document.ts";
import { roundsOfScheme } from "./rows.ts";
import type { Method, People } from "./thread/contract.ts";

/** Everybody who can be matched now, as the matching engine knows them. Ids are enrolment ids. */
export interface Pool extends People {
  /** SHA-256 of both lists, in hex: another one means that somebody or something has changed. */
  hash: string;
}

/** One reading for each request and scheme. */
export function presentPool(ctx: Context, schemeId: string): Promise<Pool> {
  return ctx.once(`matching.pool:${schemeId}`, async () => {
    const { mentors, mentees } = await matchable(ctx, schemeId);
    const known = await knownOf(ctx, schemeId, [...mentors, ...mentees]);
    const profiles = (members: PoolMember[]) => members.map((one) => profileOf(one, known));
    const lists = { mentees: profiles(mentees), mentors: profiles(mentors) };
    return { ...lists, hash: hashOf(lists) };
  });
}

/** What is looked up for all people together. */
interface Known {
  /** Person ids by person id. */
  failed: ReadonlyMap<string, string[]>;
  /** Rounds without a match, by enrolment id. */
  waited: ReadonlyMap<string, number>;
  /** From the top down to each unit. */
  paths: ReadonlyMap<string, string[]>;
  /** The scheme's, if it has several to choose from. */
  models: readonly string[] | null;
}

async function knownOf(
  ctx: Context,
  schemeId: string,
  members: readonly PoolMember[],
): Promise<Known> {
  const unitIds = new Set(members.flatMap(({ person }) => person.unitId ?? []));
  const paths = new Map<string, string[]>();
  for (const id of unitIds) paths.set(id, (await unitPath(ctx, id)).reverse());
  const failed = await earlierFailures(
    ctx,
    members.map((one) => one.person.id),
  );
  const { models } = (await schemeDocumentOf(ctx, schemeId)).settings;
  const waited = await roundsWaited(ctx, schemeId, members);
  return { failed, waited, paths, models: models.length > 1 ? models : null };
}

/** How many rounds were sent since they registered that had no partnership for them. */
async function roundsWaited(
  ctx: Context,
  schemeId: string,
  members: readonly PoolMember[],
): Promise<Map<string, number>> {
  const waited = new Map<string, number>();
  const sent = (await roundsOfScheme(ctx, schemeId)).filter((one) => one.publishedAt !== null);
  if (sent.length === 0) return waited;
  const rows = await ctx.store.rows<{ roundId: string; enrolmentId: string }>(
    `SELECT p.round_id AS "roundId", m.enrolment_id AS "enrolmentId" FROM app.partnership p
     JOIN app.partnership_member m ON m.institution_id = $1 AND m.partnership_id = p.id
     WHERE p.institution_id = $1 AND p.scheme_id = $2 AND p.round_id IS NOT NULL`,
    [schemeId],
  );
  const had = new Set(rows.map((row) => `${row.roundId} ${row.enrolmentId}`));
  for (const { enrolment } of members) {
    const { id, registeredAt } = enrolment;
    const count = sent.filter(
      (one) => registeredAt && one.publishedAt! > registeredAt && !had.has(`${one.id} ${id}`),
    ).length;
    if (count > 0) waited.set(id, count);
  }
  return waited;
}

/**
 * SHA-256 of people, in hex. Places that mentors have got by hand (`given`) aren't counted: they
 * change nothing about who is there.
 */
export function hashOf(
  { mentees, mentors }: People,
  given: Readonly<Record<string, number>> = {},
): string {
  const own = mentors.map((one) =>
    given[one.id] ? { ...one, capacity: one.capacity - given[one.id]! } : one,
  );
  return createHash("sha256")
    .update(JSON.stringify({ mentees, mentors: own }))
    .digest("hex");
}

function profileOf(
  { enrolment, person, answers, capacityLeft, preferences, conflicts }: PoolMember,
  { failed, waited, paths, models }: Known,
): Profile {
  const { unitId, lineManagerId } = person;
  const grade = typeof answers.grade === "string" ? answers.grade : person.grade;
  const team = typeof answers.team === "string" ? answers.team : unitId;
  const wish = models && modelIn(answers, models);
  return {
    id: enrolment.id,
    role: enrolment.role,
    capacity: capacityLeft,
    personId: person.id,
    ...(unitId && { unitId, unitPath: paths.get(unitId)! }),
    ...(lineManagerId && { lineManagerId }),
    ...(grade && { grade }),
    ...(team && { team }),
    ...(answers.mentoredBefore === true && { experienced: true }),
    ...(waited.has(enrolment.id) && { waitedRounds: waited.get(enrolment.id)! }),
    ...(wish && { models: [wish] }),
    answers,
    text: textsIn(answers),
    preferences,
    conflicts: conflicts.toSorted(),
    earlierFailed: failed.get(person.id) ?? [],
  };
}

/** The model that somebody wishes, if it is one of these: "oneToOne" is "one-to-one". */
function modelIn({ model }: Answers, models: readonly string[]): string | null {
  if (typeof model !== "string") return null;
  const key = model.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return models.includes(key) ? key : null;
}

const textsIn = (answers: Answers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers).filter((one): one is [string, string] => typeof one[1] === "string"),
  );

/** What the listed plugins bring for matching. */
export const registryOf = (ctx: Context): Registry =>
  ctx.app.plugins as unknown as Pick<Registry, "criteria" | "matchers">;

/**
 * How a scheme matches: its criteria, and a matcher for each of its models. A criterion that names
 * answers in its sentences gets the words for them from the forms, unless the scheme gives its own.
 */
export async function methodOf(ctx: Context, schemeId: string): Promise<Method> {
  const document = await schemeDocumentOf(ctx, schemeId);
  const { criteria: types } = registryOf(ctx);
  const words = await optionWords(ctx, schemeId);
  return {
    models: document.settings.models.flatMap((model) => {
      const matcher = matcherFor(document, model);
      return matcher ? [{ model, matcher }] : [];
    }),
    criteria: document.matching.criteria.map((use) => {
      const fields = Object.entries(types.get(use.type)?.params ?? {});
      const label = fields.find(([, field]) => field.type === "labels")?.[0];
      if (!label || use.params?.[label] !== undefined) return use;
      const questions = fields
        .filter(([, field]) => field.type === "question")
        .map(([name]) => String(use.params?.[name]));
      const labels = Object.assign({}, ...questions.map((id) => words.get(id) ?? {}));
      return { ...use, params: { ...use.params, [label]: labels } };
    }),
  };
}

/** The words of each option, by question of the two registration forms. */
async function optionWords(
  ctx: Context,
  schemeId: string,
): Promise<Map<string, Record<string, Text>>> {
  const forms = await currentForms(ctx, schemeId);
  const found = new Map<string, Record<string, Text>>();
  for (const role of ["mentor", "mentee"] as const) {
    const pages = forms.get(registrationFormKey(role))?.definition.pages ?? [];
    for (const { id, rules } of pages.flatMap((page) => page.questions)) {
      const options = (rules?.options ?? []) as { value: string; label: Text }[];
      const own = Object.fromEntries(options.map(({ value, label }) => [value, label]));
      found.set(id, { ...found.get(id), ...own });
    }
  }
  return found;
}
