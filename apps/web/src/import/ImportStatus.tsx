import { useLingui } from "@lingui/react/macro";
import type { ImportState } from "../gql/SchemeImports.ts";
import type { StatusKind } from "../ui/Status.tsx";
import { Status } from "../ui/Status.tsx";

/** How far an import has come. */
export function ImportStatus({ state }: { state: ImportState }) {
  const { t } = useLingui();
  const words: Record<ImportState, [StatusKind, string]> = {
    NEEDS_MAPPING: ["todo", t`Not checked yet`],
    CHECKED: ["doing", t`Checked, not brought in`],
    RUNNING: ["full", t`Being brought in`],
    DONE: ["done", t`Brought in`],
    FAILED: ["stop", t`Stopped by a fault`],
    CANCELLED: ["off", t`Cancelled`],
  };
  const [kind, word] = words[state];
  return <Status kind={kind}>{word}</Status>;
}
