import { Trans } from "@lingui/react/macro";
import type { Answers, FieldRegistry, Json, Question } from "@quad/forms";
import { builtIn, text } from "@quad/forms";
import type { ReactNode } from "react";
import { builtInWidgets } from "./fields/index.ts";
import { useAudience } from "./useAudience.ts";
import type { WidgetRegistry } from "./widget.ts";

/** The id of a question's (first) control. */
export function controlId(question: string): string {
  return `q-${question}`;
}

export interface QuestionFieldsProps {
  questions: readonly Question[];
  answers: Answers;
  /** Known facts: a hint says where such an answer came from while it stands unchanged. */
  prefill?: Answers;
  /** By question id. */
  errors?: ReadonlyMap<string, string>;
  onChange: (question: string, value: Json | undefined) => void;
  onBlur?: () => void;
  locale: string;
  /** Beside the question that was changed last; room for it is kept beside the others. */
  saved?: { question: string | null; note: ReactNode };
  fields?: FieldRegistry;
  widgets?: WidgetRegistry;
}

/** Some questions of a form, each with the widget of its type. Throws for a type without one. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { fields = builtIn, widgets = builtInWidgets, answers, prefill = {}, locale } = props;
  const audience = useAudience();
  return props.questions.map((question) => {
    const Widget = widgets.get(question.type);
    if (!Widget) throw new Error(`No widget for field type ${question.type}`);
    const { id } = question;
    const known = id in prefill && JSON.stringify(prefill[id]) === JSON.stringify(answers[id]);
    const hint = question.hint && text(question.hint, locale);
    const answerable = fields.get(question.type)?.answerable !== false;
    return (
      <Widget
        key={id}
        question={question}
        field={{
          id: controlId(id),
          label: text(question.label, locale),
          hint: known ? (
            <>
              {hint && `${hint} `}
              <Trans>Filled in from what we know. Change it if it is not right.</Trans>
            </>
          ) : (
            hint
          ),
          seenBy: answerable ? audience(question.visibility) : undefined,
          error: props.errors?.get(id),
          optional: answerable && !question.required,
        }}
        value={answers[id]}
        onChange={(value) => props.onChange(id, value)}
        onBlur={() => props.onBlur?.()}
        locale={locale}
        saved={props.saved && <span>{props.saved.question === id && props.saved.note}</span>}
      />
    );
  });
}
