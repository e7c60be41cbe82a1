import { checkParams, type ParamSchema, type Params } from "@quad/matching";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { registrationFormKey } from "../enrolment/enrolment.service.ts";
import { currentForms } from "../form/form.service.ts";
import { Conflict, Reason, Refused } from "../graphql/problems.ts";
import { matcherFor, type SchemeDocument, type Text } from "../templates/document.ts";
import { say } from "../words.ts";
import { documentNow } from "./create.ts";
import {
  type CriterionSetting,
  type CriterionSettingInput,
  MatchingQuestion,
  MatchingSettings,
  type MatchingSettingsInput,
  type ModelMatchingInput,
  ParamFieldInfo,
} from "./matching-settings.types.ts";
import { words } from "./matching-settings.words.ts";
import { SchemeRow } from "./scheme.entity.ts";
import {
  lockScheme,
  rememberScheme,
  schemeDocumentOf,
  schemeRow,
  schemeSubject,
  writeDocument,
} from "./scheme.service.ts";

/** How a scheme matches, with what it could choose from. Throws `NOT_FOUND` or `FORBIDDEN`. */
export async function matchingSettings(ctx: Context, schemeId: string): Promise<MatchingSettings> {
  authorise(ctx, "scheme.edit", await schemeSubject(ctx, schemeId));
  const row = await schemeRow(ctx, schemeId);
  const document = await schemeDocumentOf(ctx, schemeId);
  const { criteria: types, matchers } = ctx.app.plugins;
  return Object.assign(new MatchingSettings(), {
    schemeId,
    revision: row.revision,
    models: row.settings.models.flatMap((model) => {
      const use = matcherFor({ ...document, settings: row.settings }, model);
      return use ? [{ model, matcher: use.type, params: use.params ?? {} }] : [];
    }),
    criteria: document.matching.criteria.map(
      ({ type, weight, strictness = "soft", params = {} }): CriterionSetting => {
        const sentence = types.get(type)?.describe(params as never, ctx.locale) ?? "";
        return { type, weight, strictness, params, sentence };
      },
    ),
    matcherOptions: [...matchers.values()].map((one) => ({
      type: one.type,
      v: one.v,
      label: one.label,
      sentence: one.describe({}, ctx.locale),
      strategy: one.strategy ?? null,
      models: one.models,
      fields: fieldsOf(one.params),
    })),
    criterionOptions: [...types.values()].map((one) => ({
      type: one.type,
      label: one.label,
      sentence: one.describe({} as never, ctx.locale),
      onlyExcludes: one.onlyExcludes ?? false,
      fields: fieldsOf(one.params),
    })),
    questions: await questionsFor(ctx, schemeId),
  });
}

const fieldsOf = (schema: ParamSchema): ParamFieldInfo[] =>
  Object.entries(schema).map(([name, field]) =>
    Object.assign(new ParamFieldInfo(), {
      name,
      type: field.type,
      label: field.label,
      required: field.required ?? false,
      choices: field.choices ?? null,
      minimum: field.minimum ?? null,
      maximum: field.maximum ?? null,
      default: field.default ?? null,
    }),
  );

/** The questions of the two registration forms that are for matching. */
async function questionsFor(ctx: Context, schemeId: string): Promise<MatchingQuestion[]> {
  const forms = await currentForms(ctx, schemeId);
  return (["mentor", "mentee"] as const).flatMap((role) => {
    const pages = forms.get(registrationFormKey(role))?.definition.pages ?? [];
    return pages
      .flatMap((page) => page.questions)
      .filter((question) => question.matching)
      .map(({ id, label, type }) =>
        Object.assign(new MatchingQuestion(), { role, id, label: label as Text, type }),
      );
  });
}

/**
 * Changes how a scheme matches: a new version of its document. Rounds that are under way keep the
 * results they have; the next run goes by this.
 */
export async function updateMatching(
  ctx: Context,
  { schemeId, expectedRevision, models, criteria }: MatchingSettingsInput,
): Promise<MatchingSettings | Conflict | Refused> {
  const row = await lockScheme(ctx, schemeId);
  authorise(ctx, "scheme.edit", await schemeSubject(ctx, schemeId));
  if (row.revision !== expectedRevision) {
    return Conflict.at(row.revision, say(ctx, words.conflict));
  }
  const faults = [
    ...modelFaults(ctx, models),
    ...(await criterionFaults(ctx, schemeId, criteria)),
    ...(await openModels(ctx, row, models)),
  ];
  if (faults.length > 0) return Refused.because("INVALID", say(ctx, words.cannotSave), faults);
  const uses = models.map((one) => [one.model, useOf(ctx, one)] as const);
  const [first, ...others] = uses;
  const matching: SchemeDocument["matching"] = {
    matcher: first![1],
    ...(others.length > 0 && { matchers: Object.fromEntries(others) }),
    criteria: criteria.map(({ type, weight, strictness, params }) => ({
      type,
      weight,
      ...(strictness !== "soft" && { strictness }),
      ...(filled(params) && { params: params as Params }),
    })),
  };
  const settings = { ...row.settings, models: models.map((one) => one.model) };
  const after = Object.assign(new SchemeRow(), row, { settings, revision: row.revision + 1 });
  await ctx.store.update(SchemeRow, { id: row.id }, { settings, revision: after.revision });
  rememberScheme(ctx, after);
  const before = await schemeDocumentOf(ctx, row.id);
  await writeDocument(ctx, row.id, await documentNow(ctx, after, { ...before, matching }));
  await recordAudit(ctx, "scheme.matching", { type: "scheme", id: row.id }, { models });
  return matchingSettings(ctx, row.id);
}

const filled = (params: unknown): params is Params =>
  typeof params === "object" && params !== null && Object.keys(params).length > 0;

const useOf = (ctx: Context, { matcher, params }: ModelMatchingInput) => {
  const { type, v } = ctx.app.plugins.matchers.get(matcher)!;
  return { type, v, ...(filled(params) && { params }) };
};

const fault = (code: string, message: string, place: string): Reason =>
  Object.assign(new Reason(), { code, message, place });

function modelFaults(ctx: Context, models: readonly ModelMatchingInput[]): Reason[] {
  const keys = models.map((one) => one.model);
  if (keys.length === 0 || new Set(keys).size < keys.length) {
    return [fault("models", say(ctx, words.noModel), "matching.models")];
  }
  return models.flatMap(({ model, matcher, params }, i) => {
    const known = ctx.app.plugins.matchers.get(matcher);
    const place = `matching.models.${i}`;
    if (!known?.models.includes(model)) {
      return [fault("matcher", say(ctx, words.noMatcher, { matcher, model }), place)];
    }
    return paramFaults(ctx, known, params, place);
  });
}

function paramFaults(
  ctx: Context,
  { label, params: schema }: { label: Text; params: ParamSchema },
  params: unknown,
  place: string,
): Reason[] {
  const what = say(ctx, label);
  const given = (typeof params === "object" && params !== null ? params : {}) as Params;
  return checkParams(schema, given).map(({ param, code }) => {
    const name = schema[param] ? say(ctx, schema[param].label) : param;
    return fault(code, say(ctx, words.faults[code], { what, param: name }), `${place}.${param}`);
  });
}

async function criterionFaults(
  ctx: Context,
  schemeId: string,
  criteria: readonly CriterionSettingInput[],
): Promise<Reason[]> {
  const { criteria: types } = ctx.app.plugins;
  const known = new Set((await questionsFor(ctx, schemeId)).map((one) => one.id));
  const scores = criteria.some((one) => one.weight > 0 && !types.get(one.type)?.onlyExcludes);
  return [
    ...(scores ? [] : [fault("weights", say(ctx, words.nothingScores), "matching.criteria")]),
    ...criteria.flatMap(({ type, weight, params }, i) => {
      const place = `matching.criteria.${i}`;
      const one = types.get(type);
      if (!one) return [fault("criterion", say(ctx, words.noCriterion, { type }), place)];
      const what = say(ctx, one.label);
      if (!(weight >= 0 && weight <= 1000)) {
        return [fault("weight", say(ctx, words.badWeight, { what }), `${place}.weight`)];
      }
      const strange = Object.entries(one.params).flatMap(([name, field]) => {
        if (field.type !== "question" && field.type !== "questions") return [];
        const asked = [(params as Params | null | undefined)?.[name] ?? []].flat();
        const unknown = asked.filter((one) => typeof one === "string" && !known.has(one));
        return unknown.map((question) =>
          fault(
            "question",
            say(ctx, words.badQuestion, { what, question: String(question) }),
            `${place}.${name}`,
          ),
        );
      });
      return [...paramFaults(ctx, one, params, place), ...strange];
    }),
  ];
}

/** A model in which people are still together, or proposed to each other, can't be taken away. */
async function openModels(
  ctx: Context,
  row: SchemeRow,
  models: readonly ModelMatchingInput[],
): Promise<Reason[]> {
  const kept = new Set(models.map((one) => one.model));
  const gone = row.settings.models.filter((model) => !kept.has(model));
  if (gone.length === 0) return [];
  const open = await ctx.store.rows<{ model: string }>(
    `SELECT DISTINCT p.model FROM app.partnership p
     JOIN app.workflow_instance i ON i.institution_id = $1
       AND i.subject_type = 'partnership' AND i.subject_id = p.id
     WHERE p.institution_id = $1 AND p.scheme_id = $2 AND p.model = ANY ($3) AND 'open' = ANY (i.tags)`,
    [row.id, gone],
  );
  return open.map(({ model }) =>
    fault("open", say(ctx, words.running, { model }), "matching.models"),
  );
}
