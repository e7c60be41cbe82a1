import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "react-router";
import type { ChoosingQuery, ChoosingSchemeQuery } from "../gql/Mentors.ts";
import { ChoosingDocument, ChoosingSchemeDocument } from "../gql/Mentors.ts";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Columns, Page } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { ChoicesPanel } from "./ChoicesPanel.tsx";
import { Declared } from "./Declared.tsx";
import { MentorSearch } from "./MentorSearch.tsx";
import { useChoices } from "./useChoices.ts";
import { useSaveChoices } from "./useSaveChoices.tsx";
import "./Mentors.css";

export type Enrolment = ChoosingQuery["enrolment"];
export type Scheme = ChoosingSchemeQuery["scheme"];

/** A mentee finds mentors and says, in order, whom they would like. */
export function MentorsPage() {
  const { t } = useLingui();
  const { id = "" } = useParams();
  const say = useText();
  const own = useQuery(ChoosingDocument, { variables: { id } });
  const schemeId = own.data?.enrolment.schemeId;
  const scheme = useQuery(ChoosingSchemeDocument, {
    variables: { schemeId: schemeId ?? "" },
    skip: !schemeId,
  });
  if (!own.data || !scheme.data) {
    return <Unready error={own.error ?? scheme.error} />;
  }
  const { enrolment } = own.data;
  if (!enrolment.may.includes("enrolment.rank")) {
    return (
      <Page
        title={t`You can’t choose mentors here just now`}
        lede={t`Mentees choose once they have registered, and until ${say(enrolment.scheme.name)} is matched.`}
      >
        <div className="acts">
          <LinkButton variant="filled" to={`/enrolments/${id}`}>
            <Trans>See where it stands</Trans>
          </LinkButton>
        </div>
      </Page>
    );
  }
  return <Choosing enrolment={enrolment} scheme={scheme.data.scheme} />;
}

function Choosing({ enrolment, scheme }: { enrolment: Enrolment; scheme: Scheme }) {
  const { t } = useLingui();
  const formats = useFormats();
  const most = scheme.settings.maxPreferences;
  const saved = enrolment.preferences
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ mentor }) => mentor);
  const choosing = useChoices(enrolment.id, saved);
  const saving = useSaveChoices(enrolment.id, choosing);
  const day = scheme.settings.matchingOn && formats.weekday(scheme.settings.matchingOn);
  return (
    <Page
      title={t`Find a mentor`}
      lede={t`Choose up to ${most} people and put them in order. Your coordinator makes the match, and follows your order where there is space.`}
    >
      <Columns
        wide
        asideLabel={t`Your choices`}
        sticky
        aside={
          <>
            <ChoicesPanel
              choosing={choosing}
              saving={saving}
              most={most}
              when={day && t`by ${day}`}
            />
            <Declared enrolment={enrolment} />
          </>
        }
      >
        <MentorSearch enrolment={enrolment} scheme={scheme} choosing={choosing} most={most} />
      </Columns>
      <div className="chosen">
        <p>
          <span role="status">
            <Trans>
              {choosing.choices.length} of {most} chosen
            </Trans>
          </span>
          <a href="#choices">
            <Trans>Put in order</Trans>
          </a>
        </p>
        {saving.button}
      </div>
    </Page>
  );
}
