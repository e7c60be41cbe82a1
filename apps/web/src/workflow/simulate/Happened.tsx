import { Trans, useLingui } from "@lingui/react/macro";
import { plainDate, useFormats } from "../../i18n/format.ts";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Status, type StatusKind } from "../../ui/Status.tsx";
import type { View } from "./useTrial.ts";

type Line = View["timeline"][number];

/** Lines shown at once; those before are folded. */
const SHOWN = 6;

/** What has happened so far, the latest first, with the letters that would have gone out. */
export function Happened({ view }: { view: View }) {
  const { t } = useLingui();
  const lines = view.timeline.toReversed();
  const [shown, older] = [lines.slice(0, SHOWN), lines.slice(SHOWN)];
  return (
    <section aria-labelledby="try-happened">
      <h3 id="try-happened">
        <Trans>What has happened</Trans>
      </h3>
      <Lines lines={shown} />
      {older.length > 0 && (
        <Disclosure summary={t`What came before`}>
          <Lines lines={older} />
        </Disclosure>
      )}
    </section>
  );
}

const shapes: Record<string, StatusKind> = {
  start: "todo",
  event: "full",
  reminder: "wait",
  work: "doing",
  fact: "held",
  wait: "off",
  refused: "stop",
};

function Lines({ lines }: { lines: readonly Line[] }) {
  const formats = useFormats();
  return (
    <ol className="try__lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what happened has no identity but its place.
        <li key={lines.length - index}>
          <time className="small quiet" dateTime={line.at}>
            {formats.shortDate(plainDate(new Date(line.at)))}
          </time>
          <div>
            <p>
              <Status kind={shapes[line.kind] ?? "full"}>{line.text}</Status>
            </p>
            <Effects line={line} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Effects({ line }: { line: Line }) {
  const { t } = useLingui();
  if (line.effects.length === 0) return null;
  return (
    <ul className="try__effects small">
      {line.effects.map(({ sentence, letter }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: effects have no identity but their place.
        <li key={index}>
          {sentence}
          {letter && (
            <Disclosure summary={t`Read the letter`}>
              <div className="try__letter">
                <p className="quiet">
                  <Trans>To {letter.to}</Trans>
                </p>
                <p>
                  <strong>{letter.subject}</strong>
                </p>
                <p className="try__body">{letter.body}</p>
              </div>
            </Disclosure>
          )}
        </li>
      ))}
    </ul>
  );
}
