import type { FormDefinition, Question } from "@quad/forms";
import type { Attribute, AttributesUsed, Profile, Text } from "@quad/matching";
import type { Context } from "../../context.ts";
import { registrationFormKey } from "../../enrolment/enrolment.service.ts";
import { currentForms } from "../../form/form.service.ts";
import { units } from "../../institution/institution.service.ts";
import { type ParticipantRole, serviceAreaFor } from "../../scheme/scheme.service.ts";
import { words } from "./fairness.words.ts";

/** A kind of groups; `knownTo`: whether what the scores and rules knew holds it. */
export interface Grouping {
  /** By itself, as a heading; the attribute's label stands in a sentence. */
  title: Text;
  attribute: Attribute;
  knownTo: (used: AttributesUsed) => boolean;
}

/**
 * The groups that people of one role have been declared to be of: service areas, grades, and the
 * answers to each question of their registration that has few possible ones and is shared in figures.
 * Left out: kinds by which all are of one group.
 */
export async function groupingsOf(
  ctx: Context,
  schemeId: string,
  role: ParticipantRole,
  people: readonly Profile[],
): Promise<Grouping[]> {
  const form = (await currentForms(ctx, schemeId)).get(registrationFormKey(role));
  const asked = form ? questionsOf(form.definition) : [];
  const gradeAsked = asked.find(({ id }) => id === "grade");
  const all = [
    await byArea(ctx, schemeId, people),
    byGrade(people, gradeAsked),
    ...asked.filter((one) => isGrouping(one) && isShared(one)).map((one) => byAnswer(people, one)),
  ];
  return all.filter(({ attribute: { of } }) => new Set(people.map((one) => of[one.id])).size > 1);
}

export const questionsOf = ({ pages }: FormDefinition): Question[] =>
  pages.flatMap((page) => page.questions);

const isGrouping = ({ type }: Question) => type === "choice" || type === "yesNo";
const isShared = ({ visibility }: Question) => visibility.includes("aggregates");

/** Somebody whose service area the scheme doesn't know counts with their own unit. */
async function byArea(
  ctx: Context,
  schemeId: string,
  people: readonly Profile[],
): Promise<Grouping> {
  const names = new Map((await units(ctx)).map((unit) => [unit.id, unit.name]));
  const areas = new Map<string, string>();
  for (const { unitId } of people) {
    if (unitId === undefined || !names.has(unitId) || areas.has(unitId)) continue;
    areas.set(unitId, (await serviceAreaFor(ctx, schemeId, unitId)) ?? unitId);
  }
  const found = new Set(areas.values());
  const labels = [...names].filter(([id]) => found.has(id)).map(([id, name]) => [id, { en: name }]);
  return {
    title: words.area,
    attribute: {
      key: "area",
      label: words.area,
      of: groupsOf(people, ({ unitId }) => areas.get(unitId ?? "")),
      labels: Object.fromEntries(labels),
    },
    knownTo: ({ facts }) => facts.includes("unit"),
  };
}

/** An answer counts only where the form shares answers in figures; else the grade on record. */
function byGrade(people: readonly Profile[], asked: Question | undefined): Grouping {
  const told = !asked || isShared(asked);
  return {
    title: words.grade,
    attribute: {
      key: "grade",
      label: words.grade,
      of: groupsOf(people, ({ grade, answers }) =>
        told || typeof answers.grade !== "string" ? grade : undefined,
      ),
    },
    knownTo: ({ facts }) => facts.includes("grade"),
  };
}

function byAnswer(people: readonly Profile[], { id, label, rules }: Question): Grouping {
  const options = (rules?.options ?? []) as { value: string; label: Text }[];
  const labels: Record<string, Text> = {
    ...Object.fromEntries(options.map((one) => [one.value, one.label])),
    ...(options.length === 0 && { true: words.yes, false: words.no }),
  };
  return {
    title: label,
    attribute: {
      key: `answer:${id}`,
      label: quoted(label),
      of: groupsOf(people, ({ answers }) => {
        const value = String(answers[id] ?? "");
        return Object.hasOwn(labels, value) ? value : undefined;
      }),
      labels,
    },
    knownTo: ({ questions, facts }) =>
      questions.includes(id) || (id === "model" && facts.includes("models")),
  };
}

const quoted = (text: Text): Text =>
  Object.fromEntries(Object.entries(text).map(([locale, said]) => [locale, `“${said}”`]));

function groupsOf(
  people: readonly Profile[],
  group: (one: Profile) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    people.flatMap((one) => {
      const own = group(one);
      return own === undefined ? [] : [[one.id, own]];
    }),
  );
}
