import { Trans } from "@lingui/react/macro";
import { cx } from "../../ui/cx.ts";

/** What this draft does otherwise than the published version. */
export function Mark({ kind }: { kind: "new" | "changed" }) {
  return (
    <span className={cx("wf-mark", kind === "changed" && "wf-mark--changed")}>
      {kind === "new" ? <Trans>new</Trans> : <Trans>changed</Trans>}
    </span>
  );
}
