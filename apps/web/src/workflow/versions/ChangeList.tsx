import { Trans, useLingui } from "@lingui/react/macro";
import type { Change } from "@quad/workflow";
import { Lines } from "../../ui/Lines.tsx";
import "./Versions.css";

/** What differs between two versions, in sentences, under what they are about. */
export function ChangeList(props: {
  changes: readonly Change[];
  /** Of the headings; default 3. */
  level?: 3 | 4;
}) {
  const { changes, level = 3 } = props;
  const Heading = level === 3 ? "h3" : "h4";
  const { t } = useLingui();
  const groups: [title: string, about: Change["about"][]][] = [
    [t`Steps`, ["step"]],
    [t`Ways out`, ["way"]],
    [t`Rules`, ["rule"]],
    [t`Reminders and deadlines`, ["reminder", "timer"]],
    [t`What is done`, ["action"]],
    [t`Who may do what`, ["event"]],
    [t`Stages`, ["stage"]],
    [t`Names and texts`, ["text"]],
    [t`Arrangement`, ["layout"]],
  ];
  if (changes.length === 0) {
    return (
      <p>
        <Trans>Nothing is different: they mean the same.</Trans>
      </p>
    );
  }
  return (
    <div className="changes">
      {groups.map(([title, about]) => {
        const own = changes.filter((change) => about.includes(change.about));
        if (own.length === 0) return null;
        return (
          <section key={title} aria-label={title}>
            <Heading>
              {title} <span className="quiet">({own.length})</span>
            </Heading>
            <Lines>
              {own.map((change) => (
                <li key={`${change.about} ${change.id} ${change.sentence}`}>{change.sentence}</li>
              ))}
            </Lines>
          </section>
        );
      })}
    </div>
  );
}
