import type { StatusKind } from "../ui/Status.tsx";

/** The shape beside an enrolment's stage; from its tags, as stages differ from scheme to scheme. */
export function enrolmentStatus(enrolment: {
  tags: readonly string[];
  waitingPosition: number | null;
}): StatusKind {
  const { tags } = enrolment;
  if (enrolment.waitingPosition !== null) return "wait";
  if (tags.includes("done")) return "done";
  if (tags.includes("busy")) return "full";
  if (tags.includes("matchable")) return "doing";
  return tags.includes("over") ? "off" : "todo";
}

/** The shape beside a partnership's stage. */
export function partnershipStatus({ tags }: { tags: readonly string[] }): StatusKind {
  if (tags.includes("over")) return "off";
  if (tags.includes("evaluating")) return "doing";
  if (tags.includes("working")) return "full";
  return "wait";
}
