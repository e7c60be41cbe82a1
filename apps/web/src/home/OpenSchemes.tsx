import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { toUnexpected } from "../api/errors.ts";
import type { OpenSchemesQuery } from "../gql/Schemes.ts";
import { OpenSchemesDocument } from "../gql/Schemes.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Section } from "../ui/Page.tsx";
import { Commitment } from "./Commitment.tsx";

type Scheme = OpenSchemesQuery["schemes"][number];

/** Schemes that are open and not joined yet. `alone`: there is nothing else on the page, so no schemes are news too. */
export function OpenSchemes({ alone }: { alone: boolean }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(OpenSchemesDocument);
  if (!data && !alone) return null;
  if (!data) {
    return error ? (
      <ErrorNote error={toUnexpected(error)} onRetry={() => void refetch()} />
    ) : (
      <Loading />
    );
  }
  const today = plainDate();
  const open = data.schemes.filter(
    ({ state, myEnrolments, settings }) =>
      state === "OPEN" &&
      myEnrolments.length === 0 &&
      (settings.registrationClosesOn ?? today) >= today,
  );
  if (open.length === 0) {
    return alone ? (
      <Empty title={t`No scheme is open to you just now`}>
        <Trans>
          Schemes that you can join appear here on the day they open. Whoever runs one can also
          invite you.
        </Trans>
      </Empty>
    ) : null;
  }
  return (
    <Section title={alone ? t`Schemes you can join` : t`Other schemes you can join`}>
      <Lines>
        {open.map((scheme) => (
          <SchemeLine key={scheme.id} scheme={scheme} />
        ))}
      </Lines>
    </Section>
  );
}

function SchemeLine({ scheme }: { scheme: Scheme }) {
  const { t } = useLingui();
  const say = useText();
  const formats = useFormats();
  const closes = scheme.settings.registrationClosesOn;
  const day = closes && formats.weekday(closes);
  return (
    <li className="prose">
      <h3>{say(scheme.name)}</h3>
      <p>{say(scheme.summary)}</p>
      <p className="small">
        <Commitment figures={scheme.settings} /> {day && t`Registration closes on ${day}.`}
      </p>
      <div className="acts">
        <LinkButton to={`/schemes/${scheme.id}/join`} of={say(scheme.name)}>
          <Trans>See what it asks of you</Trans>
        </LinkButton>
      </div>
    </li>
  );
}
