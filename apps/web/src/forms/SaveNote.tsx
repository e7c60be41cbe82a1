import { Trans } from "@lingui/react/macro";
import { useFormats } from "../i18n/format.ts";
import type { SaveState } from "./draft.ts";

/** Whether what was written is safe, in words. Only a failure is read out by itself. */
export function SaveNote({ state, quiet }: { state: SaveState; quiet?: boolean }) {
  const formats = useFormats();
  const trouble = state.kind === "kept" || state.kind === "unsaved";
  return (
    <span className="saved" role={trouble && !quiet ? "status" : undefined}>
      {state.kind === "saving" && <Trans>Saving…</Trans>}
      {state.kind === "saved" && <Trans>Saved at {formats.time(state.at)}</Trans>}
      {state.kind === "kept" && <Trans>Not saved yet; kept on this device</Trans>}
      {state.kind === "unsaved" && <Trans>Not saved yet; keep this page open</Trans>}
    </span>
  );
}
