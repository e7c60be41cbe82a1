import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import type { Pairing } from "./board.ts";
import type { Changes } from "./useChange.ts";
import { useChangeWords } from "./words.ts";

/** What was done last, read out where it was done, with a way back. `top`: above the board. */
export function SaidNote(props: { changes: Changes; pairings: readonly Pairing[]; top?: boolean }) {
  const { changes, pairings, top = false } = props;
  const said = (changes.said?.at === "top") === top ? changes.said : null;
  const words = useChangeWords(pairings);
  return (
    <div role="status">
      {said && (
        <Note
          kind="info"
          actions={
            changes.undoTo && (
              <Button small busy={changes.busy} onClick={() => void changes.undo(said.at)}>
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
