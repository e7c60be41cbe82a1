import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "react-router";
import type { Unexpected } from "../api/errors.ts";
import { Button } from "./Button.tsx";
import { Note } from "./Note.tsx";

/**
 * Something went wrong that nobody foresaw, or that has nothing to do with what was asked:
 * says what it means, what happens to the work, a reference to quote, and a way on.
 */
export function ErrorNote(props: {
  error: Unexpected | null | undefined;
  /** Tries the same again; a mutation keeps its key, so it can't happen twice. */
  onRetry?: () => void;
}) {
  const { error, onRetry } = props;
  const { t } = useLingui();
  const { pathname, search } = useLocation();
  if (!error) return null;
  const retry = onRetry && (
    <Button small onClick={onRetry}>
      <Trans>Try again</Trans>
    </Button>
  );
  switch (error.kind) {
    case "offline":
      return (
        <Note kind="warn" role="alert" title={t`No connection`} actions={retry}>
          <Trans>The site can’t be reached just now. What you wrote is still here.</Trans>
        </Note>
      );
    case "signed-out":
      return (
        <Note kind="warn" role="alert" title={t`You are signed out`}>
          <Link to={`/sign-in?next=${encodeURIComponent(pathname + search)}`}>
            <Trans>Sign in and come back here</Trans>
          </Link>
        </Note>
      );
    case "forbidden":
      return (
        <Note kind="bad" role="alert" title={t`Not yours to do`}>
          {error.message}
        </Note>
      );
    case "not-found":
      return (
        <Note kind="warn" role="alert" title={t`Not found`}>
          <Trans>It may have been removed, or the link may be incomplete.</Trans>
        </Note>
      );
    case "refused":
      return (
        <Note kind="bad" role="alert" title={t`That did not go through`} actions={retry}>
          {error.message}
        </Note>
      );
    case "fault":
      return (
        <Note kind="bad" role="alert" title={t`Something went wrong at our end`} actions={retry}>
          <p>
            <Trans>Nothing was changed. If it happens again, tell us this reference:</Trans>{" "}
            <strong className="num">{error.reference}</strong>
          </p>
        </Note>
      );
  }
}
