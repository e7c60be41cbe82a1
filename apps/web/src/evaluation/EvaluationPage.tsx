import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "react-router";
import type { EvaluationReportQuery } from "../gql/EvaluationReport.ts";
import { EvaluationReportDocument } from "../gql/EvaluationReport.ts";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { Bars } from "../ui/Bars.tsx";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import "./EvaluationPage.css";

type Report = EvaluationReportQuery["evaluationReport"];
type FormReport = Report["forms"][number];
type Question = FormReport["questions"][number];

/** What people said when their mentoring ended, in numbers that tell on nobody. */
export function EvaluationPage() {
  const { t } = useLingui();
  const { schemeId = "" } = useParams();
  const { data, error, refetch } = useQuery(EvaluationReportDocument, {
    variables: { schemeId },
  });
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  const { asked, answered, minimum, enough, forms } = data.evaluationReport;
  return (
    <Page
      title={t`Evaluation`}
      lede={
        <>
          <Plural value={asked} one="# person was asked" other="# people were asked" />
          {"; "}
          <Plural value={answered} one="# has answered." other="# have answered." />
        </>
      }
      actions={
        enough && (
          <Button onClick={() => print()}>
            <Trans>Print this page</Trans>
          </Button>
        )
      }
    >
      {enough ? (
        <>
          <p className="small quiet report__note">
            <Trans>
              Nobody’s own answers can be read here. A number that fewer than {minimum} people stand
              behind is not shown, and neither is one from which it could be worked out; so answers
              are counted in once enough new ones have come.
            </Trans>
          </p>
          {forms.map((form) => (
            <FormPart key={form.formKey} form={form} minimum={minimum} />
          ))}
        </>
      ) : (
        <Empty title={t`Fewer than ${minimum} have answered`}>
          <Trans>
            People are asked when their partnership ends, and reminded automatically. The answers
            show here, in totals, once at least {minimum} people have sent theirs.
          </Trans>
        </Empty>
      )}
    </Page>
  );
}

function FormPart({ form, minimum }: { form: FormReport; minimum: number }) {
  const { t } = useLingui();
  const text = useText();
  const shown = form.questions.filter(({ answered }) => answered !== null);
  const hidden = form.questions.filter(({ answered }) => answered === null);
  return (
    <Section
      title={form.role === "MENTOR" ? t`What mentors said` : t`What mentees said`}
      lede={text(form.title)}
      beside={
        <span className="quiet">
          <Plural value={form.answered} one="# answered" other="# answered" />
        </span>
      }
    >
      {form.enough ? (
        <>
          <div className="report">
            {shown.map((question) => (
              <QuestionPart key={question.questionId} question={question} />
            ))}
          </div>
          {hidden.length > 0 && (
            <div className="report__hidden">
              <h3>
                <Trans>Too few answers to show</Trans>
              </h3>
              <Lines>
                {hidden.map(({ questionId, label }) => (
                  <li key={questionId}>{text(label)}</li>
                ))}
              </Lines>
            </div>
          )}
        </>
      ) : (
        <Empty title={t`Fewer than ${minimum} have answered`}>
          <Trans>Nothing of this side is shown until there are enough.</Trans>
        </Empty>
      )}
    </Section>
  );
}

function QuestionPart({ question }: { question: Question }) {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const label = text(question.label);
  const counted = question.cells.filter(({ count }) => count !== null).length;
  return (
    <section className="report__q" aria-label={label}>
      <h3>{label}</h3>
      <p className="small quiet">
        <Plural value={question.answered ?? 0} one="# answer" other="# answers" />
        {question.mean !== null && (
          <>
            {". "}
            <Trans>
              On average <strong>{formats.number(question.mean, 1)}</strong>
            </Trans>
          </>
        )}
      </p>
      {question.cells.length > 0 && counted === 0 && (
        <p className="small">
          <Trans>Too few for each answer to be shown by itself.</Trans>
        </p>
      )}
      {counted > 0 && (
        <Bars
          caption={label}
          of={t`Answer`}
          unit={t`People`}
          bars={question.cells.map((cell) => ({
            label: text(cell.label),
            value: cell.count,
            shown: cell.count === null ? t`not shown` : undefined,
          }))}
        />
      )}
    </section>
  );
}
