import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import type { Draft } from "./draft.ts";
import { changedKeys } from "./draft.ts";

/** Somebody else saved meanwhile: what they changed beside what stands here, and the two ways on. */
export function Clash(props: {
  /** As it was when the reader began. */
  base: Draft;
  theirs: Draft;
  mine: Draft;
  label: (key: string) => string;
  /** A value as the reader knows it. */
  show: (key: string, value: string) => string;
  busy: boolean;
  onKeep: () => void;
  onTake: () => void;
}) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { base, theirs, mine, show } = props;
  const own = changedKeys(base, mine);
  const keys = [...new Set([...changedKeys(base, theirs), ...own])];
  const columns: Column<string>[] = [
    { key: "what", header: t`Setting`, names: true, cell: props.label },
    { key: "theirs", header: t`As saved now`, cell: (key) => show(key, theirs[key] ?? "") },
    {
      key: "mine",
      header: t`As you have it`,
      cell: (key) => (own.includes(key) ? show(key, mine[key] ?? "") : t`not changed by you`),
    },
  ];
  return (
    <div ref={box} tabIndex={-1} className="clash">
      <Note
        kind="warn"
        role="alert"
        title={t`Not saved: somebody else changed these settings meanwhile`}
        actions={
          <>
            <Button variant="filled" busy={props.busy} onClick={props.onKeep}>
              <Trans>Save my changes on top of theirs</Trans>
            </Button>
            <Button onClick={props.onTake}>
              <Trans>Drop mine and take theirs</Trans>
            </Button>
          </>
        }
      >
        <Table
          caption={t`Settings that differ`}
          columns={columns}
          rows={keys}
          rowKey={(key) => key}
        />
      </Note>
    </div>
  );
}
