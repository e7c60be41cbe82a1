import { Plural } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import type { FieldProps } from "./Field.tsx";
import { Field } from "./Field.tsx";

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  name?: string;
  rows?: number;
  /** Words that may still be written; negative: words too many. Absent: no count is shown. */
  wordsLeft?: number;
  /** At the right of the count: a state of saving. */
  saved?: ReactNode;
}

/** Milliseconds of quiet before the count is read out. */
const POLITE = 1_200;

export function TextArea(props: TextAreaProps) {
  const { wordsLeft, saved } = props;
  const foot =
    wordsLeft == null && saved == null ? undefined : (
      <>
        {wordsLeft != null ? <WordsLeft left={wordsLeft} /> : <span />}
        {saved}
      </>
    );
  return (
    <Field {...props} foot={foot}>
      {(control) => (
        <textarea
          {...control}
          className="input"
          name={props.name}
          rows={props.rows ?? 6}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={props.onBlur}
        />
      )}
    </Field>
  );
}

/** The count in sight follows every key; the count that is read out waits for a pause. */
function WordsLeft({ left }: { left: number }) {
  const [read, setRead] = useState<number | null>(null);
  const [first] = useState(left);
  useEffect(() => {
    if (left === first && read === null) return;
    const timer = setTimeout(() => setRead(left), POLITE);
    return () => clearTimeout(timer);
  }, [left, first, read]);
  return (
    <>
      <span className={left < 0 ? "over" : undefined}>
        <Words left={left} />
      </span>
      <span className="vh" role="status">
        {read !== null && <Words left={read} />}
      </span>
    </>
  );
}

function Words({ left }: { left: number }) {
  return left < 0 ? (
    <Plural value={-left} one="# word too many" other="# words too many" />
  ) : (
    <Plural value={left} one="# word left" other="# words left" />
  );
}
