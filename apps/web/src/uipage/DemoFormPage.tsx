import { useLingui } from "@lingui/react";
import type { Answers } from "@quad/forms";
import { builtIn } from "@quad/forms";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { CheckAnswers } from "../forms/CheckAnswers.tsx";
import { FormRunner } from "../forms/FormRunner.tsx";
import { Page } from "../ui/Page.tsx";
import { demoForm } from "./demo-form.ts";

/** A whole form, kept in this tab; `?fail` makes every saving fail. */
export function DemoFormPage() {
  const { i18n } = useLingui();
  const [params] = useSearchParams();
  const [fail] = useState(params.has("fail"));
  const [sent, setSent] = useState<Answers | null>(null);
  if (sent) {
    return (
      <Page title="Sent">
        <CheckAnswers definition={demoForm} answers={sent} locale={i18n.locale} fields={builtIn} />
      </Page>
    );
  }
  return (
    <FormRunner
      definition={demoForm}
      draftKey="sheet"
      initial={{}}
      prefill={{ jobTitle: "Timetabling Officer" }}
      onSave={async () => !fail}
      onSubmit={async (answers) => {
        setSent(answers);
        return null;
      }}
      submitLabel="Send my registration"
      closing="Registration closes on Friday 13 November at 17:00."
    />
  );
}
