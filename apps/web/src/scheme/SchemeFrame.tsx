import { useQuery } from "@apollo/client/react";
import { useLingui } from "@lingui/react/macro";
import { Outlet, useLocation, useParams } from "react-router";
import { SchemeFrameDocument } from "../gql/SchemeFrame.ts";
import { useText } from "../i18n/text.ts";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Page } from "../ui/Page.tsx";
import type { BarLink } from "../ui/SchemeBar.tsx";
import { isAt, SchemeBar } from "../ui/SchemeBar.tsx";

/** The sections of one scheme above its screens: only those that the reader may open. */
export function SchemeFrame() {
  const { t } = useLingui();
  const text = useText();
  const { schemeId = "" } = useParams();
  const { data } = useQuery(SchemeFrameDocument, { variables: { id: schemeId } });
  const scheme = data?.scheme;
  const { pathname } = useLocation();
  const base = `/schemes/${schemeId}`;
  const sections: (BarLink & { needs: string })[] = [
    { to: base, label: t`Overview`, end: true, needs: "scheme.overview" },
    {
      to: `${base}/people`,
      label: t`People`,
      also: [`${base}/import`, `${base}/imports`],
      needs: "enrolment.list",
    },
    {
      to: `${base}/matching`,
      label: t`Matching`,
      also: [`${base}/rounds`],
      needs: "round.run",
    },
    { to: `${base}/partnerships`, label: t`Partnerships`, needs: "partnership.list" },
    { to: `${base}/evaluation`, label: t`Evaluation`, needs: "evaluation.report" },
    { to: `${base}/workflow`, label: t`Workflow`, needs: "workflow.incidents" },
    { to: `${base}/settings`, label: t`Settings`, needs: "scheme.edit" },
  ];
  const here = sections.find((section) => isAt(pathname, section));
  const barred = scheme && here && !scheme.may.includes(here.needs);
  return (
    <>
      {scheme && (
        <SchemeBar
          name={text(scheme.name)}
          to={base}
          links={sections.filter(({ needs }) => scheme.may.includes(needs))}
        />
      )}
      {barred ? <Barred /> : <Outlet />}
    </>
  );
}

/** In place of a section that isn't open to the reader, who came by a link or typed its address. */
function Barred() {
  const { t } = useLingui();
  return (
    <main className="page" id="main" tabIndex={-1}>
      <div className="in">
        <Page title={t`This page is not open to you`}>
          <ErrorNote
            error={{
              kind: "forbidden",
              message: t`Your part in this scheme doesn’t include it. Its coordinator can tell you more.`,
            }}
          />
        </Page>
      </div>
    </main>
  );
}
