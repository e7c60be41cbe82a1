import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { isRouteErrorResponse, useRouteError } from "react-router";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Page } from "../ui/Page.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { useViewer } from "./viewer.ts";

/** A part of the site that was replaced by a newer version while this page was open. */
function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /module|import/i.test(error.message);
}

/** What stands in place of a page that failed: what it means, a reference, a way on. */
export function CrashPage() {
  const { t } = useLingui();
  const error = useRouteError();
  const contact = useViewer()?.institution.contactEmail;
  const [reference] = useState(() => `W${Date.now().toString(36).toUpperCase()}`);
  useEffect(() => {
    console.error(reference, error);
  }, [reference, error]);

  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  const again = (
    <Button variant="filled" onClick={() => window.location.reload()}>
      <Trans>Load this page again</Trans>
    </Button>
  );
  if (isOutdated(error)) {
    return (
      <Page
        title={t`This page has to be loaded again`}
        lede={t`The site has been brought up to date since you opened it, or the connection was lost.`}
      >
        <div className="acts">{again}</div>
      </Page>
    );
  }
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const body = encodeURIComponent(`${reference}\n${window.location.pathname}\n${said}\n`);
  return (
    <Page
      title={t`This page has stopped working`}
      lede={t`That is our fault, not yours. What you saved is safe.`}
    >
      <p>
        <Trans>
          Reference: <strong className="num">{reference}</strong>
        </Trans>
      </p>
      <div className="acts">
        {again}
        <LinkButton to="/">
          <Trans>Go to the first page</Trans>
        </LinkButton>
        {contact && (
          <a href={`mailto:${contact}?subject=${reference}&body=${body}`}>
            <Trans>Tell us about it</Trans>
          </a>
        )}
      </div>
    </Page>
  );
}
