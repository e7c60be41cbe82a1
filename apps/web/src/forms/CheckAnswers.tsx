import { Trans } from "@lingui/react/macro";
import type { Answers, FieldRegistry, FormDefinition } from "@quad/forms";
import { normalise, summary, text, visiblePages } from "@quad/forms";
import { Link } from "react-router";
import type { Fact } from "../ui/Facts.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";

/** Every answer in words, by page. With `changeTo`, each with a way to change it. */
export function CheckAnswers(props: {
  definition: FormDefinition;
  answers: Answers;
  locale: string;
  fields: FieldRegistry;
  /** Where a question of a page is answered. */
  changeTo?: (page: string, question: string) => string;
}) {
  const { definition, locale, fields, changeTo } = props;
  const normal = normalise(definition, props.answers, fields);
  return visiblePages(definition, props.answers, fields).map(({ page, questions }) => {
    const items = questions
      .filter((question) => fields.get(question.type)?.answerable !== false)
      .map((question): Fact => {
        const value = normal[question.id];
        const label = text(question.label, locale);
        return {
          term: label,
          detail:
            value === undefined ? (
              <Unanswered needed={question.required === true} />
            ) : (
              summary(question, value, locale, fields)
            ),
          action: changeTo && (
            <Link to={changeTo(page.id, question.id)}>
              <Trans>Change</Trans>
              <span className="vh">{`: ${label}`}</span>
            </Link>
          ),
        };
      });
    return (
      items.length > 0 && (
        <Section key={page.id} title={text(page.title, locale)}>
          <Facts ask items={items} />
        </Section>
      )
    );
  });
}

function Unanswered({ needed }: { needed: boolean }) {
  return needed ? (
    <Status kind="late">
      <Trans>Needs an answer</Trans>
    </Status>
  ) : (
    <span className="quiet">
      <Trans>Not answered</Trans>
    </span>
  );
}
