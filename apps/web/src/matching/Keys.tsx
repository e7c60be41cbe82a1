import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Facts } from "../ui/Facts.tsx";

/** The keys of the board. */
export function Keys({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t`Keys on this board`}
      actions={
        <Button variant="filled" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <Facts
        items={[
          { term: t`Up, Down`, detail: t`The mentee before or after, in the list` },
          { term: t`Home, End`, detail: t`The first or the last mentee` },
          { term: "L", detail: t`Lock or unlock the mentor in focus, else the present match` },
          {
            term: "F",
            detail: t`Forbid the mentor in focus, else the present match; again to allow`,
          },
          { term: "?", detail: t`This list` },
        ]}
      />
      <p className="small quiet">
        <Trans>They work only while the focus is on the list or on a mentor beside it.</Trans>
      </p>
    </Dialog>
  );
}
