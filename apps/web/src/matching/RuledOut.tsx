import { Plural, Trans } from "@lingui/react/macro";
import type { MenteeCandidatesQuery } from "../gql/Board.ts";
import { Button } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import type { MenteeRow, Pairing } from "./board.ts";
import type { Ask } from "./change.ts";

type Rule = MenteeCandidatesQuery["candidates"]["ruledOut"][number];

/** Mentors who can't be matched with this mentee, by the rule that says so. */
export function RuledOut({ rules }: { rules: readonly Rule[] }) {
  const count = rules.reduce((sum, rule) => sum + rule.count, 0);
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
      {rules.map(({ rule, count: many, names }) => (
        <Disclosure
          key={rule}
          summary={
            <>
              <span className="num">{many}:</span> {rule}
            </>
          }
        >
          <ul className="ruled-out">
            {names.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name, and the list never changes.
              <li key={index}>{name}</li>
            ))}
            {many > names.length && (
              <li className="quiet">
                <Plural value={many - names.length} one="and # other" other="and # others" />
              </li>
            )}
          </ul>
        </Disclosure>
      ))}
    </>
  );
}

/** Mentors whom a coordinator keeps from this mentee, each with a way back. */
export function KeptApart(props: {
  row: MenteeRow;
  pairings: readonly Pairing[];
  onAsk: (ask: Ask) => void;
}) {
  const { row } = props;
  const apart = props.pairings.filter(
    (one) => one.menteeEnrolmentId === row.id && one.kind === "FORBIDDEN",
  );
  if (apart.length === 0) return null;
  return (
    <>
      <h3 className="board__h">
        <Trans>Kept apart by hand</Trans>
      </h3>
      <ul className="kept-apart">
        {apart.map((one) => (
          <li key={one.mentorEnrolmentId}>
            <span>
              {one.mentorName}
              {one.reason && <span className="small quiet"> {one.reason}</span>}
            </span>
            <Button
              small
              of={one.mentorName}
              onClick={() =>
                props.onAsk({
                  kind: "RELEASE",
                  mentee: { id: row.id, name: row.name },
                  mentor: { id: one.mentorEnrolmentId, name: one.mentorName },
                  at: "person",
                })
              }
            >
              <Trans>Allow again…</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
