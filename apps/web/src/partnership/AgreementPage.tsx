import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Answers, FormDefinition } from "@quad/forms";
import { builtIn } from "@quad/forms";
import { useParams, useSearchParams } from "react-router";
import { CheckAnswers } from "../forms/CheckAnswers.tsx";
import type { AgreementQuery } from "../gql/Agreement.ts";
import { AgreementDocument } from "../gql/Agreement.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";
import { TaskList } from "../ui/TaskList.tsx";
import { Unready } from "../ui/Unready.tsx";
import { EditAgreement } from "./EditAgreement.tsx";
import { Sign } from "./Sign.tsx";
import { useNames } from "./useNames.ts";

export type WithAgreement = AgreementQuery["partnership"];
export type Agreement = NonNullable<WithAgreement["agreement"]>;

/** The agreement of a partnership: written together (`?edit`), read as a whole, signed by name. */
export function AgreementPage() {
  const { t } = useLingui();
  const { id = "" } = useParams();
  const [params] = useSearchParams();
  const { data, error, refetch } = useQuery(AgreementDocument, {
    variables: { id },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  if (!data) return <Unready error={error} />;
  const { partnership } = data;
  const { agreement } = partnership;
  const back = { to: `/partnerships/${id}`, label: t`Back to your partnership` };
  if (!agreement) {
    return (
      <Page title={t`Your agreement`} back={back}>
        <Empty title={t`Not yet`}>
          <Trans>Once everybody has said yes, you write your agreement here together.</Trans>
        </Empty>
      </Page>
    );
  }
  const editing = params.has("edit") || params.has("page");
  if (editing && partnership.may.includes("agreement.edit")) {
    return (
      <EditAgreement
        partnership={partnership}
        agreement={agreement}
        onTake={async () => {
          await refetch();
        }}
      />
    );
  }
  return <ReadAgreement partnership={partnership} agreement={agreement} back={back} />;
}

function ReadAgreement(props: {
  partnership: WithAgreement;
  agreement: Agreement;
  back: { to: string; label: string };
}) {
  const { t, i18n } = useLingui();
  const name = useNames()(props.partnership);
  const { partnership, agreement } = props;
  const { may } = partnership;
  const begun = agreement.revision > 0;
  const toSign = agreement.documentHash !== null && may.includes("agreement.sign");
  const edit = (
    <LinkButton variant={begun ? "outlined" : "filled"} to="?edit">
      {begun ? t`Change the text` : t`Begin`}
    </LinkButton>
  );
  return (
    <Page
      title={t`Your agreement with ${name}`}
      back={props.back}
      lede={t`Any of you may write in it. It counts once everybody has signed the same text.`}
    >
      <Columns asideLabel={t`Signatures`} aside={<Signatures {...props} />} sticky>
        {agreement.documentHash === null ? (
          may.includes("agreement.edit") && (
            <NextStep
              title={begun ? t`Finish the text` : t`Write your agreement together`}
              when={t`about 15 minutes`}
              actions={
                begun ? (
                  <LinkButton variant="filled" to="?edit">
                    <Trans>Go on writing</Trans>
                  </LinkButton>
                ) : (
                  edit
                )
              }
            >
              <Trans>
                It is best done at your first meeting: what it is for, how you will meet, what stays
                between you.
              </Trans>
            </NextStep>
          )
        ) : (
          <>
            {agreement.complete && (
              <NextStep title={t`Everybody has signed`}>
                <Trans>
                  You can still change the text if you all sign it again. Print this page to keep a
                  copy.
                </Trans>
              </NextStep>
            )}
            {!agreement.complete && partnership.me?.signedAt && (
              <NextStep title={t`You have signed`}>
                <Trans>It waits for {name}. We mail you when it is signed.</Trans>
              </NextStep>
            )}
          </>
        )}
        {begun && (
          <div className={toSign ? undefined : "sec-gap"}>
            <CheckAnswers
              definition={agreement.form.definition as FormDefinition}
              answers={agreement.answers as Answers}
              locale={i18n.locale}
              fields={builtIn}
            />
          </div>
        )}
        {toSign && agreement.documentHash && (
          <Sign partnership={partnership} documentHash={agreement.documentHash} />
        )}
        {begun && may.includes("agreement.edit") && agreement.documentHash !== null && (
          <div className="sec-gap">
            <Section title={t`Something to change?`}>
              <p className="prose">
                <Trans>A changed text has to be signed again by everybody.</Trans>
              </p>
              <div className="acts">{edit}</div>
            </Section>
          </div>
        )}
      </Columns>
    </Page>
  );
}

function Signatures({
  partnership,
  agreement,
}: {
  partnership: WithAgreement;
  agreement: Agreement;
}) {
  const { t } = useLingui();
  const formats = useFormats();
  const earlier = agreement.signatures.some((one) => !one.current);
  return (
    <Section title={t`Signatures`}>
      <TaskList
        tasks={partnership.members.map(({ personId, name }) => {
          const signature = agreement.signatures.find(
            (one) => one.personId === personId && one.current,
          );
          const day = signature && formats.date(plainDate(new Date(signature.signedAt)));
          return {
            title: name,
            note: signature && t`Signed as “${signature.name}”`,
            kind: day ? "done" : "wait",
            status: day ?? t`Not signed`,
          };
        })}
      />
      {earlier && (
        <p className="small">
          <Status kind="late">
            <Trans>The text was changed after somebody had signed.</Trans>
          </Status>
        </p>
      )}
    </Section>
  );
}
