import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { MentorsQuery } from "../gql/Mentors.ts";
import { useText } from "../i18n/text.ts";
import { Button } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Reasons } from "../ui/Reasons.tsx";
import { Status } from "../ui/Status.tsx";
import { add, remove } from "./choices.ts";
import type { Enrolment } from "./MentorsPage.tsx";
import { opening } from "./opening.ts";
import type { Choosing } from "./useChoices.ts";
import { useDeclaration } from "./useDeclaration.ts";
import { useReasons } from "./useReasons.ts";

export type Mentor = MentorsQuery["mentors"]["edges"][number]["node"];

/** One mentor: what they wrote, what speaks for them, and what the reader may do about it. */
export function MentorCard(props: {
  mentor: Mentor;
  /** Areas the reader would like help with. */
  sought: readonly string[];
  enrolment: Enrolment;
  choosing: Choosing;
  most: number;
}) {
  const { t } = useLingui();
  const say = useText();
  const { mentor, enrolment, choosing, most } = props;
  const { name, enrolmentId, declared } = mentor;
  const place = choosing.choices.findIndex((one) => one.enrolmentId === enrolmentId) + 1;
  const reasons = useReasons()(mentor, props.sought);
  const declaration = useDeclaration(enrolment, mentor);
  const [start, rest] = opening(mentor.biography);
  const works = [mentor.jobTitle, mentor.unitName].filter(Boolean).join(", ");

  function toggle() {
    const { unitName } = mentor;
    choosing.set(
      place > 0
        ? remove(choosing.choices, enrolmentId)
        : add(choosing.choices, { enrolmentId, name, unitName }, most),
    );
  }
  async function declare() {
    if (await declaration.declare()) choosing.set(remove(choosing.choices, enrolmentId));
  }
  const full = place === 0 && choosing.choices.length >= most;
  return (
    <li className="card">
      <div className="split">
        <h3>{name}</h3>
        <span className="small quiet">
          <Plural value={mentor.placesLeft} one="Has space for one" other="Has space for #" />
        </span>
      </div>
      {works && <p className="quiet">{works}</p>}
      {start && <p className="quote">{start}</p>}
      {rest && (
        <Disclosure summary={t`Read on`}>
          <p className="quote">{rest}</p>
        </Disclosure>
      )}
      {reasons.length > 0 && <Reasons reasons={reasons} />}
      {mentor.expertise.length > 0 && (
        <p className="small quiet">
          <Trans>Can help with: {mentor.expertise.map(({ label }) => say(label)).join(", ")}</Trans>
        </p>
      )}
      {declared ? (
        <div className="acts">
          <Status kind="stop">
            <Trans>You know this person too well</Trans>
          </Status>
          {declaration.undo && (
            <Button
              variant="text"
              small
              of={name}
              busy={declaration.busy}
              onClick={() => void declaration.undo?.()}
            >
              <Trans>Undo</Trans>
            </Button>
          )}
        </div>
      ) : (
        <div className="acts">
          <Button
            small
            of={name}
            pressed={place > 0}
            disabledReason={full && t`You have ${most} already; take one out first.`}
            onClick={toggle}
          >
            {place > 0 ? t`Your choice ${place}` : t`Add to my choices`}
          </Button>
          <Button
            variant="text"
            small
            of={name}
            busy={declaration.busy}
            onClick={() => void declare()}
          >
            <Trans>I know this person too well</Trans>
          </Button>
        </div>
      )}
      {declaration.problem && (
        <p className="err" role="alert">
          {declaration.problem}
        </p>
      )}
      <ErrorNote error={declaration.error} onRetry={declaration.retry} />
    </li>
  );
}
