import { Note } from "./Note.tsx";

/** A no that was to be expected, in its own words, beside the act. */
export function RefusedNote(props: {
  problem: { message: string; reasons?: readonly { code: string; message: string }[] } | null;
}) {
  const { problem } = props;
  if (!problem) return null;
  return (
    <Note kind="bad" role="alert" title={problem.message}>
      {problem.reasons?.map((reason) => (
        <p key={reason.code + reason.message}>{reason.message}</p>
      ))}
    </Note>
  );
}
