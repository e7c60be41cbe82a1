import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { Link } from "react-router";
import { useAction } from "../api/useAction.ts";
import { UpdateSchemeDocument } from "../gql/SchemeSettings.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Tick } from "../ui/Choices.tsx";
import { cx } from "../ui/cx.ts";
import { DateInput } from "../ui/DateInput.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Section } from "../ui/Page.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { Clash } from "./Clash.tsx";
import type { Draft, SettingsScheme } from "./draft.ts";
import {
  changedKeys,
  dateKeys,
  draftOf,
  faultyKeys,
  inputOf,
  numberKeys,
  textLanguages,
} from "./draft.ts";
import { QuotaTable } from "./QuotaTable.tsx";
import { RulesPart } from "./RulesPart.tsx";
import { useLabels } from "./useLabels.ts";
import "./SettingsForm.css";

interface Base {
  revision: number;
  draft: Draft;
}
const baseOf = (scheme: SettingsScheme): Base => ({
  revision: scheme.revision,
  draft: draftOf(scheme),
});

/** The settings as fields with one Save. Sends only what was changed here. */
export function SettingsForm(props: {
  scheme: SettingsScheme;
  units: readonly { id: string; name: string }[];
  /** The scheme as it is now, or null when it can't be had. */
  reload: () => Promise<SettingsScheme | null>;
}) {
  const { scheme, units, reload } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const label = useLabels(units);
  const update = useAction(UpdateSchemeDocument, { refetchQueries: ["SchemeFrame"] });
  const [base, setBase] = useState(() => baseOf(scheme));
  const [draft, setDraft] = useState(base.draft);
  const [theirs, setTheirs] = useState<Base | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [savedAt, setSavedAt] = useState<Date | null>(null);

  const changed = changedKeys(base.draft, draft);
  const faulty = attempt > 0 ? faultyKeys(draft) : [];
  const errorOf = (key: string) => {
    if (!faulty.includes(key)) return undefined;
    return (dateKeys as readonly string[]).includes(key)
      ? t`Enter a day that exists: ${label(key)}`
      : t`Enter a whole number: ${label(key)}`;
  };
  const show = (key: string, value: string) => {
    if (value === "") return t`nothing`;
    if (key === "coordinatorSeesMeetings") return value === "yes" ? t`allowed` : t`not allowed`;
    if (value === "yes") return t`yes`;
    if (value === "no") return t`no`;
    return (dateKeys as readonly string[]).includes(key) ? formats.date(value) : value;
  };
  const set = (key: string) => (value: string) => {
    setDraft((before) => ({ ...before, [key]: value }));
    setSavedAt(null);
  };

  async function save(from: Base, to: Draft) {
    setAttempt((before) => before + 1);
    if (faultyKeys(to).length > 0) return;
    const outcome = await update.run({
      input: { id: scheme.id, expectedRevision: from.revision, ...inputOf(from.draft, to) },
    });
    if (outcome.kind === "done") {
      const now = baseOf(outcome.value);
      setBase(now);
      setDraft(now.draft);
      setTheirs(null);
      setAttempt(0);
      setSavedAt(new Date());
    } else if (outcome.kind === "problem" && outcome.problem.__typename === "Conflict") {
      const now = await reload();
      if (now) setTheirs(baseOf(now));
    }
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void save(base, draft);
  }
  function keepMine(now: Base) {
    const mine = { ...now.draft };
    for (const key of changed) mine[key] = draft[key] ?? "";
    setBase(now);
    setDraft(mine);
    void save(now, mine);
  }
  function takeTheirs(now: Base) {
    setBase(now);
    setDraft(now.draft);
    setTheirs(null);
    update.clear();
  }

  return (
    <form className="settings" onSubmit={onSubmit} noValidate>
      {faulty.length > 0 && (
        <ErrorSummary
          attempt={attempt}
          errors={faulty.map((key) => ({ id: key, message: errorOf(key) ?? "" }))}
        />
      )}
      <Section title={t`Dates`} id="dates">
        <div className="settings__pair">
          {dateKeys.map((key) => (
            <DateInput
              key={key}
              id={key}
              label={label(key)}
              value={draft[key] ?? ""}
              onChange={set(key)}
              error={errorOf(key)}
            />
          ))}
        </div>
      </Section>
      <Section title={t`Rules`} id="numbers">
        <div className="settings__pair">
          {numberKeys.map((key) => (
            <TextInput
              key={key}
              id={key}
              label={label(key)}
              width="small"
              inputMode="numeric"
              value={draft[key] ?? ""}
              onChange={set(key)}
              error={errorOf(key)}
            />
          ))}
        </div>
        <Tick
          label={label("coordinatorSeesMeetings")}
          hint={t`Otherwise you see only how often they have met. What they talked about stays between them either way. Mentors and mentees are told which it is.`}
          checked={draft.coordinatorSeesMeetings === "yes"}
          onChange={(on) => set("coordinatorSeesMeetings")(on ? "yes" : "no")}
        />
      </Section>
      <RulesPart scheme={scheme} draft={draft} onChange={(key, value) => set(key)(value)} />
      <Section title={t`Matching`} id="matching">
        <p>
          <Link to={`/schemes/${scheme.id}/settings/matching`}>
            <Trans>How people are matched</Trans>
          </Link>
          <Trans>: the models, what makes a good match, and who can’t be matched.</Trans>
        </p>
        {(["secondReviewer", "cascadeNext"] as const).map((key) => (
          <Tick
            key={key}
            label={label(key)}
            hint={
              key === "secondReviewer"
                ? t`Somebody who has neither changed nor approved a result, so that nobody’s favourites go through unseen.`
                : t`By the same rules, to somebody who has room, at most three times in a round. Otherwise they wait for the next round.`
            }
            checked={draft[key] === "yes"}
            onChange={(on) => set(key)(on ? "yes" : "no")}
          />
        ))}
      </Section>
      <Section
        title={t`Places`}
        id="places"
        lede={t`How many may take part from each service area. When an area is full, people wait in a queue, and a free place goes to the next at once.`}
      >
        <QuotaTable
          quotas={scheme.quotas}
          units={units}
          draft={draft}
          onChange={(key, value) => set(key)(value)}
          errorOf={errorOf}
        />
      </Section>
      <Section title={t`Name and summary`} id="texts">
        <div className="settings__pair">
          {textLanguages.map((language) => (
            <div key={language} lang={language}>
              <TextInput
                label={label(`name.${language}`)}
                value={draft[`name.${language}`] ?? ""}
                onChange={set(`name.${language}`)}
              />
              <TextArea
                label={label(`summary.${language}`)}
                rows={4}
                value={draft[`summary.${language}`] ?? ""}
                onChange={set(`summary.${language}`)}
              />
            </div>
          ))}
        </div>
      </Section>
      <Section title={t`Contact`} id="contact">
        <TextInput
          label={label("contactEmail")}
          hint={t`Stands at the foot of every letter and page.`}
          type="email"
          value={draft.contactEmail ?? ""}
          onChange={set("contactEmail")}
        />
      </Section>
      {theirs ? (
        <Clash
          base={base.draft}
          theirs={theirs.draft}
          mine={draft}
          label={label}
          show={show}
          busy={update.busy}
          onKeep={() => keepMine(theirs)}
          onTake={() => takeTheirs(theirs)}
        />
      ) : (
        <ActionNote schemeId={scheme.id} action={update} />
      )}
      {!theirs && (
        <div className={cx("acts acts--end settings__save", changed.length > 0 && "is-changed")}>
          <Button
            variant="filled"
            type="submit"
            busy={update.busy}
            busyLabel={t`Saving…`}
            disabledReason={
              changed.length === 0 &&
              (savedAt ? t`Saved at ${formats.time(savedAt)}` : t`Nothing changed yet`)
            }
          >
            <Trans>Save the settings</Trans>
          </Button>
          {changed.length > 0 && (
            <Button variant="text" onClick={() => setDraft(base.draft)}>
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
