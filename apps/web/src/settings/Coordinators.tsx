import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import {
  GrantRoleDocument,
  RevokeGrantDocument,
  SchemeGrantsDocument,
} from "../gql/SchemeSettings.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Note } from "../ui/Note.tsx";
import { Section } from "../ui/Page.tsx";
import type { SettingsScheme } from "./draft.ts";
import { FindPerson } from "./FindPerson.tsx";

const refetchQueries = ["SchemeSettings", "SchemeGrants"];

/** Who runs the scheme. Administrators name them; the institution's also take the role away. */
export function Coordinators(props: {
  scheme: SettingsScheme;
  /** Units that a coordinator's work can be limited to. */
  areas: readonly { id: string; name: string }[];
  /** The reader's own roles, anywhere. */
  roles: readonly string[];
}) {
  const { scheme, roles } = props;
  const { t } = useLingui();
  const names = roles.includes("INSTITUTION_ADMIN") || roles.includes("UNIT_ADMIN");
  const { data } = useQuery(SchemeGrantsDocument, { skip: !roles.includes("INSTITUTION_ADMIN") });
  const grant = useAction(GrantRoleDocument, { refetchQueries });
  const revoke = useAction(RevokeGrantDocument, { refetchQueries });
  const [said, setSaid] = useState("");
  const held = (data?.grants ?? []).filter(
    (one) => one.role === "COORDINATOR" && one.scheme?.id === scheme.id,
  );

  async function name(person: { id: string; name: string }, serviceAreaId: string | null) {
    const outcome = await grant.run({
      input: { personId: person.id, role: "COORDINATOR", schemeId: scheme.id, serviceAreaId },
    });
    if (outcome.kind === "done") setSaid(t`${person.name} now looks after the scheme.`);
  }
  async function remove(id: string, who: string) {
    const outcome = await revoke.run({ id });
    if (outcome.kind === "done") setSaid(t`${who} no longer looks after the scheme.`);
  }

  return (
    <Section title={t`Coordinators`} id="coordinators">
      {scheme.coordinators.length === 0 ? (
        <Empty title={t`Nobody looks after this scheme yet`}>
          <Trans>Participants write to its coordinators, and reminders reach them.</Trans>
        </Empty>
      ) : (
        <Lines aria-label={t`Coordinators`}>
          {scheme.coordinators.map((person) => {
            const own = held.filter((one) => one.person.id === person.id);
            return (
              <li key={person.id}>
                <div className="split">
                  <span>
                    <strong>{person.name}</strong>
                    {person.jobTitle && <span className="small"> {person.jobTitle}</span>}
                  </span>
                  {own.map(({ id, serviceArea }) => (
                    <Button
                      key={id}
                      small
                      of={person.name}
                      busy={revoke.busy}
                      onClick={() => remove(id, person.name)}
                    >
                      {serviceArea ? t`Remove from ${serviceArea.name}` : t`Remove`}
                    </Button>
                  ))}
                </div>
              </li>
            );
          })}
        </Lines>
      )}
      {said && (
        <Note kind="info" role="status">
          {said}
        </Note>
      )}
      <ActionNote schemeId={scheme.id} action={grant} />
      <ActionNote schemeId={scheme.id} action={{ ...revoke, problem: null }} />
      {names ? (
        <FindPerson areas={props.areas} busy={grant.busy} onChoose={name} />
      ) : (
        <p className="small quiet">
          <Trans>An administrator of the unit or of the institution names coordinators.</Trans>
        </p>
      )}
    </Section>
  );
}
