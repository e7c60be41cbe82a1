import { Trans, useLingui } from "@lingui/react/macro";
import type { Answers, FormDefinition } from "@quad/forms";
import { builtIn, summary, text } from "@quad/forms";
import { plainDate, useFormats } from "../i18n/format.ts";
import { Empty } from "../ui/Empty.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Page.tsx";
import type { OnePerson } from "./PersonPage.tsx";
import "./RegistrationAnswers.css";

/** What somebody wrote when registering: the answers that the form shows to coordinators, no others. */
export function RegistrationAnswers({ registration }: Pick<OnePerson, "registration">) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  if (registration?.state !== "SUBMITTED") {
    return (
      <Section title={t`Registration`}>
        <Empty title={registration?.state === "DRAFT" ? t`Begun, not sent` : t`Not begun`}>
          <Trans>
            Their answers appear here once they have sent them; until then only they see them.
          </Trans>
        </Empty>
      </Section>
    );
  }
  const definition = registration.form.definition as FormDefinition;
  const answers = registration.answers as Answers;
  const sent = registration.submittedAt;
  return (
    <Section
      title={t`Registration`}
      lede={sent ? t`Sent on ${formats.date(plainDate(new Date(sent)))}.` : undefined}
    >
      {Object.keys(answers).length === 0 && (
        <p className="quiet">
          <Trans>Their answers are for the coordinators; none is shared with you.</Trans>
        </p>
      )}
      {definition.pages.map((page) => {
        const items = page.questions.flatMap((question) => {
          const value = answers[question.id];
          if (value === undefined || value === null) return [];
          return [
            {
              term: text(question.label, i18n.locale),
              detail: summary(question, value, i18n.locale, builtIn),
            },
          ];
        });
        return (
          items.length > 0 && (
            <div key={page.id} className="answers">
              <h3>{text(page.title, i18n.locale)}</h3>
              <Facts ask items={items} />
            </div>
          )
        );
      })}
    </Section>
  );
}
