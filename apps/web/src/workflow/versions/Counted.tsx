import { Plural } from "@lingui/react/macro";
import type { WorkflowDefinition } from "@quad/workflow";

export type Subject = WorkflowDefinition["subject"];

/** So many of whatever a workflow runs for: "14 partnerships". */
export function Counted({ subject, count }: { subject: Subject; count: number }) {
  if (subject === "enrolment") return <Plural value={count} one="# person" other="# people" />;
  if (subject === "round") return <Plural value={count} one="# round" other="# rounds" />;
  return <Plural value={count} one="# partnership" other="# partnerships" />;
}

/** The act, with its count. */
export function MoveCounted({ subject, count }: { subject: Subject; count: number }) {
  if (subject === "enrolment") {
    return <Plural value={count} one="Move # person" other="Move # people" />;
  }
  if (subject === "round") return <Plural value={count} one="Move # round" other="Move # rounds" />;
  return <Plural value={count} one="Move # partnership" other="Move # partnerships" />;
}

/** Whom publishing leaves where they are. */
export function Staying(props: { subject: Subject; count: number; version: number }) {
  const { subject, count, version } = props;
  if (subject === "enrolment") {
    return (
      <Plural
        value={count}
        one={`# person stays on version ${version} until you move them.`}
        other={`# people stay on version ${version} until you move them.`}
      />
    );
  }
  if (subject === "round") {
    return (
      <Plural
        value={count}
        one={`# round stays on version ${version} until you move it.`}
        other={`# rounds stay on version ${version} until you move them.`}
      />
    );
  }
  return (
    <Plural
      value={count}
      one={`# partnership stays on version ${version} until you move it.`}
      other={`# partnerships stay on version ${version} until you move them.`}
    />
  );
}
