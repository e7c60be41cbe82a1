import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import type { Pairing } from "./board.ts";
import type { Changes } from "./useChange.ts";
import { useChangeWords } from "./words.ts";

/** What was done last, read out, with a way back. */
export function SaidNote({
  changes,
  pairings,
}: {
  changes: Changes;
  pairings: readonly Pairing[];
}) {
  const { said } = changes;
  const words = useChangeWords(pairings);
  return (
    <div role="status">
      {said && (
        <Note
          kind="info"
          actions={
            changes.undoTo && (
              <Button small busy={changes.busy} onClick={() => void changes.undo()}>
                <Trans>Undo</Trans>
              </Button>
            )
          }
        >
          {said.kind === "undone" ? (
            <Trans>Undone: the result of run {said.run} is on the board again.</Trans>
          ) : (
            <>
              {words(said.ask).after}{" "}
              {said.others > 0 && (
                <Plural value={said.others} one="One other person moved." other="# others moved." />
              )}
            </>
          )}
        </Note>
      )}
    </div>
  );
}
