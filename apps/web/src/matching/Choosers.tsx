import { useLingui } from "@lingui/react/macro";
import { useFormats } from "../i18n/format.ts";
import type { Board, MenteeRow } from "./board.ts";
import { partnersOf } from "./board.ts";
import { Chooser } from "./Chooser.tsx";
import type { Ask } from "./change.ts";
import type { Candidate } from "./MenteeDetail.tsx";
import { useFitWord } from "./words.ts";

interface ChooserProps {
  row: MenteeRow;
  onAsk: (ask: Ask) => void;
  onClose: () => void;
}

/** Another mentee, of those with a match of their own, to change places with. */
export function SwapWith({ board, row, onAsk, onClose }: ChooserProps & { board: Board }) {
  const { t } = useLingui();
  const formats = useFormats();
  const others = board.matched
    .filter(({ partnership }) => partnership !== row.partnership)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <Chooser
      label={t`With whom should ${row.name} change places?`}
      options={others.map((one) => ({
        value: one.id,
        label: t`${one.name}, with ${formats.list(partnersOf(one))}`,
      }))}
      onChoose={(id) => {
        const other = others.find((one) => one.id === id);
        if (!other) return;
        onAsk({
          kind: "SWAP",
          mentee: { id: row.id, name: row.name },
          other: { id: other.id, name: other.name },
          at: "person",
        });
      }}
      onClose={onClose}
    />
  );
}

/** One of the possible mentors, to be matched and locked with. */
export function MatchWith(props: ChooserProps & { candidates: readonly Candidate[] }) {
  const { row, candidates } = props;
  const { t } = useLingui();
  const word = useFitWord();
  return (
    <Chooser
      label={t`With whom should ${row.name} be matched?`}
      options={candidates.map((one) => ({
        value: one.mentorEnrolmentId,
        label:
          one.placesLeft > 0
            ? t`${one.mentorName}: ${word(one.fit)} fit`
            : t`${one.mentorName}: ${word(one.fit)} fit, no place left`,
      }))}
      onChoose={(id) => {
        const one = candidates.find(({ mentorEnrolmentId }) => mentorEnrolmentId === id);
        if (!one) return;
        props.onAsk({
          kind: "LOCK",
          mentee: { id: row.id, name: row.name },
          mentor: { id, name: one.mentorName },
          at: "person",
        });
      }}
      onClose={props.onClose}
    />
  );
}
