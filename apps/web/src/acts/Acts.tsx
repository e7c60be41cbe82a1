import { useApolloClient, useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import type { ActsQuery } from "../gql/Acts.ts";
import { ActsDocument } from "../gql/Acts.ts";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import { Section } from "../ui/Page.tsx";
import { ActDialog } from "./ActDialog.tsx";

export type Act = ActsQuery["acts"][number];

/** Milliseconds after an act by which what follows from it has usually been done. */
const SOON = 1500;

/**
 * What the reader can do to a subject that has no page of its own: a button for each, as the scheme's
 * workflow names it. Nothing while there is nothing.
 */
export function Acts(props: {
  subjectType: "enrolment" | "round" | "partnership";
  subjectId: string;
  title?: string;
}) {
  const { t } = useLingui();
  const { subjectType, subjectId } = props;
  const client = useApolloClient();
  const { data } = useQuery(ActsDocument, {
    variables: { subjectType, subjectId },
    fetchPolicy: "cache-and-network",
  });
  const [open, setOpen] = useState<Act | null>(null);
  const [said, setSaid] = useState("");
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(later.current), []);

  function done(act: Act) {
    setOpen(null);
    setSaid(t`Done: ${act.label}`);
    const look = () => void client.refetchQueries({ include: "active" });
    look();
    clearTimeout(later.current);
    later.current = setTimeout(look, SOON);
  }

  const acts = data?.acts ?? [];
  const possible = acts.filter(({ allowed }) => allowed);
  const barred = acts.filter(({ allowed, reasons }) => !allowed && reasons.length > 0);
  if (possible.length + barred.length === 0 && !said) return null;
  return (
    <Section title={props.title ?? t`What else you can do`}>
      <div role="status">{said && <Note kind="info">{said}</Note>}</div>
      {possible.length > 0 && (
        <div className="acts">
          {possible.map((act) => (
            <Button
              key={act.id}
              onClick={() => {
                setSaid("");
                setOpen(act);
              }}
            >
              {act.label}…
            </Button>
          ))}
        </div>
      )}
      {barred.map((act) => (
        <p key={act.id} className="small quiet">
          <Trans>Not possible now: {act.label}.</Trans>{" "}
          {act.reasons.map(({ message }) => message).join(" ")}
        </p>
      ))}
      {open && (
        <ActDialog
          key={open.id}
          act={open}
          subject={{ subjectType, subjectId }}
          onClose={() => setOpen(null)}
          onDone={() => done(open)}
        />
      )}
    </Section>
  );
}
