import { useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import type { Fact } from "../ui/Facts.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Page.tsx";
import type { OnePerson } from "./PersonPage.tsx";

type Partnership = OnePerson["partnerships"][number];

/** Those whom somebody is or was matched with, and how each match stands. */
export function PersonPartnerships(props: {
  partnerships: readonly Partnership[];
  /** The enrolment whose page this is. */
  of: string;
  schemeId: string;
}) {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  if (props.partnerships.length === 0) return null;
  const factsOf = (one: Partnership): Fact[] => [
    { term: t`Stage`, detail: text(one.stageLabel) },
    ...(one.replyBy ? [{ term: t`Answers by`, detail: formats.date(one.replyBy) }] : []),
    ...(one.startsOn ? [{ term: t`Began`, detail: formats.date(one.startsOn) }] : []),
    ...(one.endsOn ? [{ term: t`Ends`, detail: formats.date(one.endsOn) }] : []),
    ...one.members.map((member) => ({
      term: member.name,
      detail:
        member.answer === "ACCEPT"
          ? t`Said yes`
          : member.answer === "DECLINE"
            ? member.declineReason
              ? t`Said no: “${member.declineReason}”`
              : t`Said no`
            : member.answered
              ? t`Has answered`
              : t`Has not answered`,
    })),
  ];
  return (
    <Section title={t`Matches`}>
      <div className="stack">
        {props.partnerships.map((one) => (
          <div key={one.id}>
            <h3>
              {one.members
                .filter(({ enrolmentId }) => enrolmentId !== props.of)
                .map((member) => (
                  <Link
                    key={member.enrolmentId}
                    className="solo"
                    to={`/schemes/${props.schemeId}/people/${member.enrolmentId}`}
                  >
                    {t`With ${member.name}`}
                  </Link>
                ))}
            </h3>
            <Facts items={factsOf(one)} />
          </div>
        ))}
      </div>
    </Section>
  );
}
