import { Trans, useLingui } from "@lingui/react/macro";
import type { Answers } from "@quad/forms";
import { Link } from "react-router";
import { useFormats } from "../i18n/format.ts";
import { Lines } from "../ui/Lines.tsx";
import { Section } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";
import type { Partnership } from "./PartnershipPage.tsx";

/** The goals, as written into the agreement, and whether it is signed. Nothing before there is one. */
export function AgreementPart({ partnership }: { partnership: Partnership }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { agreement, members, me, id } = partnership;
  if (!agreement) return null;
  const { goals } = agreement.answers as Answers;
  const lines = typeof goals === "string" ? goals.split("\n").filter((line) => line.trim()) : [];
  const unsigned = formats.list(members.filter((one) => !one.signedAt).map(({ name }) => name));
  return (
    <Section title={t`Your goals`}>
      {lines.length === 0 ? (
        <p className="quiet">
          <Trans>They appear here once you have written them into your agreement.</Trans>
        </p>
      ) : (
        <Lines>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Lines>
      )}
      <p className="acts">
        {agreement.complete ? (
          <Status kind="done">
            <Trans>Agreement signed by everybody</Trans>
          </Status>
        ) : agreement.documentHash ? (
          <Status kind="wait">
            {me && !me.signedAt ? (
              <Trans>Agreement waits for your name</Trans>
            ) : (
              <Trans>Agreement waits for {unsigned}</Trans>
            )}
          </Status>
        ) : (
          <Status kind="todo">
            <Trans>Agreement not finished</Trans>
          </Status>
        )}
      </p>
      <p>
        <Link className="solo" to={`/partnerships/${id}/agreement`}>
          <Trans>Read the agreement</Trans>
        </Link>
      </p>
    </Section>
  );
}
