import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import type { MenteeRow } from "./board.ts";
import { byRule } from "./board.ts";
import type { Candidate } from "./MenteeDetail.tsx";
import type { Decisions } from "./usePairing.ts";

/** Mentors who can't be matched with this mentee, by the rule that says so. */
export function RuledOut(props: {
  candidates: readonly Candidate[];
  mentee: MenteeRow;
  decisions: Decisions;
}) {
  const { mentee, decisions } = props;
  const groups = byRule(props.candidates);
  const count = groups.reduce((sum, { mentors }) => sum + mentors.length, 0);
  if (count === 0) return null;
  return (
    <>
      <h3 className="board__h">
        <Plural
          value={count}
          one="# mentor ruled out, and by which rule"
          other="# mentors ruled out, and by which rule"
        />
      </h3>
      {groups.map(({ rule, mentors }) => (
        <Disclosure
          key={rule}
          summary={
            <>
              <span className="num">{mentors.length}:</span> {rule}
            </>
          }
        >
          <ul className="ruled-out">
            {mentors.map((one) => {
              const mentor = { id: one.mentorEnrolmentId, name: one.mentorName };
              const forbidden = decisions.of({ mentee, mentor }) === "FORBIDDEN";
              return (
                <li key={mentor.id}>
                  {mentor.name}
                  {forbidden && (
                    <Button
                      small
                      of={mentor.name}
                      onClick={() => decisions.toggle({ mentee, mentor }, "FORBIDDEN")}
                    >
                      <Trans>Allow again</Trans>
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </Disclosure>
      ))}
    </>
  );
}
