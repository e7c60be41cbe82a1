import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import type { DecideOutcomesMutationVariables } from "../gql/Review.ts";
import { DecideOutcomesDocument } from "../gql/Review.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { useRoles } from "../scheme/useRoles.ts";
import { Button } from "../ui/Button.tsx";
import { Checkboxes, Radios } from "../ui/Choices.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import type { Round, Run } from "./board.ts";
import type { Reviewed } from "./useReview.ts";

type Kind = NonNullable<DecideOutcomesMutationVariables["input"]["kind"]>;

/** People at first, and how many more at a time. */
const SHOWN = 50;

/** What becomes of people without a match: chosen for some or for all of them at once. */
export function OutcomesPart(props: { round: Round; run: Run; reviewed: Reviewed }) {
  const { t } = useLingui();
  const roles = useRoles();
  const { round, run, reviewed } = props;
  const { outcomes } = reviewed;
  const decide = useAction(DecideOutcomesDocument);
  const [shown, setShown] = useState(SHOWN);
  const [kind, setKind] = useState<Kind>("NEXT_ROUND");
  const [note, setNote] = useState("");
  const open = run.unmatched.filter(({ enrolmentId }) => !outcomes.has(enrolmentId));
  const [chosen, setChosen] = useState<string[]>([]);
  const needsNote = kind === "ALTERNATIVES" && note.trim() === "";

  const save = (enrolmentIds: string[] | null) =>
    void decide
      .run({ input: { roundId: round.id, enrolmentIds, kind, note: note.trim() || null } })
      .then((outcome) => {
        if (outcome.kind === "done") setChosen([]);
      });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    save(chosen);
  }
  return (
    <form className="outcomes" onSubmit={onSubmit} noValidate>
      <Radios
        label={t`What becomes of them`}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
        options={[
          {
            value: "NEXT_ROUND",
            label: t`They stay for the next round`,
            hint: t`They are told so; having waited can count for them.`,
          },
          {
            value: "CONTACT",
            label: t`You get in touch with them`,
            hint: t`They are told that you will.`,
          },
          {
            value: "ALTERNATIVES",
            label: t`They are told of something else`,
            hint: t`What you write stands in their letter; they stay for the next round.`,
          },
          {
            value: "LEAVES",
            label: t`They leave the scheme`,
            hint: t`With the round, and a letter that thanks them.`,
          },
        ]}
      />
      {kind === "ALTERNATIVES" && (
        <TextArea
          label={t`What they could do instead`}
          rows={4}
          value={note}
          onChange={setNote}
          error={needsNote && chosen.length > 0 ? t`Write what they could do instead` : undefined}
        />
      )}
      <Checkboxes
        label={t`Whom you decide about`}
        value={chosen}
        onChange={setChosen}
        options={run.unmatched.slice(0, shown).map((one) => ({
          value: one.enrolmentId,
          label: `${one.name}, ${roles[one.role]}`,
          hint: outcomes.get(one.enrolmentId)?.label ?? one.short ?? one.cause,
        }))}
      />
      {run.unmatched.length > shown && (
        <Button variant="text" onClick={() => setShown(shown + SHOWN)}>
          {t`Show ${Math.min(SHOWN, run.unmatched.length - shown)} more`}
        </Button>
      )}
      <div className="acts">
        <Button
          type="submit"
          variant="filled"
          busy={decide.busy}
          disabledReason={
            chosen.length === 0
              ? t`Tick the people first`
              : needsNote && t`Write what they could do instead`
          }
        >
          <Plural
            value={chosen.length}
            _0="Decide about the ticked people"
            one="Decide about # person"
            other="Decide about # people"
          />
        </Button>
        {open.length > 0 && (
          <Button
            busy={decide.busy}
            disabledReason={needsNote && t`Write what they could do instead`}
            onClick={() => save(null)}
          >
            <Plural
              value={open.length}
              one="The same for the one who is left"
              other="The same for all # who are left"
            />
          </Button>
        )}
      </div>
      <p className="vh" role="status">
        {outcomes.size > 0 && (
          <Trans>
            {outcomes.size} of {run.unmatched.length} decided
          </Trans>
        )}
      </p>
      <ActionNote schemeId={round.schemeId} action={decide} />
    </form>
  );
}
