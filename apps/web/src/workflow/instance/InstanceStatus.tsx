import { useLingui } from "@lingui/react/macro";
import type { WorkflowInstanceQuery } from "../../gql/WorkflowInstance.ts";
import { Status } from "../../ui/Status.tsx";

/** How a running workflow is doing. */
export function InstanceStatus(props: {
  status: WorkflowInstanceQuery["workflowInstance"]["status"];
}) {
  const { t } = useLingui();
  switch (props.status) {
    case "ACTIVE":
      return <Status kind="full">{t`Running`}</Status>;
    case "INCIDENT":
      return <Status kind="stop">{t`Something stopped`}</Status>;
    default:
      return <Status kind="off">{t`Ended`}</Status>;
  }
}
