import { Trans, useLingui } from "@lingui/react/macro";
import type { Diagnostic } from "@quad/workflow";
import { useRef } from "react";
import { readText } from "../../import/readText.ts";
import { Button } from "../../ui/Button.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Note } from "../../ui/Note.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import type { Format } from "./exchange.ts";
import type { Session } from "./session.ts";

/** What a file gave. */
export interface Read {
  file: string;
  ok: boolean;
  findings: readonly Diagnostic[];
}

/** Taking the workflow away as a file, putting another in its place, and giving the draft up. */
export function FileMenu(props: {
  session: Session;
  onRead: (read: Read | null) => void;
  /** To choose a model that ships. */
  onStart: () => void;
  /** Absent: there is nothing to give up. */
  onDiscard?: () => void;
}) {
  const { t } = useLingui();
  const { definition, registry, locale, editable } = useEditor();
  const { session, onRead, onStart, onDiscard } = props;
  const picker = useRef<HTMLInputElement>(null);
  const formats: [Format, string][] = [
    ["json", t`Download as Quad’s own file`],
    ["svg", t`Download as a picture (SVG)`],
    ["mermaid", t`Download as Mermaid`],
    ["xstate", t`Download for XState (JSON)`],
    ["scxml", t`Download as SCXML`],
  ];
  async function save(format: Format) {
    const { download } = await import("./exchange.ts");
    download(format, definition, registry, locale);
  }
  async function read(file: File) {
    const { taken } = await import("./exchange.ts");
    const text = readText(new Uint8Array(await file.arrayBuffer()));
    const found = taken(text, definition);
    if (found.ok) session.replace(found.definition);
    onRead({
      file: file.name,
      ok: found.ok,
      findings: found.ok ? found.notes : found.problems,
    });
  }
  return (
    <>
      <Menu label={t`File`} className="wf-more">
        {formats.map(([format, label]) => (
          <li key={format}>
            <button type="button" onClick={() => void save(format)}>
              {label}
            </button>
          </li>
        ))}
        {editable && (
          <li>
            <button
              type="button"
              onClick={({ currentTarget }) => {
                // The menu closes: the dialog gives the focus back to its word.
                currentTarget.closest("details")?.querySelector("summary")?.focus();
                onStart();
              }}
            >
              <Trans>Start from a model…</Trans>
            </button>
          </li>
        )}
        {editable && (
          <li>
            <button type="button" onClick={() => picker.current?.click()}>
              <Trans>Put a file in its place…</Trans>
            </button>
          </li>
        )}
        {onDiscard && (
          <li>
            <button type="button" onClick={onDiscard}>
              <Trans>Discard all changes…</Trans>
            </button>
          </li>
        )}
      </Menu>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,.scxml,.xml"
        aria-label={t`A workflow’s file`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void read(file);
        }}
      />
    </>
  );
}

/** What became of a file, with everything that stood in its way. */
export function ReadNote({ read, onClose }: { read: Read; onClose: () => void }) {
  const { t } = useLingui();
  const { say } = useDesk();
  const { file, ok, findings } = read;
  return (
    <div className="wf-note">
      <Note
        kind={ok ? "info" : "bad"}
        role="alert"
        title={
          ok ? t`“${file}” stands here now; Undo takes it back` : t`“${file}” can’t be put here`
        }
        actions={
          <Button small onClick={onClose}>
            <Trans>All right</Trans>
          </Button>
        }
      >
        {findings.length > 0 && (
          <ul>
            {findings.slice(0, 12).map((one) => (
              <li key={`${one.path.join("/")} ${one.message.en}`}>{say(one.message)}</li>
            ))}
          </ul>
        )}
      </Note>
    </div>
  );
}
