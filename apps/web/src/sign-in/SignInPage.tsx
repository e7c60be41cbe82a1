import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { useAction } from "../api/useAction.ts";
import type { InstitutionsQuery } from "../gql/SignIn.ts";
import { InstitutionsDocument, RequestSignInLinkDocument } from "../gql/SignIn.ts";
import { useViewer } from "../shell/viewer.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import type { FieldError } from "../ui/ErrorSummary.tsx";
import { ErrorSummary } from "../ui/ErrorSummary.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { Unready } from "../ui/Unready.tsx";
import { keepNext, ownPath } from "./next.ts";

/** Asks for a link by mail. Says the same whether or not the address belongs to anybody. */
export function SignInPage() {
  const { t } = useLingui();
  const [params] = useSearchParams();
  const next = params.get("next");
  const viewer = useViewer();
  const { data, error } = useQuery(InstitutionsDocument);
  const [sent, setSent] = useState<{ email: string; message: string } | null>(null);
  useEffect(() => keepNext(next), [next]);

  if (!data) return <Unready error={error} />;
  if (viewer) {
    const name = viewer.person.name;
    return (
      <Page title={t`You are signed in`} lede={t`You are here as ${name}.`}>
        <div className="acts">
          <LinkButton variant="filled" to={ownPath(next) ?? "/"}>
            <Trans>Go on</Trans>
          </LinkButton>
        </div>
      </Page>
    );
  }
  const demo = data.demoPeople.length > 0;
  if (sent) {
    return <Sent {...sent} demo={demo} onAgain={() => setSent(null)} />;
  }
  return (
    <Page
      title={t`Sign in`}
      lede={t`We send a link to your work email. There is no password to remember.`}
    >
      <AskForLink
        institutions={data.institutions}
        onSent={(email, message) => setSent({ email, message })}
      />
      {demo && (
        <div className="sec-gap">
          <Section title={t`Just looking?`}>
            <p>
              <Trans>This is a demonstration. Its people and universities are invented.</Trans>
            </p>
            <div className="acts">
              <LinkButton to="/demo">
                <Trans>Enter as somebody</Trans>
              </LinkButton>
            </div>
          </Section>
        </div>
      )}
    </Page>
  );
}

function AskForLink(props: {
  institutions: InstitutionsQuery["institutions"];
  onSent: (email: string, message: string) => void;
}) {
  const { t } = useLingui();
  const { institutions } = props;
  const [institution, setInstitution] = useState(
    institutions.length === 1 ? (institutions[0]?.slug ?? "") : "",
  );
  const [email, setEmail] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [shown, setShown] = useState<FieldError[]>([]);
  const request = useAction(RequestSignInLinkDocument);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const errors: FieldError[] = [];
    if (!institution) errors.push({ id: "institution", message: t`Choose your university` });
    if (!/^\S+@\S+$/.test(email.trim())) {
      errors.push({
        id: "email",
        message: t`Enter your work email, such as name@university.ac.uk`,
      });
    }
    setShown(errors);
    setAttempt(attempt + 1);
    if (errors.length > 0) return;
    const outcome = await request.run({ institution, email: email.trim() });
    if (outcome.kind === "done") props.onSent(email.trim(), outcome.value.message);
  }
  const errorOf = (id: string) => shown.find((one) => one.id === id)?.message;

  return (
    <form className="stack" noValidate onSubmit={onSubmit}>
      {shown.length > 0 && <ErrorSummary attempt={attempt} errors={shown} />}
      <Select
        id="institution"
        label={t`Your university`}
        value={institution}
        onChange={setInstitution}
        placeholder={institutions.length === 1 ? undefined : t`Choose one`}
        options={institutions.map(({ slug, name }) => ({ value: slug, label: name }))}
        error={errorOf("institution")}
      />
      <TextInput
        id="email"
        label={t`Your work email`}
        type="email"
        name="email"
        autoComplete="email"
        spellCheck={false}
        value={email}
        onChange={setEmail}
        error={errorOf("email")}
      />
      <ErrorNote error={request.error} onRetry={request.retry} />
      <div className="acts acts--fill">
        <Button type="submit" variant="filled" busy={request.busy} busyLabel={t`Sending…`}>
          <Trans>Send me a link</Trans>
        </Button>
      </div>
    </form>
  );
}

function Sent(props: { email: string; message: string; demo: boolean; onAgain: () => void }) {
  const { t } = useLingui();
  const { email } = props;
  return (
    <Page title={t`Check your mail`} lede={props.message}>
      <div className="prose">
        <p>
          <Trans>
            You asked for a link to <strong>{email}</strong>. Open it on this device, then press one
            button.
          </Trans>
        </p>
        <p>
          <Trans>
            Nothing after a few minutes? Look among unwanted mail, and check that the address is
            right.
          </Trans>
        </p>
      </div>
      <div className="acts">
        {props.demo && (
          <LinkButton variant="filled" to="/outbox">
            <Trans>Read the demonstration’s mail</Trans>
          </LinkButton>
        )}
        <Button onClick={props.onAgain}>
          <Trans>Use another address</Trans>
        </Button>
      </div>
    </Page>
  );
}
