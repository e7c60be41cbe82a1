import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import { OutboxDocument } from "../gql/Outbox.ts";
import { useFormats } from "../i18n/format.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Page } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { linkPath, withoutLinks } from "./mail-links.ts";
import "./OutboxPage.css";

/** What a demonstration would have mailed, newest first, with its links as buttons. */
export function OutboxPage() {
  const { t } = useLingui();
  const formats = useFormats();
  const { data, error, refetch, loading } = useQuery(OutboxDocument);
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={t`The demonstration’s mail`}
      lede={t`Nothing leaves a demonstration. Its letters wait here instead, newest first.`}
      actions={
        <Button busy={loading} busyLabel={t`Looking…`} onClick={() => void refetch()}>
          <Trans>Look for new mail</Trans>
        </Button>
      }
    >
      {data.outbox.length === 0 ? (
        <Empty title={t`No mail yet`}>
          <Trans>
            Letters appear here a few seconds after something happens. Ask for a{" "}
            <Link to="/sign-in">link to sign in</Link> to see one.
          </Trans>
        </Empty>
      ) : (
        <Lines>
          {data.outbox.map((mail) => (
            <li key={mail.id}>
              <article className="letter">
                <h2>{mail.subject}</h2>
                <p className="small">
                  <Trans>
                    To {mail.to}, {formats.dateTime(mail.at)}
                  </Trans>
                </p>
                <p className="letter__text">{withoutLinks(mail.text, mail.links)}</p>
                <div className="acts">
                  {mail.links.map((link) => (
                    <LinkButton key={link} to={linkPath(link)} of={mail.subject}>
                      {linkPath(link).startsWith("/sign-in/link") ? (
                        <Trans>Sign in with this link</Trans>
                      ) : (
                        <Trans>Follow the link</Trans>
                      )}
                    </LinkButton>
                  ))}
                </div>
              </article>
            </li>
          ))}
        </Lines>
      )}
    </Page>
  );
}
