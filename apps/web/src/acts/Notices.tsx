import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import { useAction } from "../api/useAction.ts";
import { DismissNoticeDocument, NoticesDocument } from "../gql/Notices.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { Button } from "../ui/Button.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Section } from "../ui/Page.tsx";

/** What the schemes have to say to the reader, until they take it away. Nothing while there is nothing. */
export function Notices() {
  const { t } = useLingui();
  const formats = useFormats();
  const text = useText();
  const { data } = useQuery(NoticesDocument, { fetchPolicy: "cache-and-network" });
  const dismiss = useAction(DismissNoticeDocument, { refetchQueries: ["Notices"] });
  if (!data || data.notices.length === 0) return null;
  return (
    <Section title={t`News for you`}>
      <Lines kind="need" aria-label={t`News for you`}>
        {data.notices.map((one) => (
          <li key={one.id}>
            <span className="small">
              {text(one.schemeName)}, {formats.shortDate(plainDate(new Date(one.at)))}
            </span>
            <span>
              {one.text} <Link to={one.to}>{one.act}</Link>
            </span>
            <Button
              small
              variant="text"
              of={one.text}
              busy={dismiss.busy}
              onClick={() => void dismiss.run({ id: one.id })}
            >
              <Trans>I have read this</Trans>
            </Button>
          </li>
        ))}
      </Lines>
    </Section>
  );
}
