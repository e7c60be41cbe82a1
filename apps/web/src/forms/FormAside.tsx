import { Plural, useLingui } from "@lingui/react/macro";
import type { Answers, FieldRegistry, FormDefinition } from "@quad/forms";
import { complete, text, visiblePages } from "@quad/forms";
import type { ReactNode } from "react";
import { Section } from "../ui/Page.tsx";
import type { StatusKind } from "../ui/Status.tsx";
import type { Task } from "../ui/TaskList.tsx";
import { TaskList } from "../ui/TaskList.tsx";

/** Beside a form: its pages, how far each is, and what is left. */
export function FormAside(props: {
  definition: FormDefinition;
  answers: Answers;
  fields: FieldRegistry;
  locale: string;
  /** The address of the page for checking; absent when there is none. */
  check?: string;
  /** The page that is open, counted from 0. */
  at: number;
  onGo: (page: string) => void;
  closing?: ReactNode;
}) {
  const { t } = useLingui();
  const { definition, answers, fields, locale, check, at } = props;
  const progress = complete(definition, answers, fields).perPage;
  const here = { current: true, kind: "doing", status: t`You are here` } as const;

  const tasks = visiblePages(definition, answers, fields).map(
    ({ page, questions }, index): Task => {
      const begun = questions.some(({ id }) => answers[id] !== undefined);
      const done = begun && progress[index]?.done === true;
      const kind: StatusKind = done ? "done" : begun ? "doing" : "todo";
      const status = done ? t`Done` : begun ? t`Started` : t`Not started`;
      return {
        title: text(page.title, locale),
        onOpen: () => props.onGo(page.id),
        ...(index === at ? here : { kind, status }),
      };
    },
  );
  if (check) {
    tasks.push({
      title: t`Check and send`,
      onOpen: () => props.onGo(check),
      ...(at === tasks.length ? here : { kind: "todo", status: t`Last` }),
    });
  }
  const minutes =
    definition.minutes &&
    Math.max(1, Math.round((definition.minutes * (tasks.length - at)) / tasks.length));

  return (
    <Section title={text(definition.title, locale)}>
      <TaskList ordered tasks={tasks} />
      <p className="small quiet acts">
        {minutes && (
          <span>
            <Plural value={minutes} one="About # minute left." other="About # minutes left." />
          </span>
        )}
        {props.closing && <span>{props.closing}</span>}
      </p>
    </Section>
  );
}
