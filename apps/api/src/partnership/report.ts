import { aggregate, type Question, type QuestionAggregate } from "@quad/forms";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import {
  allResponses,
  currentForms,
  type FormVersionRow,
  type ResponseRow,
} from "../form/form.service.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import type { Text } from "../templates/document.ts";
import { evaluationFormKey } from "./evaluation.ts";
import type { Role } from "./partnership.entity.ts";
import { EvaluationReport, FormReport, QuestionReport, ReportCell } from "./partnership.types.ts";
import { words } from "./partnership.words.ts";

/** Nothing is told of fewer people than this. */
const minimum = 5;
const roles: readonly Role[] = ["mentor", "mentee"];

/**
 * What all evaluations of a scheme say together. Figures cover whole groups of five evaluations in
 * the order in which they came: the next one that comes changes nothing until four more have, so
 * that no two readings of the report can be subtracted from each other.
 */
export async function evaluationReport(ctx: Context, schemeId: string): Promise<EvaluationReport> {
  authorise(ctx, "evaluation.report", await schemeSubject(ctx, schemeId));
  const asked = await askedIn(ctx, schemeId);
  const forms = await currentForms(ctx, schemeId);
  const reports: FormReport[] = [];
  let answered = 0;
  for (const role of roles) {
    const form = forms.get(evaluationFormKey(role));
    if (!form) continue;
    const responses = await allResponses(ctx, schemeId, form.key);
    answered += responses.length;
    reports.push(formReport(form, role, responses));
  }
  const enough = reports.some((one) => one.enough);
  return Object.assign(new EvaluationReport(), {
    asked,
    answered,
    minimum,
    enough,
    forms: enough ? reports : [],
  });
}

/** The members of every partnership that has been closed. */
async function askedIn(ctx: Context, schemeId: string): Promise<number> {
  const [row] = await ctx.store.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM app.partnership p
     JOIN app.partnership_member m ON m.institution_id = $1 AND m.partnership_id = p.id
     WHERE p.institution_id = $1 AND p.scheme_id = $2 AND p.ended_at IS NOT NULL`,
    [schemeId],
  );
  return row!.count;
}

function formReport(form: FormVersionRow, role: Role, responses: readonly ResponseRow[]) {
  const { definition } = form;
  const whole = responses
    .toSorted(
      (a, b) => a.submittedAt!.getTime() - b.submittedAt!.getTime() || (a.id < b.id ? -1 : 1),
    )
    .slice(0, responses.length - (responses.length % minimum));
  const enough = whole.length > 0;
  const questions = new Map(
    definition.pages.flatMap((page) => page.questions.map((one) => [one.id, one] as const)),
  );
  const figures = enough
    ? aggregate(
        definition,
        whole.map((one) => one.answers),
        { minimum },
      ).questions
    : [];
  return Object.assign(new FormReport(), {
    formKey: form.key,
    title: definition.title,
    role,
    answered: responses.length,
    enough,
    questions: figures
      .filter((one) => one.withheld !== "notShared" && !one.texts)
      .map((one) => questionReport(questions.get(one.question)!, one)),
  });
}

function questionReport(question: Question, figure: QuestionAggregate): QuestionReport {
  const cells = (figure.counts ?? []).map(({ value, count }) =>
    Object.assign(new ReportCell(), {
      value: String(value),
      label: labelOf(question, value),
      count,
    }),
  );
  return Object.assign(new QuestionReport(), {
    questionId: question.id,
    label: question.label,
    type: question.type,
    answered: figure.answered,
    mean: figure.mean ?? null,
    cells,
  });
}

/** The words of one possible answer: an option's, a point's of a scale, or yes and no. */
function labelOf(question: Question, value: unknown): Text {
  const { options, anchors } = (question.rules ?? {}) as {
    options?: { value: string; label: Text }[];
    anchors?: Record<string, Text>;
  };
  const option = options?.find((one) => one.value === value)?.label;
  const point = anchors?.[String(value)];
  if (option) return option;
  if (point) return point;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  return { en: String(value), cy: String(value) };
}
