import { Trans, useLingui } from "@lingui/react/macro";
import type { Answers, FieldRegistry, FormDefinition, Problem } from "@quad/forms";
import { builtIn, complete, message, normalise, text, validate, visiblePages } from "@quad/forms";
import type { FormEvent, ReactNode } from "react";
import { useContext, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import type { Unexpected } from "../api/errors.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Columns, Page } from "../ui/Page.tsx";
import { RouteFocus } from "../ui/page-context.ts";
import { CheckAnswers } from "./CheckAnswers.tsx";
import { FormAside } from "./FormAside.tsx";
import { builtInWidgets } from "./fields/index.ts";
import { controlId, QuestionFields } from "./QuestionFields.tsx";
import { BriefSaveNote, SaveNote } from "./SaveNote.tsx";
import { useDraft } from "./useDraft.ts";
import type { WidgetRegistry } from "./widget.ts";
import "./FormRunner.css";

export interface FormRunnerProps {
  definition: FormDefinition;
  /** Names the draft on this device: the form and whom it is about, such as an enrolment's id. */
  draftKey: string;
  /** What the server has. Read once. */
  initial: Answers;
  savedAt?: string | null;
  /** Facts known from elsewhere; used where `initial` has no answer. */
  prefill?: Answers;
  /** Stores a draft; resolves to whether it is stored. Absent: nothing is sent before the end. */
  onSave?: (answers: Answers) => Promise<boolean>;
  /**
   * Sends the whole form. null: sent; the caller goes on from here. Problems lead back to their
   * questions. An empty list: not sent, and nothing to mend here; the caller says why in `note`.
   */
  onSubmit: (answers: Answers) => Promise<Problem[] | null>;
  /** The act and its object: "Send my registration". */
  submitLabel: string;
  submitting?: string;
  /** Above the last button: what happens then; or an ErrorNote. */
  note?: ReactNode;
  /** Why the last draft could not be stored. A lost session is said at once, on every page. */
  unsaved?: Unexpected | null;
  /** Below the list of pages: a closing date. */
  closing?: ReactNode;
  /** Language of the form's texts. Default: the screen's. */
  locale?: string;
  /** false: no page for checking the answers; the last page sends them. For short forms. */
  check?: boolean;
  fields?: FieldRegistry;
  widgets?: WidgetRegistry;
}

/** The page after the last one. */
const CHECK = "check";

/**
 * A form, page by page. The page stands in the address (`?page=`), so Back works and a link can
 * lead to one; without it the first unfinished page opens. Renders a whole `Page`.
 */
export function FormRunner(props: FormRunnerProps) {
  const { definition, fields = builtIn, widgets = builtInWidgets, check = true } = props;
  const { t, i18n } = useLingui();
  const locale = props.locale ?? i18n.locale;
  const [params, setParams] = useSearchParams();
  const arrived = useContext(RouteFocus);
  const draft = useDraft({
    key: props.draftKey,
    initial: { ...props.prefill, ...props.initial },
    savedAt: props.savedAt,
    onSave:
      props.onSave &&
      ((answers) =>
        props.onSave?.(normalise(definition, answers, fields)) ?? Promise.resolve(false)),
  });
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  const pages = visiblePages(definition, draft.answers, fields);
  const [start] = useState(
    () =>
      complete(definition, draft.answers, fields).perPage.find((page) => !page.done)?.page ?? CHECK,
  );
  const asked = params.get("page") ?? start;
  const checking = check && asked === CHECK;
  const found = pages.findIndex(({ page }) => page.id === asked);
  const at = checking ? pages.length : Math.max(found, 0);
  const here = checking ? undefined : pages[at];
  const last = !check && at === pages.length - 1;
  const total = pages.length + (check ? 1 : 0);

  useAnchor(here?.page.id ?? CHECK);

  function go(page: string) {
    void draft.flush();
    arrived.current = true;
    setProblems([]);
    setParams({ page });
  }
  function show(found: readonly Problem[]) {
    setProblems(found);
    setAttempt(attempt + 1);
  }

  async function submit() {
    const all = validate(definition, draft.answers, {}, fields);
    const wrong = all.length > 0 ? all : await send();
    const [first] = wrong;
    if (!first) return;
    const home = pages.find(({ questions }) => questions.some(({ id }) => id === first.path[0]));
    if (home && home.page.id !== here?.page.id) setParams({ page: home.page.id });
    show(wrong);
  }
  async function send(): Promise<readonly Problem[]> {
    setBusy(true);
    await draft.flush();
    const answer = await props.onSubmit(normalise(definition, draft.answers, fields));
    setBusy(false);
    if (answer === null) draft.forget();
    return answer ?? [];
  }

  async function onContinue(event: FormEvent) {
    event.preventDefault();
    if (!here) return submit();
    const wrong = validate(definition, draft.answers, { page: here.page.id }, fields);
    if (wrong.length > 0) return show(wrong);
    if (last) return submit();
    const next = params.get("back") === CHECK ? undefined : pages[at + 1];
    go(next?.page.id ?? CHECK);
  }

  const errors = new Map(
    (here?.questions ?? []).flatMap((question) => {
      const problem = problems.find(({ path }) => path[0] === question.id);
      return problem ? [[question.id, message(problem, question, locale, fields)] as const] : [];
    }),
  );
  const title = here ? text(here.page.title, locale) : t`Check your answers`;
  const before = pages[at - 1]?.page;
  const body = (
    <>
      {errors.size > 0 && (
        <ErrorSummary
          attempt={attempt}
          errors={[...errors].map(([id, words]) => ({ id: controlId(id), message: words }))}
        />
      )}
      <Page
        title={title}
        documentTitle={errors.size > 0 ? t`Error: ${title}` : title}
        kicker={total > 1 && t`Page ${at + 1} of ${total}`}
        back={
          before && {
            to: `?page=${before.id}`,
            label: t`Back to page ${at}`,
            onGo: () => {
              arrived.current = true;
              setProblems([]);
            },
          }
        }
        lede={
          here
            ? here.page.intro && text(here.page.intro, locale)
            : t`Nothing is sent yet. You can still change every answer.`
        }
      >
        <form className="runner" noValidate onSubmit={onContinue}>
          {here ? (
            <QuestionFields
              questions={here.questions}
              answers={draft.answers}
              prefill={props.prefill}
              errors={errors}
              onChange={draft.set}
              onBlur={props.onSave && (() => void draft.flush())}
              locale={locale}
              saved={
                props.onSave && {
                  question: draft.touched,
                  note: <BriefSaveNote state={draft.state} />,
                }
              }
              fields={fields}
              widgets={widgets}
            />
          ) : (
            <CheckAnswers
              definition={definition}
              answers={draft.answers}
              locale={locale}
              fields={fields}
              changeTo={(page, question) => `?page=${page}&back=${CHECK}#${controlId(question)}`}
            />
          )}
          {(checking || last) && props.note && <div className="acts--end">{props.note}</div>}
          {here && !last && props.unsaved?.kind === "signed-out" && (
            <div className="acts--end">
              <ErrorNote error={props.unsaved} />
            </div>
          )}
          <div className="acts acts--fill acts--end">
            <Button type="submit" variant="filled" busy={busy} busyLabel={props.submitting}>
              {checking || last ? props.submitLabel : <Trans>Continue</Trans>}
            </Button>
            {props.onSave &&
              (draft.state.kind === "clean" ? (
                <p className="saved">
                  <Trans>
                    Everything is saved as you write. Leave and come back on any device.
                  </Trans>
                </p>
              ) : (
                <SaveNote state={draft.state} />
              ))}
          </div>
        </form>
      </Page>
    </>
  );
  if (total === 1) return body;
  return (
    <Columns
      asideLabel={text(definition.title, locale)}
      sticky
      aside={
        <FormAside
          definition={definition}
          answers={draft.answers}
          fields={fields}
          locale={locale}
          check={check ? CHECK : undefined}
          at={at}
          onGo={go}
          closing={props.closing}
        />
      }
    >
      {body}
    </Columns>
  );
}

/** Takes the focus to the control that the address names, after a press on Change. */
function useAnchor(page: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page brings other controls.
  useEffect(() => {
    const target = window.location.hash.slice(1);
    if (!target) return;
    const control = document.getElementById(target);
    control?.closest(".field")?.scrollIntoView({ block: "start" });
    control?.focus({ preventScroll: true });
  }, [page]);
}
