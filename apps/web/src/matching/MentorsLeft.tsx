import { Plural, Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Lines } from "../ui/Lines.tsx";
import type { Run } from "./board.ts";

/** Mentors at first, and how many more at a time. */
const SHOWN = 50;

/** Mentors whom the result gives nobody, and why. */
export function MentorsLeft({ run }: { run: Run }) {
  const [shown, setShown] = useState(SHOWN);
  const mentors = run.unmatched.filter(({ role }) => role === "MENTOR");
  if (mentors.length === 0) return null;
  return (
    <div className="sec-gap">
      <Disclosure
        summary={
          <Plural
            value={mentors.length}
            one="# mentor has no mentee"
            other="# mentors have no mentee"
          />
        }
      >
        <Lines kind="hang">
          {mentors.slice(0, shown).map((one) => (
            <li key={one.enrolmentId}>
              <strong>{one.name}</strong>
              <span>
                {one.cause} {one.wouldHelp}
              </span>
            </li>
          ))}
        </Lines>
        {mentors.length > shown && (
          <div className="acts">
            <Button onClick={() => setShown(shown + SHOWN)}>
              <Trans>Show {Math.min(SHOWN, mentors.length - shown)} more</Trans>
            </Button>
          </div>
        )}
      </Disclosure>
    </div>
  );
}
