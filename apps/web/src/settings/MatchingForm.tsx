import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { UpdateMatchingDocument } from "../gql/MatchingSettings.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { cx } from "../ui/cx.ts";
import { Note } from "../ui/Note.tsx";
import { CriteriaPart } from "./CriteriaPart.tsx";
import { ExclusionsPart } from "./ExclusionsPart.tsx";
import { ModelsPart } from "./ModelsPart.tsx";
import type { Draft, Settings } from "./matching.ts";
import { draftOf, inputOf, isSame } from "./matching.ts";
import "./SettingsForm.css";
import "./Matching.css";

/** The settings of matching with one Save, and the way back to what was saved last. */
export function MatchingForm(props: {
  settings: Settings;
  /** The settings as they are now, or null when they can't be had. */
  reload: () => Promise<Settings | null>;
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const update = useAction(UpdateMatchingDocument);
  const [saved, setSaved] = useState(props.settings);
  const [draft, setDraft] = useState(() => draftOf(props.settings));
  const [theirs, setTheirs] = useState<Settings | null>(null);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const changed = !isSame(draft, draftOf(saved));
  const only = new Set(
    saved.criterionOptions.filter((one) => one.onlyExcludes).map(({ type }) => type),
  );

  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setSavedAt(null);
  };
  const take = (now: Settings) => {
    setSaved(now);
    setDraft(draftOf(now));
    setTheirs(null);
    update.clear();
  };
  async function save(from: Settings) {
    const outcome = await update.run({ input: inputOf(from, draft) });
    if (outcome.kind === "done") {
      take(outcome.value);
      setSavedAt(new Date());
    } else if (outcome.kind === "problem" && outcome.problem.__typename === "Conflict") {
      setTheirs(await props.reload());
    }
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void save(saved);
  }
  const part = { settings: saved, draft, onChange: change };
  return (
    <form className="settings" onSubmit={onSubmit} noValidate>
      <ModelsPart {...part} />
      <CriteriaPart {...part} only={only} />
      <ExclusionsPart {...part} only={only} />
      {theirs ? (
        <Note
          kind="warn"
          role="alert"
          title={t`Not saved: somebody else changed the scheme meanwhile`}
          actions={
            <>
              <Button variant="filled" busy={update.busy} onClick={() => void save(theirs)}>
                <Trans>Save mine in place of theirs</Trans>
              </Button>
              <Button onClick={() => take(theirs)}>
                <Trans>Drop mine and take theirs</Trans>
              </Button>
            </>
          }
        >
          {isSame(draftOf(theirs), draftOf(saved)) ? (
            <Trans>
              They changed something else of the scheme; how people are matched is as before.
            </Trans>
          ) : (
            <Plural
              value={theirs.criteria.length}
              one="They changed how people are matched: there is # criterion or rule now."
              other="They changed how people are matched: there are # criteria and rules now."
            />
          )}
        </Note>
      ) : (
        update.problem?.__typename !== "Conflict" && (
          <ActionNote schemeId={saved.schemeId} action={update} />
        )
      )}
      {!theirs && (
        <div className={cx("acts acts--end settings__save", changed && "is-changed")}>
          <Button
            variant="filled"
            type="submit"
            busy={update.busy}
            busyLabel={t`Saving…`}
            disabledReason={
              !changed && (savedAt ? t`Saved at ${formats.time(savedAt)}` : t`Nothing changed yet`)
            }
          >
            <Trans>Save how people are matched</Trans>
          </Button>
          {changed && (
            <Button variant="text" onClick={() => take(saved)}>
              <Trans>Undo the changes</Trans>
            </Button>
          )}
          <span className="vh" role="status">
            {savedAt && t`Saved at ${formats.time(savedAt)}`}
          </span>
        </div>
      )}
    </form>
  );
}
