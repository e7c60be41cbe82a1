import { useLingui } from "@lingui/react/macro";
import type { HomeQuery } from "../gql/Home.ts";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { Section } from "../ui/Page.tsx";
import { TaskList } from "../ui/TaskList.tsx";
import { enrolmentStatus, partnershipStatus } from "./stand.ts";

type Me = NonNullable<HomeQuery["me"]>;

/** Each partnership on one line. */
export function MyPartnerships({ partnerships }: Pick<Me, "partnerships">) {
  const { t } = useLingui();
  const formats = useFormats();
  const say = useText();
  return (
    <Section title={t`Your partnerships`}>
      <TaskList
        tasks={partnerships.map((one) => {
          const others = one.members.filter(({ personId }) => personId !== one.me?.personId);
          const names = formats.list(others.map(({ name }) => name));
          const scheme = say(one.schemeName);
          const until = one.endsOn ? formats.date(one.endsOn) : null;
          return {
            title: t`You and ${names}`,
            to: `/partnerships/${one.id}`,
            note: until ? t`${scheme}, until ${until}` : scheme,
            kind: partnershipStatus(one),
            status: say(one.stageLabel),
          };
        })}
      />
    </Section>
  );
}

/** Each enrolment with where it stands, in words. */
export function MyEnrolments({ enrolments }: Pick<Me, "enrolments">) {
  const { t } = useLingui();
  const say = useText();
  return (
    <Section title={t`What you take part in`}>
      <TaskList
        tasks={enrolments.map((one) => {
          const scheme = say(one.scheme.name);
          const place = one.waitingPosition;
          return {
            title: one.role === "MENTOR" ? t`${scheme}, as a mentor` : t`${scheme}, as a mentee`,
            to: `/enrolments/${one.id}`,
            note: place !== null && t`Number ${place} on the waiting list`,
            kind: enrolmentStatus(one),
            status: say(one.stageLabel),
          };
        })}
      />
    </Section>
  );
}
