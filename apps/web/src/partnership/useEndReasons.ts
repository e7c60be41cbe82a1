import { useLingui } from "@lingui/react/macro";
import type { ClosePartnershipMutationVariables } from "../gql/Close.ts";
import type { Option } from "../ui/Select.tsx";

export type EndReason = ClosePartnershipMutationVariables["reason"];

/** Why a partnership may end, in words that blame nobody. */
export function useEndReasons(): (Option & { value: EndReason })[] {
  const { t } = useLingui();
  return [
    { value: "OBJECTIVES_ACHIEVED", label: t`We achieved what we set out to do` },
    { value: "READY_TO_MOVE_ON", label: t`It is time to move on` },
    { value: "SCHEME_ENDING", label: t`The scheme is coming to its end` },
    { value: "NO_RESPONSE", label: t`We have lost touch` },
    { value: "NOT_WORKING", label: t`It has not worked for us` },
  ];
}
