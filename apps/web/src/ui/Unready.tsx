import { useApolloClient } from "@apollo/client/react";
import { useLingui } from "@lingui/react/macro";
import { toUnexpected } from "../api/errors.ts";
import { ErrorNote } from "./ErrorNote.tsx";
import { Loading } from "./Loading.tsx";
import { Page } from "./Page.tsx";

/** In place of a page whose data is not here: on its way, or an error with a way on. */
export function Unready(props: {
  /** What a query failed with; absent while it is under way. */
  error?: unknown;
  /** Default: tries every query on screen again, so that whatever else failed comes back as well. */
  onRetry?: () => void;
}) {
  const { t } = useLingui();
  const client = useApolloClient();
  // What fails again says so where it stands.
  const again = () => void client.refetchQueries({ include: "active" }).catch(() => undefined);
  if (!props.error) return <Loading />;
  const error = toUnexpected(props.error);
  const titles: Partial<Record<typeof error.kind, string>> = {
    "signed-out": t`Sign in to see this page`,
    "not-found": t`There is nothing here`,
    forbidden: t`This page is not open to you`,
  };
  return (
    <Page title={titles[error.kind] ?? t`This page can’t be shown just now`}>
      <ErrorNote error={error} onRetry={props.onRetry ?? again} />
    </Page>
  );
}
