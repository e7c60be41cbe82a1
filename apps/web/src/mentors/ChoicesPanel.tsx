import { Trans, useLingui } from "@lingui/react/macro";
import type { KeyboardEvent } from "react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "../ui/IconButton.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import type { Choice } from "./choices.ts";
import { move, remove } from "./choices.ts";
import type { Choosing } from "./useChoices.ts";
import type { SavingChoices } from "./useSaveChoices.tsx";

/** The choices in order, each with its moves, and the act of saving them. Alt with an arrow moves as well. */
export function ChoicesPanel(props: {
  choosing: Choosing;
  saving: SavingChoices;
  most: number;
  when?: string | false | null;
}) {
  const { t } = useLingui();
  const { choosing, saving, most } = props;
  const { choices } = choosing;
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  // A line that changes places loses the focus in the browser; it is given back to the same button.
  const focus = useRef<{ id: string; icon: number } | null>(null);
  useEffect(() => {
    const wanted = focus.current;
    focus.current = null;
    if (!wanted) return;
    const line = list.current?.querySelector(`[data-id="${CSS.escape(wanted.id)}"]`);
    line?.querySelectorAll("button")[wanted.icon]?.focus();
  });

  function shift({ enrolmentId, name }: Choice, by: -1 | 1, icon: number) {
    const next = move(choices, enrolmentId, by);
    if (next === choices) return;
    focus.current = { id: enrolmentId, icon };
    choosing.set(next);
    const place = next.findIndex((one) => one.enrolmentId === enrolmentId) + 1;
    setSaid(t`${name} is now choice ${place}.`);
  }
  function take({ enrolmentId, name }: Choice, at: number) {
    const next = choices[at + 1] ?? choices[at - 1];
    focus.current = next ? { id: next.enrolmentId, icon: 2 } : null;
    choosing.set(remove(choices, enrolmentId));
    setSaid(t`${name} is no longer among your choices.`);
  }
  function onKeyDown(event: KeyboardEvent, choice: Choice) {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (!by || !event.altKey) return;
    event.preventDefault();
    shift(choice, by, by < 0 ? 0 : 1);
  }

  const left = most - choices.length;
  return (
    <div id="choices" className="choices">
      <NextStep title={t`Your choices, best first`} when={props.when} actions={saving.button}>
        <ol ref={list} className="ranked">
          {choices.map((choice, at) => {
            const { enrolmentId, name, unitName } = choice;
            const place = at + 1;
            const last = at === choices.length - 1;
            return (
              <li
                key={enrolmentId}
                data-id={enrolmentId}
                onKeyDown={(event) => onKeyDown(event, choice)}
              >
                <span className="ranked__n">{place}</span>
                <span>
                  <strong>{name}</strong>
                  {unitName && <span className="ranked__unit">{unitName}</span>}
                </span>
                <span className="ranked__acts">
                  <IconButton
                    icon="up"
                    label={at === 0 ? t`Move up: ${name} is first already` : t`Move ${name} up`}
                    off={at === 0}
                    onClick={() => shift(choice, -1, 0)}
                  />
                  <IconButton
                    icon="down"
                    label={last ? t`Move down: ${name} is last already` : t`Move ${name} down`}
                    off={last}
                    onClick={() => shift(choice, 1, 1)}
                  />
                  <IconButton
                    icon="remove"
                    label={t`Take ${name} out`}
                    onClick={() => take(choice, at)}
                  />
                </span>
              </li>
            );
          })}
          {left > 0 && (
            <li>
              <span className="ranked__n">{choices.length + 1}</span>
              <span className="quiet">
                {choices.length === 0 ? t`Add somebody from the list` : t`One more, if you wish`}
              </span>
            </li>
          )}
        </ol>
        <p className="vh" role="status">
          {said}
        </p>
        {saving.outcome}
        <p className="small quiet" role="status">
          {saving.saved ? (
            <Trans>Saved. You can change them until the scheme is matched.</Trans>
          ) : choosing.changed ? (
            <Trans>Not saved yet.</Trans>
          ) : (
            <Trans>You can change them until the scheme is matched.</Trans>
          )}
        </p>
      </NextStep>
    </div>
  );
}
