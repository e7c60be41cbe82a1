import type { RunningWorkflowsQueryVariables } from "../../gql/RunningWorkflows.ts";

type Filter = NonNullable<RunningWorkflowsQueryVariables["filter"]>;

const statuses: readonly NonNullable<Filter["status"]>[] = ["ACTIVE", "INCIDENT", "DONE"];

/** The filter that an address asks for; what it doesn't know is left out. */
export function filterOf(params: URLSearchParams): Filter {
  const version = Number(params.get("version"));
  return {
    version: Number.isInteger(version) && version > 0 ? version : null,
    stepUid: params.get("step") || null,
    status: statuses.find((one) => one === params.get("status")) ?? null,
    search: params.get("search") || null,
  };
}
