import { Trans, useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { Button, LinkButton } from "../ui/Button.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import type { Board, Round, Run } from "./board.ts";
import { shortages } from "./board.ts";
import { Consequence } from "./Consequence.tsx";
import { askOf } from "./NoMatch.tsx";
import type { Changes } from "./useChange.ts";

/** Causes that are named; the rest are counted together. */
const NAMED = 3;

/** How many mentees have no match, why, and the one change that would do most, to be looked at and done. */
export function Shortage(props: { round: Round; run: Run; board: Board; changes: Changes }) {
  const { round, run, board, changes } = props;
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const { unmatched } = board;
  const nearest = unmatched.find((row) => row.unmatched?.fix) ?? unmatched[0];
  if (!nearest) return null;
  const fix = nearest.unmatched?.fix;
  const causes = shortages(unmatched);
  const named = causes.slice(0, NAMED);
  const rest = causes.slice(NAMED).reduce((sum, { count }) => sum + count, 0);
  const { asked } = changes;
  return (
    <div ref={box} className="shortage">
      <NextStep
        title={t`Settle the mentees without a match: ${unmatched.length}`}
        when={<Trans>before you send</Trans>}
        actions={
          <>
            {fix && (
              <Button variant="filled" onClick={() => changes.ask(askOf(fix, "top", nearest))}>
                <Trans>See what that would change…</Trans>
              </Button>
            )}
            <LinkButton variant={fix ? "text" : "filled"} to={`?mentee=${nearest.id}`}>
              <Trans>Look at {nearest.name}</Trans>
            </LinkButton>
          </>
        }
      >
        <ul className="shortage__causes">
          {named.map(({ short, count }) => (
            <li key={short}>
              <span className="num">{count}</span> <span>{short}</span>
            </li>
          ))}
          {rest > 0 && (
            <li>
              <span className="num">{rest}</span>{" "}
              <span>
                <Trans>for other reasons</Trans>
              </span>
            </li>
          )}
        </ul>
        <p>
          {fix ? (
            <Trans>
              {nearest.name} is the nearest. This would give a match: {fix.sentence}
            </Trans>
          ) : (
            <Trans>
              {nearest.name}: {nearest.unmatched?.cause}
            </Trans>
          )}
        </p>
      </NextStep>
      {asked?.at === "top" && (
        <Consequence
          key={run.id}
          schemeId={round.schemeId}
          run={run}
          pairings={round.pairings}
          ask={asked}
          changes={changes}
          onClose={() => box.current?.querySelector<HTMLElement>(".next .btn")?.focus()}
        />
      )}
    </div>
  );
}
