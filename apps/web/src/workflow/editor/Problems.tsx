import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { causesFirst, type Diagnostic, type QuickFix } from "@quad/workflow";
import { Button } from "../../ui/Button.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { NextStep } from "../../ui/NextStep.tsx";
import { Section } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { nameOf, placeOf } from "./steps.ts";

/** Longer lists fold behind their head. */
const SHOWN = 4;

/** What is wrong, the worst as the next step, each with a jump and its quickest mending. */
export function Problems() {
  const { t } = useLingui();
  const { problems } = useEditor();
  const { say } = useDesk();
  const ordered = causesFirst(problems);
  const [first] = ordered;
  const next = first?.severity === "error" ? first : undefined;
  const rest = next ? ordered.slice(1) : ordered;
  return (
    <>
      {next && (
        <NextStep
          title={say(next.message)}
          when={t`stops publishing`}
          actions={<Fixes of={next} filled />}
        >
          <p>
            <Where of={next} /> {say(next.fix)}
          </p>
          <Trace of={next} />
        </NextStep>
      )}
      {rest.length > 0 && (
        <Section title={next ? t({ message: "More to look at" }) : t({ message: "To look at" })}>
          <List of={rest.slice(0, SHOWN)} />
          {rest.length > SHOWN && (
            <details className="more">
              <summary>
                <span>
                  <Plural value={rest.length - SHOWN} one="Show # more" other="Show # more" />
                </span>
              </summary>
              <div className="more__in">
                <List of={rest.slice(SHOWN)} />
              </div>
            </details>
          )}
        </Section>
      )}
    </>
  );
}

/** A mending that takes something away is offered, but not as the first thing to do. */
const takesAway = ({ commands }: QuickFix): boolean =>
  commands.some((command) => command.do.endsWith(".remove"));

function List({ of }: { of: readonly Diagnostic[] }) {
  const { say } = useDesk();
  return (
    <Lines kind="hang">
      {of.map((problem) => (
        <li key={`${problem.rule} ${problem.path.join("/")}`}>
          <Status kind={problem.severity === "error" ? "stop" : "late"}>
            <Where of={problem} />
          </Status>
          <span>
            {say(problem.message)} {say(problem.fix)}{" "}
            <span className="wf-fixes">
              <Fixes of={problem} />
            </span>
          </span>
        </li>
      ))}
    </Lines>
  );
}

/** "Step 6, Proposal", as a way there. */
function Where({ of }: { of: Diagnostic }) {
  const { definition } = useEditor();
  const { index, jump, say } = useDesk();
  const place = placeOf(definition, of);
  const step = place === null ? undefined : (index.byUid.get(place) ?? index.ofWay.get(place));
  if (!step) return <Trans>The whole workflow</Trans>;
  const { number } = step;
  const name = nameOf(step, say);
  return (
    <button type="button" className="wf-link" onClick={() => jump(place!)}>
      <Trans>
        Step {number}, {name}
      </Trans>
    </button>
  );
}

/** The shortest way on which it happens. */
function Trace({ of }: { of: Diagnostic }) {
  const { index, say } = useDesk();
  const steps = (of.trace ?? []).flatMap((id) => {
    const from = index.ofWay.get(id);
    const toUid = from?.ways.find(({ def }) => def.id === id)?.toUid;
    const to = toUid ? index.byUid.get(toUid) : undefined;
    return [from, to].filter((step) => step !== undefined);
  });
  const names = steps
    .filter((step, at) => step !== steps[at - 1])
    .map((step) => `${step.number} ${nameOf(step, say)}`);
  if (names.length < 2) return null;
  return (
    <p className="quiet">
      <Trans>For example on this way: {names.join(" → ")}</Trans>
    </p>
  );
}

function Fixes({ of, filled = false }: { of: Diagnostic; filled?: boolean }) {
  const { definition, run, editable } = useEditor();
  const { index, jump, say, announce } = useDesk();
  const place = placeOf(definition, of);
  const known = place !== null && (index.byUid.has(place) || index.ofWay.has(place));
  const fixes = editable ? (of.fixes ?? []) : [];
  return (
    <>
      {fixes.map((fix, at) => (
        <Button
          key={say(fix.label)}
          variant={!filled ? "text" : at === 0 && !takesAway(fix) ? "filled" : "outlined"}
          small={!filled}
          onClick={() => {
            run(...fix.commands);
            announce(say(fix.label));
            if (known && !takesAway(fix)) jump(place);
            else document.querySelector<HTMLElement>("h1")?.focus();
          }}
        >
          {say(fix.label)}
        </Button>
      ))}
      {filled && known && fixes.every(takesAway) && (
        <Button variant="filled" onClick={() => jump(place)}>
          <Trans>Go to the place</Trans>
        </Button>
      )}
    </>
  );
}
