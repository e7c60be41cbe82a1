import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useSearchParams } from "react-router";
import { OutboxDocument } from "../gql/Outbox.ts";
import { useFormats } from "../i18n/format.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Empty } from "../ui/Empty.tsx";
import { FilterSelect, Filters } from "../ui/Filters.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Page } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { linkPath, withoutLinks } from "./mail-links.ts";
import "./OutboxPage.css";

/** What a demonstration would have mailed, newest first, with its links as buttons. */
export function OutboxPage() {
  const { t } = useLingui();
  const formats = useFormats();
  const [params] = useSearchParams();
  const to = params.get("to");
  const { data, error, refetch, loading } = useQuery(OutboxDocument);
  if (!data) return <Unready error={error} />;
  const readers = [...new Set(data.outbox.map((mail) => mail.to))].sort();
  const letters = data.outbox.filter((mail) => !to || mail.to === to);
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
      {readers.length > 1 && (
        <div className="letters">
          <Filters label={t`Mail`}>
            <FilterSelect
              name="to"
              label={t`To`}
              any={t`Everybody`}
              options={readers.map((to) => ({ value: to, label: to }))}
            />
          </Filters>
        </div>
      )}
      {letters.length === 0 ? (
        <Empty title={t`No mail yet`}>
          <Trans>
            Letters appear here a few seconds after something happens. Ask for a{" "}
            <Link to="/sign-in">link to sign in</Link> to see one.
          </Trans>
        </Empty>
      ) : (
        <Lines>
          {letters.map((mail) => (
            <li key={mail.id} className="letter">
              <article>
                <Disclosure summary={mail.subject}>
                  <p className="letter__text">{withoutLinks(mail.text, mail.links)}</p>
                </Disclosure>
                <p className="small">
                  <Trans>
                    To {mail.to}, {formats.dateTime(mail.at)}
                  </Trans>
                </p>
              </article>
              <div className="row">
                {mail.links.map((link) => (
                  <LinkButton key={link} small to={linkPath(link)} of={mail.subject}>
                    {linkPath(link).startsWith("/sign-in/link") ? (
                      <Trans>Sign in with this link</Trans>
                    ) : (
                      <Trans>Follow the link</Trans>
                    )}
                  </LinkButton>
                ))}
              </div>
            </li>
          ))}
        </Lines>
      )}
    </Page>
  );
}
