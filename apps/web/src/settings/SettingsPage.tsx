import { useQuery } from "@apollo/client/react";
import { useLingui } from "@lingui/react/macro";
import { useParams } from "react-router";
import { SchemeSettingsDocument } from "../gql/SchemeSettings.ts";
import { SchemeStatus } from "../scheme/SchemeStatus.tsx";
import { useHashTarget } from "../scheme/useHashTarget.ts";
import { Columns, Page } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { Coordinators } from "./Coordinators.tsx";
import { OpenPart } from "./OpenPart.tsx";
import { SettingsForm } from "./SettingsForm.tsx";

/** Everything about a scheme that its coordinator can change, and what is left before it opens. */
export function SettingsPage() {
  const { t } = useLingui();
  const { schemeId = "" } = useParams();
  const { data, error, refetch } = useQuery(SchemeSettingsDocument, {
    variables: { id: schemeId },
  });
  useHashTarget(data !== undefined);
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  const { scheme, units, me } = data;
  return (
    <Page title={t`Settings`} kicker={<SchemeStatus state={scheme.state} />}>
      <Columns
        wide
        asideLabel={t`Opening and coordinators`}
        aside={
          <>
            <OpenPart scheme={scheme} />
            <Coordinators
              scheme={scheme}
              areas={units}
              roles={me?.grants.map(({ role }) => role) ?? []}
            />
          </>
        }
      >
        <SettingsForm
          key={scheme.id}
          scheme={scheme}
          units={units}
          reload={async () => (await refetch()).data?.scheme ?? null}
        />
      </Columns>
    </Page>
  );
}
