import { Trans, useLingui } from "@lingui/react/macro";
import { useAction } from "../api/useAction.ts";
import { WithdrawDeclarationDocument } from "../gql/Mentors.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Note } from "../ui/Note.tsx";
import { Section } from "../ui/Page.tsx";
import type { Enrolment } from "./MentorsPage.tsx";

/** Everybody whom the reader knows too well, each with the way back. Nothing is shown for nobody. */
export function Declared({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useLingui();
  // The cards that are shown learn of it as well.
  const undoing = useAction(WithdrawDeclarationDocument, { refetchQueries: ["Mentors"] });
  if (enrolment.declarations.length === 0) return null;
  return (
    <Section title={t`Not for you`}>
      <p className="small quiet">
        <Trans>
          You will not be matched with people you know too well. They never learn of it, and you
          don’t have to say why.
        </Trans>
      </p>
      <Lines kind="task">
        {enrolment.declarations.map(({ id, about }) => (
          <li key={id}>
            <span>{about.name}</span>
            <Button
              variant="text"
              small
              of={about.name}
              busy={undoing.busy}
              onClick={() => void undoing.run({ id })}
            >
              <Trans>Undo</Trans>
            </Button>
          </li>
        ))}
      </Lines>
      {undoing.problem && <Note kind="bad" role="alert" title={undoing.problem.message} />}
      <ErrorNote error={undoing.error} onRetry={undoing.retry} />
    </Section>
  );
}
