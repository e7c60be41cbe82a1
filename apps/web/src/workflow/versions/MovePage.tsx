import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { WorkflowDefinition } from "@quad/workflow";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { MoveInstanceDocument, MoveVersionsDocument } from "../../gql/Move.ts";
import { useFormats } from "../../i18n/format.ts";
import { useText } from "../../i18n/text.ts";
import { Page, Section } from "../../ui/Page.tsx";
import { Unready } from "../../ui/Unready.tsx";
import { MoveForm } from "./MoveForm.tsx";

/** Moving what runs to another version: whom, where to, and what would happen. */
export function MovePage() {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const { schemeId = "", key = "" } = useParams();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const instanceId = params.get("instance");
  const { data, error } = useQuery(MoveVersionsDocument, {
    variables: { schemeId, key },
    fetchPolicy: "network-only",
  });
  const one = useQuery(MoveInstanceDocument, {
    variables: { id: instanceId ?? "" },
    skip: instanceId === null,
    fetchPolicy: "no-cache",
  });
  const failed = error ?? one.error;
  const asked = one.data?.workflowInstance;
  if (!data || (instanceId !== null && !asked)) return <Unready error={failed} />;
  const versions = data.workflowVersions;
  const definition = versions[0]!.definition as WorkflowDefinition;
  const base = `/schemes/${schemeId}/workflow/${key}`;
  const back = { to: `${base}/versions`, label: t`All versions` };
  const kicker = text(definition.label);
  const populated = versions.filter(({ running }) => running > 0);
  if (versions.length < 2 || populated.length === 0) {
    return (
      <Page title={t`Move to another version`} kicker={kicker} back={back}>
        <Section title={t`There is nobody to move`}>
          <p>
            {versions.length < 2 ? (
              <Trans>
                This workflow has one version only. Once another one is published, whatever is
                running can be moved to it here.
              </Trans>
            ) : (
              <Trans>Nothing of this workflow is running just now.</Trans>
            )}
          </p>
        </Section>
      </Page>
    );
  }
  const whom = asked && formats.list(asked.about);
  const number = (name: string): number => Number(params.get(name));
  const known = (version: number): boolean => versions.some((v) => v.version === version);
  const to = known(number("to")) ? number("to") : versions[0]!.version;
  const behind = populated.find(({ version }) => version !== to) ?? populated[0]!;
  const from = asked?.version ?? (known(number("from")) ? number("from") : behind.version);
  return (
    <Page
      title={whom ? t`Move ${whom} to another version` : t`Move to another version`}
      kicker={kicker}
      back={back}
      lede={t`You see what would happen before anything does, and a move can be taken back for all to whom nothing has happened since.`}
    >
      <MoveForm
        key={`${from} ${to} ${instanceId}`}
        {...{ schemeId, workflowKey: key, base, from, instanceId }}
        to={to === from ? (versions.find((v) => v.version !== from)?.version ?? to) : to}
        versions={versions}
        subject={definition.subject}
        onVersions={(next) => {
          const changed = new URLSearchParams(params);
          changed.set("from", String(next.from));
          changed.set("to", String(next.to));
          setParams(changed, { replace: true, preventScrollReset: true });
        }}
        onStarted={(id) => void navigate(`${base}/moves/${id}`)}
      />
    </Page>
  );
}
