import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "react-router";
import { Acts, RunPartnership } from "../acts/lazy.tsx";
import type { PartnershipQuery } from "../gql/Partnership.ts";
import { PartnershipDocument } from "../gql/Partnership.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { AgreementPart } from "./AgreementPart.tsx";
import { Meetings } from "./Meetings.tsx";
import { monthOf } from "./months.ts";
import { NextInPartnership } from "./NextInPartnership.tsx";
import { others } from "./others.ts";
import { Partner } from "./Partner.tsx";
import { TimeTogether } from "./TimeTogether.tsx";
import { useNames } from "./useNames.ts";

export type Partnership = PartnershipQuery["partnership"];

/** The place that the members of a partnership share: what is next, what was, what they agreed. */
export function PartnershipPage() {
  const { t } = useLingui();
  const { id = "" } = useParams();
  const names = useNames();
  const say = useText();
  const { data, error } = useQuery(PartnershipDocument, { variables: { id } });
  if (!data) return <Unready error={error} />;
  const { partnership } = data;
  if (!partnership.me) return <RunPartnership id={id} />;
  const name = names(partnership);
  return (
    <Page
      title={name ? t`You and ${name}` : t`Your partnership`}
      lede={<Lede partnership={partnership} />}
      kicker={say(partnership.schemeName)}
    >
      <Columns
        asideLabel={t`What you agreed, and with whom`}
        aside={
          <>
            <AgreementPart partnership={partnership} />
            {others(partnership).map((member) => (
              <Partner key={member.personId} partnership={partnership} member={member} />
            ))}
            {partnership.may.includes("partnership.close") && <Door partnership={partnership} />}
          </>
        }
      >
        <NextInPartnership partnership={partnership} />
        <Acts subjectType="partnership" subjectId={id} />
        <TimeTogether partnership={partnership} />
        <Meetings partnership={partnership} />
      </Columns>
    </Page>
  );
}

function Lede({ partnership }: { partnership: Partnership }) {
  const formats = useFormats();
  const name = useNames()(partnership);
  const count = others(partnership).length;
  const { endsOn, startsOn, me, tags } = partnership;
  const now = monthOf(startsOn, endsOn, plainDate());
  if (!me) return null;
  return (
    <>
      {me.role === "MENTEE" ? (
        <Plural value={count} one={`Your mentor is ${name}.`} other={`Your mentors are ${name}.`} />
      ) : (
        <Plural value={count} one={`Your mentee is ${name}.`} other={`Your mentees are ${name}.`} />
      )}{" "}
      {endsOn &&
        tags.includes("working") &&
        (endsOn < plainDate() ? (
          <Trans>You planned to finish on {formats.date(endsOn)}.</Trans>
        ) : (
          <Trans>You plan to finish on {formats.date(endsOn)}.</Trans>
        ))}{" "}
      {now && tags.includes("working") && (
        <Trans>
          This is month {now.month} of {now.of}.
        </Trans>
      )}
    </>
  );
}

function Door({ partnership }: { partnership: Partnership }) {
  const { t } = useLingui();
  const name = useNames()(partnership);
  const { contactEmail } = partnership;
  return (
    <Section title={t`Not working out?`}>
      <p>
        <Trans>
          Tell <a href={`mailto:${contactEmail}`}>{contactEmail}</a>, where the scheme is run.{" "}
          {name} will not see what you write, and asking for another match is not held against
          anyone.
        </Trans>
      </p>
      <p className="acts">
        <Link to={`/partnerships/${partnership.id}/close`}>
          <Trans>Bring it to a close</Trans>
        </Link>
      </p>
    </Section>
  );
}
