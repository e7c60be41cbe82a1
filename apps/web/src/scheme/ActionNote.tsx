import { Link } from "react-router";
import type { Unexpected } from "../api/errors.ts";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Note } from "../ui/Note.tsx";
import { placePath } from "./places.ts";
import "./ActionNote.css";

interface Problem {
  message: string;
  reasons?: readonly { code: string; message: string; place: string | null }[];
}

/**
 * What came of an act that did not go through: why not, each reason with a link to where it is
 * mended, or an error with a way to try again. Stands beside the act.
 */
export function ActionNote(props: {
  schemeId: string;
  action: { problem: Problem | null; error: Unexpected | null; retry: () => void };
}) {
  const { problem, error, retry } = props.action;
  if (!problem) {
    return (
      error && (
        <div className="action-note">
          <ErrorNote error={error} onRetry={retry} />
        </div>
      )
    );
  }
  const reasons = problem.reasons ?? [];
  return (
    <div className="action-note">
      <Note kind="bad" role="alert" title={problem.message}>
        {reasons.length > 0 && (
          <ul>
            {reasons.map(({ code, message, place }) => (
              <li key={`${code} ${message}`}>
                {place ? (
                  <Link className="solo" to={placePath(props.schemeId, place)}>
                    {message}
                  </Link>
                ) : (
                  message
                )}
              </li>
            ))}
          </ul>
        )}
      </Note>
    </div>
  );
}
