import { useLingui } from "@lingui/react/macro";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Email } from "../ui/Email.tsx";
import type { Fact } from "../ui/Facts.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Page.tsx";
import { OwnWords } from "./OwnWords.tsx";
import type { Partnership } from "./PartnershipPage.tsx";
import { useModels } from "./useModels.ts";
import { useProfile } from "./useProfile.ts";

/** One of the others: how to reach them, and what they share of their registration. */
export function Partner(props: {
  partnership: Partnership;
  member: Partnership["members"][number];
}) {
  const { t } = useLingui();
  const models = useModels();
  const { member, partnership } = props;
  const { texts, facts } = useProfile()(member);
  const works = [member.jobTitle, member.unitName].filter(Boolean).join(", ");
  const items: Fact[] = [];
  if (works) items.push({ term: t`Works as`, detail: works });
  if (member.email) items.push({ term: t`Email`, detail: <Email address={member.email} /> });
  items.push({ term: t`Model`, detail: models(partnership.model) });
  return (
    <Section title={member.name}>
      <Facts items={items} />
      {texts.length + facts.length > 0 && (
        <div className="acts">
          <Disclosure summary={t`What they shared with you`}>
            <div className="stack">
              <OwnWords texts={texts} />
              <Facts ask items={facts} />
            </div>
          </Disclosure>
        </div>
      )}
    </Section>
  );
}
