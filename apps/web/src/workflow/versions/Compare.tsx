import { useLingui } from "@lingui/react/macro";
import { type Catalogue, diff, registryOf, type WorkflowDefinition } from "@quad/workflow";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { Section } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { ChangeList } from "./ChangeList.tsx";
import type { Versions } from "./VersionsPage.tsx";

const DRAFT = "draft";

/** Any two versions, the draft included, and what differs in sentences. The choice is in the address. */
export function Compare({ data }: { data: Versions }) {
  const { t, i18n } = useLingui();
  const [params, setParams] = useSearchParams();
  const { workflowVersions: versions, workflowDraft: draft, workflowCatalogue } = data;
  const drafted = draft.savedAt !== null;
  const numbers = versions.map(({ version }) => String(version));
  const all = drafted ? [DRAFT, ...numbers] : numbers;
  const chosen = (name: string, otherwise: string | undefined): string => {
    const asked = params.get(name);
    return asked !== null && all.includes(asked) ? asked : (otherwise ?? all[0]!);
  };
  const to = chosen("to", all[0]);
  const from = chosen("from", all[Math.min(all.indexOf(to) + 1, all.length - 1)]);
  const registry = useMemo(() => registryOf(workflowCatalogue as Catalogue), [workflowCatalogue]);
  const changes = useMemo(() => {
    const definitionOf = (name: string): WorkflowDefinition =>
      (name === DRAFT
        ? draft.definition
        : versions.find(({ version }) => String(version) === name)
            ?.definition) as WorkflowDefinition;
    return diff(definitionOf(from), definitionOf(to), registry, i18n.locale);
  }, [from, to, draft, versions, registry, i18n.locale]);
  if (all.length < 2) return null;

  const options = all.map((value) => ({
    value,
    label: value === DRAFT ? t`The draft` : t`Version ${value}`,
  }));
  const choose = (name: string) => (value: string) => {
    const next = new URLSearchParams(params);
    next.set("from", from);
    next.set("to", to);
    next.set(name, value);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  return (
    <Section title={t`Compare`} id="compare">
      <div className="compare">
        <Select label={t`What was`} options={options} value={from} onChange={choose("from")} />
        <Select label={t`What is`} options={options} value={to} onChange={choose("to")} />
      </div>
      <ChangeList changes={changes} />
    </Section>
  );
}
