import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSearchParams } from "react-router";
import { DirectoryDocument } from "../gql/Directory.ts";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { placePath } from "../scheme/places.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { FilterSelect, Filters, FilterText } from "../ui/Filters.tsx";
import { Lines } from "../ui/Lines.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";
import { Unready } from "../ui/Unready.tsx";
import { DirectoryTable } from "./DirectoryTable.tsx";
import type { DirectoryScheme } from "./needs.ts";
import { needsOf } from "./needs.ts";
import { useNumbers } from "./useNumbers.ts";

/** Grants that let somebody start a scheme. */
const starters = ["INSTITUTION_ADMIN", "UNIT_ADMIN"];

/** Every scheme that the reader has something to do with, what needs them first. */
export function DirectoryPage() {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const [params] = useSearchParams();
  const { data, error, refetch } = useQuery(DirectoryDocument);
  const schemes = (data?.schemes ?? []).filter(({ may }) => may.includes("scheme.overview"));
  const numbers = useNumbers(schemes.map(({ id }) => id));
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;

  const starts = data.me?.grants.some(({ role }) => starters.includes(role)) ?? false;
  const [first, ...rest] = needsOf(schemes, numbers);
  const search = (params.get("search") ?? "").toLocaleLowerCase();
  const state = params.get("state");
  const shown = schemes.filter(
    (scheme) => (!state || scheme.state === state) && matches(scheme, search, text),
  );
  const open = schemes.filter((scheme) => scheme.state === "OPEN").length;
  return (
    <Page
      title={t`Mentoring schemes`}
      lede={
        <>
          <Plural value={schemes.length} one="# scheme." other="# schemes." />{" "}
          <Plural value={open} one="# is open." other="# are open." />
        </>
      }
      actions={
        starts && (
          <LinkButton to="/schemes/new">
            <Trans>Start a scheme</Trans>
          </LinkButton>
        )
      }
    >
      {first && (
        <NextStep
          title={t`${text(first.scheme.name)}: ${first.step.title}`}
          when={first.step.byDate && t`by ${formats.weekday(first.step.byDate)}`}
          actions={
            <LinkButton variant="filled" to={placePath(first.scheme.id, first.step.place)}>
              {first.step.actionLabel}
            </LinkButton>
          }
        >
          {first.step.why}
        </NextStep>
      )}
      {rest.length > 0 && (
        <Section title={t`Others that need you`}>
          <Lines kind="need">
            {rest.map(({ scheme, step, nobody }) => (
              <li key={scheme.id}>
                <Status kind={nobody ? "stop" : "wait"}>{text(scheme.name)}</Status>
                <span>{step.title}</span>
                <LinkButton small to={placePath(scheme.id, step.place)} of={text(scheme.name)}>
                  {step.actionLabel}
                </LinkButton>
              </li>
            ))}
          </Lines>
        </Section>
      )}
      <Section title={t`Directory by unit`}>
        {schemes.length === 0 ? (
          <Empty
            title={t`No schemes yet`}
            action={
              starts && (
                <LinkButton variant="filled" to="/schemes/new">
                  <Trans>Start a scheme</Trans>
                </LinkButton>
              )
            }
          >
            <Trans>
              Schemes that you run, or whose numbers you may see, are listed here by unit.
            </Trans>
          </Empty>
        ) : (
          <>
            <Filters label={t`Schemes`}>
              <FilterText name="search" label={t`Find a scheme, unit or coordinator`} />
              <FilterSelect
                name="state"
                label={t`State`}
                any={t`Any state`}
                options={[
                  { value: "DRAFT", label: t`Draft` },
                  { value: "OPEN", label: t`Open` },
                  { value: "CLOSED", label: t`Closed` },
                ]}
              />
            </Filters>
            <DirectoryTable schemes={shown} numbers={numbers} />
          </>
        )}
      </Section>
    </Page>
  );
}

/** Whether a scheme, its unit or somebody who runs it goes by these letters. */
function matches(
  scheme: DirectoryScheme,
  search: string,
  text: (value: Record<string, string>) => string,
): boolean {
  const names = [
    text(scheme.name),
    scheme.unit.name,
    ...scheme.coordinators.map(({ name }) => name),
  ];
  return names.some((name) => name.toLocaleLowerCase().includes(search));
}
