import { useQuery } from "@apollo/client/react";
import { useLingui } from "@lingui/react/macro";
import { Outlet, useParams } from "react-router";
import { SchemeFrameDocument } from "../gql/SchemeFrame.ts";
import { useText } from "../i18n/text.ts";
import type { BarLink } from "../ui/SchemeBar.tsx";
import { SchemeBar } from "../ui/SchemeBar.tsx";

/** The sections of one scheme above its screens: only those that the reader may open. */
export function SchemeFrame() {
  const { t } = useLingui();
  const text = useText();
  const { schemeId = "" } = useParams();
  const { data } = useQuery(SchemeFrameDocument, { variables: { id: schemeId } });
  const scheme = data?.scheme;
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
  return (
    <>
      {scheme && (
        <SchemeBar
          name={text(scheme.name)}
          to={base}
          links={sections.filter(({ needs }) => scheme.may.includes(needs))}
        />
      )}
      <Outlet />
    </>
  );
}
