import { fieldRegistry, parseForm } from "@quad/forms";
import { checkParams } from "@quad/matching";
import { check, parseDefinition } from "@quad/workflow";
import { z } from "zod";
import type { PluginRegistry } from "../plugins/registry.ts";
import { matcherFor, type SchemeDocument } from "./document.ts";

/** What is wrong with a scheme document, in a sentence, and where: "settings.replyDays". */
export interface DocumentProblem {
  place: string;
  message: string;
}

export type ParsedDocument =
  | { ok: true; document: SchemeDocument }
  | { ok: false; problems: DocumentProblem[] };

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/, "Use a language tag, such as en.");
const key = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, "Use small letters, digits and hyphens.");
const role = z.enum(["mentor", "mentee"]);
const count = (least: number, most: number) => z.int().min(least).max(most);
const date = z.iso.date().nullable();
const timeZone = z
  .string()
  .refine((name) => Intl.supportedValuesOf("timeZone").includes(name) || name === "UTC", {
    message: "Use the name of a time zone, such as Europe/London.",
  });

function shapeFor(languages: readonly string[]) {
  const words = z.string().trim().min(1, "Say something in this language.").max(20_000);
  const text = z.strictObject(Object.fromEntries(languages.map((one) => [one, words])));
  const settings = z
    .strictObject({
      timeZone,
      opensOn: date,
      registrationClosesOn: date,
      matchingOn: date,
      endsOn: date,
      maxPreferences: count(1, 10),
      replyDays: count(1, 90),
      minMonths: count(1, 36),
      maxMonths: count(1, 36),
      hoursPerMonth: z.number().min(0.25).max(40),
      firstMeetingIntroMinutes: count(0, 240),
      firstMeetingMainMinutes: count(5, 480),
      minimumMentors: count(0, 10_000),
      minimumMentees: count(1, 10_000),
      coordinatorSeesMeetings: z.boolean(),
      phases: z
        .array(z.strictObject({ key, label: text }))
        .min(1)
        .max(12),
      models: z.array(key).min(1).max(10),
      milestones: z
        .strictObject({
          required: z
            .strictObject({ training: z.array(role).optional(), manager: z.array(role).optional() })
            .optional(),
          ownWord: z
            .array(z.enum(["training", "induction", "manager", "consent", "certificate"]))
            .optional(),
        })
        .optional(),
      eligibility: z.strictObject({ ownUnitOnly: z.boolean().optional() }).optional(),
      review: z
        .strictObject({
          second: z.boolean().optional(),
          cascade: z.enum(["next", "round"]).optional(),
          cascadeMost: count(1, 20).optional(),
        })
        .optional(),
    })
    .refine((value) => value.minMonths <= value.maxMonths, {
      path: ["maxMonths"],
      message: "The longest time is shorter than the shortest.",
    });
  const stage = z.strictObject({
    subject: z.enum(["enrolment", "round", "partnership"]),
    stage: key,
    waitingFor: text,
    lateAfterDays: count(1, 1000).optional(),
    because: text.optional(),
    action: text.optional(),
    who: z.enum(["members", "unanswered", "unsigned", "unevaluated"]).optional(),
  });
  const matcher = z.strictObject({
    type: z.string(),
    v: z.int(),
    params: z.record(z.string(), z.unknown()).optional(),
  });
  const criterion = z.strictObject({
    type: z.string(),
    weight: z.number().min(0).max(1000),
    strictness: z.enum(["soft", "strong", "must"]).optional(),
    params: z.record(z.string(), z.unknown()).optional(),
  });
  return z.strictObject({
    format: z.literal("scheme-doc/1"),
    key,
    languages: z.array(language).min(1).max(10),
    name: text,
    summary: text,
    purpose: text,
    objectives: z.array(text).max(50),
    facts: z.array(z.strictObject({ label: text, value: text })).max(30),
    contactEmail: z.email().nullable(),
    settings,
    defaultPlaces: z.strictObject({ mentor: count(0, 10_000), mentee: count(0, 10_000) }),
    places: z
      .array(z.strictObject({ serviceArea: z.string().min(1), role, places: count(0, 10_000) }))
      .max(5000),
    matching: z.strictObject({
      matcher,
      matchers: z.record(key, matcher).optional(),
      criteria: z.array(criterion).min(1).max(50),
    }),
    forms: z.array(z.unknown()).min(1).max(50),
    workflows: z.array(z.unknown()).min(1).max(20),
    stages: z.array(stage).max(200),
    resources: z
      .array(z.strictObject({ title: text, summary: text, url: z.httpUrl().optional() }))
      .max(100),
    texts: z.strictObject({
      messages: z.record(key, z.strictObject({ subject: text, body: text })),
    }),
  });
}

/**
 * Reads a scheme document from outside: its shape first, then its forms, workflows and matching by
 * the rules of each and with the plugins that are there.
 */
export function parseSchemeDocument(json: unknown, plugins: PluginRegistry): ParsedDocument {
  const given = z.looseObject({ languages: z.array(language).min(1) }).safeParse(json);
  const parsed = shapeFor(given.success ? given.data.languages : ["en"]).safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      place: issue.path.join(".") || "document",
      message: issue.message,
    }));
    return { ok: false, problems };
  }
  const document = parsed.data as unknown as SchemeDocument;
  const problems = [
    ...formProblems(document, plugins),
    ...workflowProblems(document, plugins),
    ...matchingProblems(document, plugins),
    ...stageProblems(document),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, document };
}

function formProblems(document: SchemeDocument, plugins: PluginRegistry): DocumentProblem[] {
  const fields = fieldRegistry([...plugins.fields.values()]);
  return [
    ...twice(document.forms, "forms"),
    ...document.forms.flatMap((form, i) => {
      const parsed = parseForm(form, fields);
      if (parsed.ok) return [];
      return parsed.problems.map(({ path, message }) => ({
        place: ["forms", i, ...path].join("."),
        message,
      }));
    }),
  ];
}

function workflowProblems(document: SchemeDocument, plugins: PluginRegistry): DocumentProblem[] {
  return [
    ...twice(document.workflows, "workflows"),
    ...document.workflows.flatMap((definition, i) => {
      const parsed = parseDefinition(definition);
      const found = parsed.ok
        ? check(parsed.definition, plugins.workflow).filter((one) => one.severity === "error")
        : parsed.problems;
      return found.map(({ path, message }) => ({
        place: ["workflows", i, ...path].join("."),
        message: message.en ?? "",
      }));
    }),
  ];
}

function twice(items: readonly { key?: unknown }[], place: string): DocumentProblem[] {
  return items.flatMap((item, i) =>
    items.findIndex((one) => one?.key === item?.key) < i
      ? [{ place: `${place}.${i}.key`, message: `"${String(item?.key)}" stands twice.` }]
      : [],
  );
}

/** Every model has a matcher that is there, can match it, and is asked for what it knows. */
function matcherProblems(document: SchemeDocument, plugins: PluginRegistry): DocumentProblem[] {
  return document.settings.models.flatMap((model, i) => {
    const place = i === 0 ? "matching.matcher" : `matching.matchers.${model}`;
    const use = matcherFor(document, model);
    if (!use) return [{ place, message: `Say how the model "${model}" is matched.` }];
    const known = plugins.matchers.get(use.type);
    if (!known || known.v !== use.v) {
      return [{ place, message: `There is no matcher "${use.type}" of version ${use.v}.` }];
    }
    if (!known.models.includes(model)) {
      const message = `The matcher "${use.type}" can't match the model "${model}".`;
      return [{ place: "settings.models", message }];
    }
    return checkParams(known.params, use.params ?? {}).map(({ param, code }) => ({
      place: `${place}.params.${param}`,
      message: `This isn't what the matcher asks for (${code}).`,
    }));
  });
}

function matchingProblems(document: SchemeDocument, plugins: PluginRegistry): DocumentProblem[] {
  const { criteria } = document.matching;
  const problems = matcherProblems(document, plugins);
  for (const [i, use] of criteria.entries()) {
    const criterion = plugins.criteria.get(use.type);
    const place = `matching.criteria.${i}`;
    if (!criterion) {
      problems.push({ place: `${place}.type`, message: `There is no criterion "${use.type}".` });
      continue;
    }
    for (const fault of checkParams(criterion.params, use.params ?? {})) {
      const message = `The parameter "${fault.param}" of "${use.type}" is wrong: ${fault.code}.`;
      problems.push({ place: `${place}.params.${fault.param}`, message });
    }
  }
  return problems;
}

function stageProblems(document: SchemeDocument): DocumentProblem[] {
  return document.stages.flatMap(({ subject, stage }, i) => {
    const flows = document.workflows.filter((one) => one.subject === subject);
    if (flows.some((one) => one.stages?.some((each) => each.key === stage))) return [];
    return [
      {
        place: `stages.${i}.stage`,
        message: `No workflow of a ${subject} has the stage "${stage}".`,
      },
    ];
  });
}
