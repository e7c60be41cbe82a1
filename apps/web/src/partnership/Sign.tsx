import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { SignAgreementDocument } from "../gql/Agreement.ts";
import { Button } from "../ui/Button.tsx";
import { Tick } from "../ui/Choices.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import type { FieldError } from "../ui/ErrorSummary.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { RefusedNote } from "../ui/RefusedNote.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import type { WithAgreement } from "./AgreementPage.tsx";

/** Signs the text that stands above, and no other: its hash goes with the name. */
export function Sign(props: { partnership: WithAgreement; documentHash: string }) {
  const { t } = useLingui();
  const { partnership, documentHash } = props;
  const action = useAction(SignAgreementDocument, { refetchQueries: ["Agreement"] });
  const [fullName, setFullName] = useState("");
  const [agreed, setAgreed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const errorOf = (id: string) => errors.find((one) => one.id === id)?.message;

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const found: FieldError[] = [];
    if (!fullName.trim()) found.push({ id: "fullName", message: t`Type your full name` });
    if (!agreed) found.push({ id: "agreed", message: t`Tick that you agree to the whole text` });
    setErrors(found);
    setAttempt(attempt + 1);
    if (found.length > 0) return;
    await action.run({ id: partnership.id, fullName: fullName.trim(), documentHash });
  }
  const changed = action.problem?.__typename === "Conflict";
  return (
    <form className="sec-gap" noValidate onSubmit={onSubmit}>
      {errors.length > 0 && <ErrorSummary attempt={attempt} errors={errors} />}
      <NextStep
        title={t`Sign the agreement`}
        actions={
          <Button type="submit" variant="filled" busy={action.busy} busyLabel={t`Signing…`}>
            <Trans>Sign with my name</Trans>
          </Button>
        }
      >
        <div className="stack">
          <p>
            <Trans>
              You sign the text above, all of it. The day and the time are kept with it.
            </Trans>
          </p>
          <TextInput
            id="fullName"
            label={t`Your full name, typed`}
            hint={partnership.me && t`As the university knows you: ${partnership.me.name}`}
            value={fullName}
            onChange={setFullName}
            autoComplete="name"
            width="medium"
            error={errorOf("fullName")}
          />
          <Tick
            id="agreed"
            label={t`I have read the whole text and agree to it`}
            checked={agreed}
            onChange={setAgreed}
            error={errorOf("agreed")}
          />
          {changed ? (
            <RefusedNote
              problem={{
                message: t`The text was changed while you were reading. Read it again, then sign.`,
              }}
            />
          ) : (
            <RefusedNote problem={action.problem} />
          )}
          <ErrorNote error={action.error} onRetry={action.retry} />
        </div>
      </NextStep>
    </form>
  );
}
