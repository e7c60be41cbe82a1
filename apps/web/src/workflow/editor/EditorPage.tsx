import { useQuery } from "@apollo/client/react";
import { useLingui } from "@lingui/react/macro";
import type { Catalogue } from "@quad/workflow";
import { useParams } from "react-router";
import { WorkflowDraftDocument } from "../../gql/WorkflowDraft.ts";
import { useText } from "../../i18n/text.ts";
import { Page } from "../../ui/Page.tsx";
import { Unready } from "../../ui/Unready.tsx";
import { EditorDesk } from "./EditorDesk.tsx";
import "./Editor.css";

/** One workflow of a scheme: what happens, in sentences that change what happens. */
export function EditorPage() {
  const { t } = useLingui();
  const text = useText();
  const { schemeId = "", key = "" } = useParams();
  const { data, error, refetch } = useQuery(WorkflowDraftDocument, {
    variables: { schemeId, key },
    // What is on the screen counts from here on.
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  if (!data) return <Unready error={error} />;
  const { workflowDraft: draft, workflowCatalogue } = data;
  return (
    <Page
      title={text(draft.title)}
      back={{ to: `/schemes/${schemeId}/workflow`, label: t`All workflows` }}
      lede={
        draft.editable
          ? t`What happens, step by step, in sentences. Open a step and change a dotted word to change what happens.`
          : t`What happens, step by step, in sentences.`
      }
    >
      <EditorDesk
        // A published version is what the next draft begins from.
        key={`${schemeId} ${key} ${draft.baseVersion}`}
        draft={draft}
        catalogue={workflowCatalogue as Catalogue}
        onPublished={() => void refetch()}
      />
    </Page>
  );
}
