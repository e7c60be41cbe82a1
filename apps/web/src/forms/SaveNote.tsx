import { Trans } from "@lingui/react/macro";
import { useFormats } from "../i18n/format.ts";
import type { SaveState } from "./draft.ts";

/** Whether what was written is safe, in words. Only a failure is read out by itself. */
export function SaveNote({ state }: { state: SaveState }) {
  const trouble = state.kind === "kept" || state.kind === "unsaved";
  return (
    <span className="saved" role={trouble ? "status" : undefined}>
      {state.kind === "kept" && <Trans>Not saved yet; kept on this device</Trans>}
      {state.kind === "unsaved" && <Trans>Not saved yet; keep this page open</Trans>}
      {!trouble && <BriefSaveNote state={state} />}
    </span>
  );
}

/**
 * The same beside a control, never longer than a few words: a second line would push what is
 * below away just when somebody presses on it.
 */
export function BriefSaveNote({ state }: { state: SaveState }) {
  const formats = useFormats();
  switch (state.kind) {
    case "clean":
      return null;
    case "saving":
      return <Trans>Saving…</Trans>;
    case "saved":
      return <Trans>Saved at {formats.time(state.at)}</Trans>;
    case "kept":
    case "unsaved":
      return <Trans>Not saved yet</Trans>;
  }
}
