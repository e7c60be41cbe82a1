import { Trans } from "@lingui/react/macro";
import { Status } from "../ui/Status.tsx";

/** Whether people can take part in a scheme. */
export function SchemeStatus({ state }: { state: "DRAFT" | "OPEN" | "CLOSED" }) {
  switch (state) {
    case "DRAFT":
      return (
        <Status kind="todo">
          <Trans>Draft</Trans>
        </Status>
      );
    case "OPEN":
      return (
        <Status kind="full">
          <Trans>Open</Trans>
        </Status>
      );
    case "CLOSED":
      return (
        <Status kind="off">
          <Trans>Closed</Trans>
        </Status>
      );
  }
}
