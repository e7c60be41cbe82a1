import { Trans, useLingui } from "@lingui/react/macro";
import { describeGuard } from "@quad/workflow";
import { useEffect, useRef } from "react";
import { cx } from "../../ui/cx.ts";
import { Menu } from "../../ui/Menu.tsx";
import { ActionPanel, ActionTokens, Ended } from "./ActionTokens.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { Mark } from "./Mark.tsx";
import { NewActionPanel } from "./NewActionPanel.tsx";
import { RuleEditor } from "./RuleEditor.tsx";
import { nameOf, type StepAt, type WayAt } from "./steps.ts";
import { TargetField } from "./TargetField.tsx";
import { Panel, Token, useChoosing } from "./Token.tsx";
import { TriggerPanel, TriggerToken } from "./Trigger.tsx";
import { removed } from "./timers.ts";

/** A way out as one sentence in which every dotted word can be changed. */
export function WayItem({ step, way }: { step: StepAt; way: WayAt }) {
  const { t } = useLingui();
  const { run, registry, locale, selected, problems, definition } = useEditor();
  const { index, marks, say, goal, arrived, jump } = useDesk();
  const { toggle } = useChoosing();
  const row = useRef<HTMLLIElement>(null);
  const { def } = way;
  const { id, guard, actions = [] } = def;
  const opens = (what: string) => `${id} ${what}`;
  useEffect(() => {
    if (goal !== id) return;
    row.current?.querySelector<HTMLElement>(".tok")?.focus();
    arrived();
  });
  const to = way.toUid === null ? undefined : index.byUid.get(way.toUid);
  const lost = def.target !== undefined && !to;
  const mark = marks.of.get(id);
  const bad = problems.some(
    (found) => found.severity === "error" && found.path.join("/").includes(pathOf(step, way)),
  );
  const place = { wayId: id };
  return (
    <li ref={row} className={cx(selected === id && "is-sel", bad && "is-bad") || undefined}>
      <div className="wf-say">
        <p>
          <TriggerToken step={step} way={way} opens={opens("when")} />
          {way.index > 0 && <Trans>&#8288;, otherwise</Trans>}
          {guard && (
            <>
              <Trans>&#8288;, if</Trans>{" "}
              <Token opens={opens("if")}>{describeGuard(guard, registry, locale)}</Token>
            </>
          )}
          {"\u2060, "}
          {to || lost ? (
            <>
              <Trans>go to</Trans>{" "}
              <Ended end={actions.length === 0 ? "." : ""}>
                <Token opens={opens("to")} bad={lost}>
                  {to ? `${to.number} ${nameOf(to, say)}` : t`a step that isn’t there`}
                </Token>
              </Ended>
            </>
          ) : (
            actions.length === 0 && (
              <Ended end=".">
                <Token opens={opens("to")}>
                  <Trans>stay here</Trans>
                </Token>
              </Ended>
            )
          )}
          {actions.map((action, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: actions have nothing else that tells them apart
            <span key={at}>
              {(at > 0 || to || lost) && (
                <>
                  {" "}
                  <Trans>and</Trans>{" "}
                </>
              )}
              <ActionTokens
                action={action}
                opens={opens(`do ${at}`)}
                end={at === actions.length - 1 ? "." : ""}
              />
            </span>
          ))}{" "}
          {mark && <Mark kind={mark} />}
        </p>
        <Menu label={t`More`} className="wf-more">
          {!guard && (
            <li>
              <button type="button" onClick={() => toggle(opens("if"))}>
                <Trans>Only if…</Trans>
              </button>
            </li>
          )}
          <li>
            <button type="button" onClick={() => toggle(opens("to"))}>
              <Trans>Go to another step…</Trans>
            </button>
          </li>
          <li>
            <button type="button" onClick={() => toggle(opens("add"))}>
              <Trans>And do…</Trans>
            </button>
          </li>
          {way.index > 0 && (
            <li>
              <button
                type="button"
                onClick={() => run({ do: "way.move", id, index: way.index - 1 })}
              >
                <Trans>Look at this earlier</Trans>
              </button>
            </li>
          )}
          {way.index < way.of - 1 && (
            <li>
              <button
                type="button"
                onClick={() => run({ do: "way.move", id, index: way.index + 1 })}
              >
                <Trans>Look at this later</Trans>
              </button>
            </li>
          )}
          <li>
            <button
              type="button"
              onClick={() => {
                run(...removed(definition, index, [way]));
                jump(step.uid);
              }}
            >
              <Trans>Remove this sentence</Trans>
            </button>
          </li>
        </Menu>
      </div>
      <TriggerPanel step={step} way={way} opens={opens("when")} />
      <Panel of={opens("if")} title={t`Only if`}>
        <RuleEditor
          value={guard}
          onChange={(next) => run({ do: "way.set", id, guard: next ?? null })}
        />
      </Panel>
      <Panel of={opens("to")} title={t`Where it leads`}>
        <TargetField
          label={t`Go to`}
          value={way.toUid}
          stay={t`Stay here`}
          onChange={(toUid) => run({ do: "way.set", id, toUid })}
        />
      </Panel>
      {actions.map((action, at) => (
        <ActionPanel
          // biome-ignore lint/suspicious/noArrayIndexKey: actions have nothing else that tells them apart
          key={at}
          at={place}
          index={at}
          of={actions.length}
          action={action}
          opens={opens(`do ${at}`)}
        />
      ))}
      <NewActionPanel at={place} opens={opens("add")} title={t`And do`} />
    </li>
  );
}

/** The start of the path of everything that is about this way. */
function pathOf({ path }: StepAt, { trigger, index }: WayAt): string {
  const state = path.split(".").join("/states/");
  const kind =
    "on" in trigger
      ? `on/${trigger.on}/${index}`
      : "after" in trigger
        ? `after/${trigger.after}/${index}`
        : "always" in trigger
          ? `always/${index}`
          : "onDone" in trigger
            ? `onDone/${index}`
            : `invoke/`;
  return `states/${state}/${kind}`;
}
