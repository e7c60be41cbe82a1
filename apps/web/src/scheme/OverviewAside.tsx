import { Trans, useLingui } from "@lingui/react/macro";
import { useFormats } from "../i18n/format.ts";
import type { Fact } from "../ui/Facts.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Page.tsx";
import { OpeningChecklist } from "./OpeningChecklist.tsx";
import type { OverviewScheme } from "./OverviewPage.tsx";
import { useDates } from "./useDates.ts";

/** What is left before opening, the dates, and the totals. */
export function OverviewAside(props: {
  scheme: OverviewScheme;
  /** Whether the checklist stands here; before anything has begun it is the page itself. */
  checklist: boolean;
}) {
  const { scheme } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const dates = useDates()(scheme.settings);
  const { overview } = scheme;
  const totals: Fact[] = [
    { term: t`Registered`, detail: overview.registered },
    { term: t`Mentors`, detail: overview.mentors },
    { term: t`Mentees`, detail: overview.mentees },
    { term: t`On a waiting list`, detail: overview.waiting },
    { term: t`Invited`, detail: overview.invited },
    { term: t`Partnerships under way`, detail: overview.partnershipsActive },
    { term: t`Partnerships ended`, detail: overview.partnershipsEnded },
  ];
  return (
    <>
      {props.checklist && <ChecklistSection scheme={scheme} />}
      {dates.length > 0 && (
        <Section title={t`Dates`}>
          <Facts
            items={dates.map(({ label, day }) => ({ term: label, detail: formats.date(day) }))}
          />
        </Section>
      )}
      <Section title={t`In numbers`}>
        <Facts items={totals} />
      </Section>
    </>
  );
}

/** What is left before a draft opens, or what an open scheme has lost. */
export function ChecklistSection({ scheme }: { scheme: OverviewScheme }) {
  const { t } = useLingui();
  const items = scheme.openingChecklist;
  if (items.length === 0) return null;
  return (
    <Section
      title={scheme.state === "DRAFT" ? t`Before it opens` : t`Needs mending`}
      beside={
        <span className="quiet">
          <Trans>
            {items.filter(({ done }) => done).length} of {items.length} done
          </Trans>
        </span>
      }
    >
      <OpeningChecklist schemeId={scheme.id} items={items} />
    </Section>
  );
}
