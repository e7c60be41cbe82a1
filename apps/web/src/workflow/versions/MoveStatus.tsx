import { Trans } from "@lingui/react/macro";
import { Status } from "../../ui/Status.tsx";

/** How a move stands. */
export function MoveStatus({ of }: { of: { state: string } }) {
  switch (of.state) {
    case "running":
      return (
        <Status kind="doing">
          <Trans>going on</Trans>
        </Status>
      );
    case "undoing":
      return (
        <Status kind="doing">
          <Trans>being taken back</Trans>
        </Status>
      );
    case "cancelled":
      return (
        <Status kind="stop">
          <Trans>stopped</Trans>
        </Status>
      );
    case "undone":
      return (
        <Status kind="off">
          <Trans>taken back</Trans>
        </Status>
      );
    default:
      return (
        <Status kind="done">
          <Trans>done</Trans>
        </Status>
      );
  }
}
