import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Link } from "react-router";
import { useAction } from "../api/useAction.ts";
import type { DemoQuery } from "../gql/Demo.ts";
import { DemoDocument, EnterDemoDocument } from "../gql/Demo.ts";
import { useText } from "../i18n/text.ts";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Note } from "../ui/Note.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { useArrive } from "./useArrive.ts";
import "./DemoPage.css";

type Person = DemoQuery["demoPeople"][number];

/** The demonstration's people by university and role; a press enters as one of them. */
export function DemoPage() {
  const { t } = useLingui();
  const say = useText();
  const { data, error } = useQuery(DemoDocument);
  const action = useAction(EnterDemoDocument);
  const arrive = useArrive();
  const [entering, setEntering] = useState<string | null>(null);
  const roles = useRoles();
  if (!data) return <Unready error={error} />;

  async function enter(person: Person) {
    setEntering(person.id);
    const outcome = await action.run({ institution: person.institutionSlug, personId: person.id });
    if (outcome.kind === "done") await arrive();
  }
  const byInstitution = Map.groupBy(data.demoPeople, (person) => person.institutionName);
  return (
    <Page
      title={t`Try it as somebody`}
      lede={t`People and universities are invented. Whatever you do here, everybody else who tries it sees as well.`}
    >
      {action.problem && <Note kind="bad" role="alert" title={action.problem.message} />}
      <ErrorNote error={action.error} onRetry={action.retry} />
      {byInstitution.size === 0 && (
        <Empty title={t`No demonstration here`}>
          <Trans>
            On a site that serves a demonstration, its people are listed here.{" "}
            <Link to="/sign-in">Sign in with your own address</Link> instead.
          </Trans>
        </Empty>
      )}
      {[...byInstitution].map(([institution, people]) => (
        <Section key={institution} title={institution}>
          {[...Map.groupBy(people, (person) => person.role)].map(([role, those]) => (
            <div className="demo" key={role}>
              <h3>{roles[role] ?? role}</h3>
              <Lines>
                {those.map((person) => (
                  <li key={person.id}>
                    <div>
                      <p className="demo__name">{person.name}</p>
                      <p className="small">{say(person.does)}</p>
                    </div>
                    <Button
                      of={person.name}
                      busy={action.busy && entering === person.id}
                      busyLabel={t`Entering…`}
                      onClick={() => void enter(person)}
                    >
                      <Trans>Enter</Trans>
                    </Button>
                  </li>
                ))}
              </Lines>
            </div>
          ))}
        </Section>
      ))}
      {byInstitution.size > 0 && (
        <Section title={t`Mail`}>
          <p>
            <Trans>
              What Quad would mail to these people stands in the{" "}
              <Link to="/outbox">demonstration’s mail</Link>, with its links.
            </Trans>
          </p>
        </Section>
      )}
    </Page>
  );
}

/** Names of the roles that a demonstration may hold; another role is shown as it is. */
function useRoles(): Record<string, string> {
  const { t } = useLingui();
  return {
    institutionAdmin: t`Looks after the university`,
    unitAdmin: t`Looks after a unit`,
    coordinator: t`Coordinates a scheme`,
    committee: t`Sits on the committee`,
    trainer: t`Trains mentors`,
    mentor: t`Mentors`,
    mentee: t`Mentees`,
    newcomer: t`Takes part in nothing yet`,
  };
}
