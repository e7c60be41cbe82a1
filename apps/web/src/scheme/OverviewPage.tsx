import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "react-router";
import type { SchemeOverviewQuery } from "../gql/SchemeOverview.ts";
import { SchemeOverviewDocument } from "../gql/SchemeOverview.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { LinkButton } from "../ui/Button.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { ChecklistSection, OverviewAside } from "./OverviewAside.tsx";
import { placePath } from "./places.ts";
import { SchemeStatus } from "./SchemeStatus.tsx";
import { StageTable } from "./StageTable.tsx";
import { StuckTable } from "./StuckTable.tsx";
import { nextDate, useDates } from "./useDates.ts";

export type OverviewScheme = SchemeOverviewQuery["scheme"];

/** What to do next, who is stuck, where everybody is. The committee sees the counts alone. */
export function OverviewPage() {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const datesOf = useDates();
  const { schemeId = "" } = useParams();
  const { data, error, refetch } = useQuery(SchemeOverviewDocument, {
    variables: { id: schemeId },
  });
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  const { scheme } = data;
  const { overview } = scheme;
  const { nextStep } = overview;
  const seesPeople = scheme.may.includes("enrolment.list");
  const acts = scheme.may.includes("enrolment.invite") || scheme.may.includes("scheme.edit");
  const begun = scheme.state !== "DRAFT" || overview.stages.some(({ count }) => count > 0);
  const coming = nextDate(datesOf(scheme.settings));
  const stagesOf = (subject: string) =>
    begun ? overview.stages.filter((one) => one.subject === subject) : [];
  return (
    <Page
      title={text(scheme.name)}
      kicker={<SchemeStatus state={scheme.state} />}
      lede={
        <>
          {formats.weekday(plainDate())}. {coming?.sentence}{" "}
          {seesPeople && overview.stuck.length > 0 && (
            <Plural
              value={overview.stuck.length}
              one="# person is stuck."
              other="# people are stuck."
            />
          )}
        </>
      }
    >
      <NextStep
        kicker={acts ? undefined : t`What the coordinator does next`}
        title={nextStep.title}
        when={nextStep.byDate && t`by ${formats.weekday(nextStep.byDate)}`}
        actions={
          acts && (
            <LinkButton variant="filled" to={placePath(scheme.id, nextStep.place)}>
              {nextStep.actionLabel}
            </LinkButton>
          )
        }
      >
        {nextStep.why}
      </NextStep>
      <Columns
        wide
        asideLabel={t`Checklist, dates and numbers`}
        aside={<OverviewAside scheme={scheme} checklist={begun} />}
      >
        {!begun && <ChecklistSection scheme={scheme} />}
        {begun && seesPeople && (
          <Section
            title={t`Who is stuck`}
            beside={
              <Link className="solo" to={`/schemes/${scheme.id}/people`}>
                <Trans>See everybody</Trans>
              </Link>
            }
          >
            <StuckTable schemeId={scheme.id} stuck={overview.stuck} />
          </Section>
        )}
        <StageTable
          title={t`Where everyone is`}
          unit={t`People`}
          stages={stagesOf("enrolment")}
          list={seesPeople ? `/schemes/${scheme.id}/people` : undefined}
        />
        <StageTable
          title={t`Where partnerships are`}
          unit={t`Partnerships`}
          stages={stagesOf("partnership")}
          list={
            scheme.may.includes("partnership.list")
              ? `/schemes/${scheme.id}/partnerships`
              : undefined
          }
        />
      </Columns>
    </Page>
  );
}
