import { useQuery } from "@apollo/client/react";
import { Plural, useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { useParams } from "react-router";
import type { OneImportQuery } from "../gql/OneImport.ts";
import { ImportProgressDocument, OneImportDocument } from "../gql/OneImport.ts";
import { Page } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { ImportStatus } from "./ImportStatus.tsx";
import { Mapping } from "./Mapping.tsx";
import { Report } from "./Report.tsx";
import { Running } from "./Running.tsx";

export type OneImport = OneImportQuery["import"];

/** Milliseconds between two looks at a running import. */
const PULSE = 800;

/** One file on its way in: what its columns mean, what would happen, how far it is, what happened. */
export function OneImportPage() {
  const { t } = useLingui();
  const { schemeId = "", importId = "" } = useParams();
  const { data, error, refetch } = useQuery(OneImportDocument, { variables: { id: importId } });
  const one = data?.import;
  const running = one?.state === "RUNNING";
  const progress = useQuery(ImportProgressDocument, {
    variables: { id: importId },
    skip: !running,
    fetchPolicy: "network-only",
    pollInterval: PULSE,
  });
  const seen = progress.data?.import.state;
  useEffect(() => {
    // The state of both queries is the same entity; the report is fetched once it is complete.
    if (seen && seen !== "RUNNING") void refetch();
  }, [seen, refetch]);
  if (!one) return <Unready error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={one.fileName}
      back={{ to: `/schemes/${schemeId}/import`, label: t`All files` }}
      kicker={<ImportStatus state={one.state} />}
      lede={
        one.role === "MENTOR" ? (
          <Plural value={one.rowCount} one="A file with # mentor." other="A file with # mentors." />
        ) : (
          <Plural value={one.rowCount} one="A file with # mentee." other="A file with # mentees." />
        )
      }
    >
      {running && <Running one={one} />}
      {(one.state === "NEEDS_MAPPING" || one.state === "CHECKED") && (
        <Mapping key={one.id} one={one} />
      )}
      {(one.state === "DONE" || one.state === "FAILED" || one.state === "CANCELLED") && (
        <Report one={one} />
      )}
    </Page>
  );
}
