import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";

/** The same answers were changed somewhere else meanwhile; the reader says which are to stay. */
export function ClashNote(props: { onKeep: () => void; onTake: () => void }) {
  const { t } = useLingui();
  return (
    <Note
      kind="warn"
      role="alert"
      title={t`Changed somewhere else, too`}
      actions={
        <>
          <Button onClick={props.onTake}>
            <Trans>Take what was saved there</Trans>
          </Button>
          <Button variant="text" onClick={props.onKeep}>
            <Trans>Keep what stands here</Trans>
          </Button>
        </>
      }
    >
      <Trans>
        Somebody, or you on another device, saved other answers after you opened this page. Nothing
        is saved here until you choose.
      </Trans>
    </Note>
  );
}
