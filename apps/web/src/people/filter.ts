import type { SchemePeopleQueryVariables } from "../gql/SchemePeople.ts";

type Filter = NonNullable<SchemePeopleQueryVariables["filter"]>;
type Order = NonNullable<SchemePeopleQueryVariables["order"]>;

const orders: readonly Order[] = ["NAME", "STAGE", "SINCE"];

/** The filter and order that an address asks for; what it doesn't know is left out. */
export function filterOf(params: URLSearchParams): { filter: Filter; order: Order } {
  const role = params.get("role");
  const order = orders.find((one) => one === params.get("order"));
  return {
    filter: {
      role: role === "MENTOR" || role === "MENTEE" ? role : null,
      stage: params.get("stage") || null,
      search: params.get("search") || null,
      serviceAreaId: params.get("area") || null,
      stuckOnly: params.get("stuck") ? true : null,
    },
    order: order ?? "NAME",
  };
}
