import { useQuery } from "@apollo/client/react";
import { useLingui } from "@lingui/react/macro";
import { useParams } from "react-router";
import { MatchingSettingsDocument } from "../gql/MatchingSettings.ts";
import { Page } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { MatchingForm } from "./MatchingForm.tsx";

/** How a scheme matches: its models, what makes a good match, and who can't be matched. */
export function MatchingPage() {
  const { t } = useLingui();
  const { schemeId = "" } = useParams();
  const { data, error, refetch } = useQuery(MatchingSettingsDocument, { variables: { schemeId } });
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={t`How people are matched`}
      back={{ to: `/schemes/${schemeId}/settings`, label: t`Settings` }}
      lede={t`The next run goes by what is saved here. Results that there are already stay as they are.`}
    >
      <MatchingForm
        key={schemeId}
        settings={data.matchingSettings}
        reload={async () => (await refetch()).data?.matchingSettings ?? null}
      />
    </Page>
  );
}
