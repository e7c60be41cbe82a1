import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { type Catalogue, registryOf, type WorkflowDefinition } from "@quad/workflow";
import { useMemo, useState } from "react";
import { Link, useParams } from "react-router";
import type { WorkflowInstanceQuery } from "../../gql/WorkflowInstance.ts";
import { WorkflowInstanceDocument } from "../../gql/WorkflowInstance.ts";
import { plainDate, useFormats } from "../../i18n/format.ts";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { Columns, Page, Section } from "../../ui/Page.tsx";
import { Unready } from "../../ui/Unready.tsx";
import { Incidents } from "../Incidents.tsx";
import { Diagram } from "../picture/Diagram.tsx";
import { Acts } from "./Acts.tsx";
import { InstanceStatus } from "./InstanceStatus.tsx";
import { Reminders } from "./Reminders.tsx";
import "./InstancePage.css";
import "../WorkflowPage.css";

export type Instance = WorkflowInstanceQuery["workflowInstance"];

/** How a workflow runs for one person, partnership or round: where it is, what comes, what is in the way. */
export function InstancePage() {
  const { t } = useLingui();
  const formats = useFormats();
  const { schemeId = "", instanceId = "" } = useParams();
  const { data, error, refetch } = useQuery(WorkflowInstanceDocument, {
    variables: { id: instanceId },
  });
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  const one = data.workflowInstance;
  const names = formats.list(one.about);
  const since = formats.date(plainDate(new Date(one.since)));
  const steps = formats.list(one.steps.map(({ label }) => t`“${label}”`));
  const base = `/schemes/${schemeId}`;
  const back: Record<string, { to: string; label: string }> = {
    enrolment: { to: `${base}/people/${one.subjectId}`, label: t`This person` },
    partnership: { to: `/partnerships/${one.subjectId}`, label: t`This partnership` },
    round: { to: `${base}/rounds/${one.subjectId}`, label: t`This round` },
  };
  return (
    <Page
      title={t`How it runs: ${names}`}
      {...(back[one.subject] && { back: back[one.subject] })}
      lede={one.status === "DONE" ? t`Ended at ${steps}, on ${since}.` : t`At ${steps}.`}
    >
      <p className="instance__facts">
        <InstanceStatus status={one.status} />
        <span>
          <Trans>
            Stage {one.stageLabel} since {since}
          </Trans>
        </span>
        <span>{t`${one.title}, version ${one.version}`}</span>
        {one.status !== "DONE" && one.latestVersion > one.version && (
          <Link to={`${base}/workflow/${one.key}/move?instance=${one.id}`}>
            {t`Move to version ${one.latestVersion}`}
          </Link>
        )}
        <Link to={`${base}/workflow/${one.key}/running`}>{t`All that run like this`}</Link>
      </p>
      <Incidents schemeId={schemeId} incidents={one.incidents} here />
      <div className="sec-gap">
        <Columns wide asideLabel={t`What happened`} aside={<Happened instance={one} />}>
          <Acts acts={one.acts} over={one.status === "DONE"} />
          <Reminders timers={one.timers} over={one.status === "DONE"} />
        </Columns>
      </div>
      <Drawing instance={one} names={names} />
    </Page>
  );
}

/** The newest at the top; the beginning of a long story is folded. */
function Happened({ instance: { timeline } }: { instance: Instance }) {
  const { t } = useLingui();
  const newest = timeline.toReversed();
  const shown = newest.length > 12 ? newest.slice(0, 10) : newest;
  return (
    <Section title={t`What happened`}>
      <div className="instance__happened">
        <Entries entries={shown} label={t`What happened`} />
        {newest.length > shown.length && (
          <div className="sec-gap">
            <Disclosure summary={t`Everything before that`}>
              <Entries entries={newest.slice(shown.length)} label={t`Everything before that`} />
            </Disclosure>
          </div>
        )}
      </div>
    </Section>
  );
}

function Entries({ entries, label }: { entries: Instance["timeline"]; label: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <Lines kind="hang" ordered aria-label={label}>
      {entries.map(({ at, text, by }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike in all they say.
        <li key={`${at} ${i}`}>
          <time className="small" dateTime={at}>
            {formats.shortDate(plainDate(new Date(at)))}
          </time>
          <span>
            {text}
            {by && <span className="small"> {t`by ${by}`}</span>}
          </span>
        </li>
      ))}
    </Lines>
  );
}

function Drawing({ instance, names }: { instance: Instance; names: string }) {
  const { t, i18n } = useLingui();
  const [selected, select] = useState<string | null>(null);
  const { definition, registry } = useMemo(
    () => ({
      definition: instance.definition as WorkflowDefinition,
      registry: registryOf(instance.catalogue as Catalogue),
    }),
    [instance.definition, instance.catalogue],
  );
  return (
    <Section title={t`Picture`} lede={t`A dot and a strong line mark where it is now.`}>
      <Diagram
        definition={definition}
        registry={registry}
        locale={i18n.locale}
        label={t`Picture of the workflow of ${names}`}
        activeUids={instance.activeUids}
        selected={selected}
        onSelect={select}
      />
    </Section>
  );
}
