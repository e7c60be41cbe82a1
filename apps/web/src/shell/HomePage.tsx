import { useLingui } from "@lingui/react/macro";
import { Navigate } from "react-router";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { useViewerState } from "./viewer.ts";

/** The way in: to the reader's own mentoring, or to the sign-in page. */
export function HomePage() {
  const { t } = useLingui();
  const { viewer, error, retry } = useViewerState();
  if (viewer) return <Navigate to={viewer.isStaff ? "/schemes" : "/my"} replace />;
  if (viewer === null) return <Navigate to="/sign-in" replace />;
  return (
    <Page title={t`Mentoring`}>
      {error ? <ErrorNote error={error} onRetry={retry} /> : <Loading />}
    </Page>
  );
}
