import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useAction } from "../api/useAction.ts";
import type { RunOptionsQuery } from "../gql/Options.ts";
import { MatchersDocument, RunOptionsDocument, StartRunWithDocument } from "../gql/Options.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Radios, Tick } from "../ui/Choices.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { Unready } from "../ui/Unready.tsx";
import { Trial } from "./Trial.tsx";
import { Weights } from "./Weights.tsx";
import { changedWeights, startOf } from "./weights.ts";
import "./Options.css";

type Round = RunOptionsQuery["round"];

/** A run in another way: what counts how much, how it is matched, and how much may move. */
export function OptionsPage() {
  const { roundId = "" } = useParams();
  const { data, error, refetch } = useQuery(RunOptionsDocument, { variables: { id: roundId } });
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  return <Options key={data.round.chosenRun?.id} round={data.round} />;
}

function Options({ round }: { round: Round }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const board = `/schemes/${round.schemeId}/rounds/${round.id}`;
  const { chosenRun } = round;
  const criteria = (chosenRun?.criteria ?? []).filter(({ scores }) => scores);
  const [weights, setWeights] = useState(() => startOf(criteria));
  const [matcher, setMatcher] = useState(chosenRun?.matcher.type ?? "");
  const [keep, setKeep] = useState(false);
  const [budget, setBudget] = useState("");
  const matchers = useQuery(MatchersDocument, { variables: { schemeId: round.schemeId } });
  const start = useAction(StartRunWithDocument, {
    refetchQueries: ["OneRound"],
    awaitRefetchQueries: true,
  });
  const changed = changedWeights(criteria, weights);
  const most = /^\d+$/.test(budget.trim()) ? Number(budget) : null;
  const badBudget = budget.trim() !== "" && most === null;

  async function run() {
    if (badBudget) {
      document.getElementById("budget")?.focus();
      return;
    }
    const outcome = await start.run({
      roundId: round.id,
      options: {
        matcher:
          matcher && matcher !== chosenRun?.matcher.type ? { type: matcher, params: null } : null,
        criteria: changed.length > 0 ? changed : null,
        keep: keep && chosenRun ? { runId: chosenRun.id, budget: most } : null,
      },
    });
    if (outcome.kind === "done") await navigate(board);
  }
  return (
    <Page
      title={t`Run in another way`}
      back={{ to: board, label: t`Back to the board` }}
      lede={t`For this run only: the scheme’s own settings stay as they are. The result on the board is kept, and you can go back to it.`}
    >
      <Columns
        sticky
        asideLabel={t`What that would change`}
        aside={
          <Trial roundId={round.id} criteria={criteria} weights={weights} now={chosenRun ?? null} />
        }
      >
        {criteria.length > 0 && (
          <Section
            title={t`What counts how much`}
            lede={t`Rules that keep people apart stay as they are.`}
          >
            <Weights criteria={criteria} weights={weights} onChange={setWeights} />
          </Section>
        )}
        {matchers.data && matchers.data.matchers.length > 0 && (
          <Section title={t`How it is matched`}>
            <Radios
              label={t`Way of matching`}
              value={matcher}
              onChange={setMatcher}
              options={matchers.data.matchers.map(({ type, label, sentence, strategy }) => ({
                value: type,
                label,
                hint: strategy ? `${sentence} ${strategy}` : sentence,
              }))}
            />
          </Section>
        )}
        <Section title={t`How much may move`}>
          <Tick
            label={t`Keep as many of the present matches as can be`}
            hint={t`For small changes late in a round, when people have been told by word of mouth.`}
            checked={keep}
            onChange={setKeep}
          />
          {keep && (
            <TextInput
              id="budget"
              label={t`At most so many mentees may get another match`}
              optional
              width="small"
              inputMode="numeric"
              value={budget}
              onChange={setBudget}
              error={badBudget ? t`Enter a whole number, or leave it empty` : undefined}
            />
          )}
        </Section>
        <div className="acts acts--end">
          <Button
            variant="filled"
            busy={start.busy}
            busyLabel={t`Starting…`}
            onClick={() => void run()}
          >
            <Trans>Run the matching so</Trans>
          </Button>
          <LinkButton variant="text" to={board}>
            <Trans>Leave it</Trans>
          </LinkButton>
        </div>
        <ActionNote schemeId={round.schemeId} action={start} />
      </Columns>
    </Page>
  );
}
