import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "../ui/Button.tsx";
import { Tick } from "../ui/Choices.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Facts } from "../ui/Facts.tsx";

/** The keys of the board, and a way to switch letters off. */
export function Keys(props: {
  open: boolean;
  onClose: () => void;
  letters: boolean;
  onLetters: (on: boolean) => void;
}) {
  const { t } = useLingui();
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t`Keys on this board`}
      actions={
        <Button variant="filled" onClick={props.onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <Facts
        items={[
          { term: t`Up, Down`, detail: t`The mentee before or after, in the list` },
          { term: t`Page Up, Page Down`, detail: t`Ten mentees on` },
          { term: t`Home, End`, detail: t`The first or the last mentee` },
          { term: "/", detail: t`Find a mentee by name` },
          { term: "L", detail: t`Lock or unlock the mentor in focus, else the present match` },
          { term: "F", detail: t`Forbid the mentor in focus, else the present match` },
          { term: "S", detail: t`Swap with another mentee` },
          { term: "M", detail: t`Match with a mentor of your choice` },
          { term: "U", detail: t`Undo the last change` },
          { term: "C", detail: t`Compare results` },
          { term: "Escape", detail: t`Leave a question open on the board` },
          { term: "?", detail: t`This list` },
        ]}
      />
      <p className="small quiet">
        <Trans>
          They work only while the focus is on the list or on a mentor beside it. Nothing is done
          before you have seen who would move.
        </Trans>
      </p>
      <Tick
        label={t`Letters are keys on this board`}
        hint={t`Without a tick, letters in the list lead to the next name that begins so.`}
        checked={props.letters}
        onChange={props.onLetters}
      />
    </Dialog>
  );
}
