import type { EditCommand } from "@quad/workflow";
import type { StepAt } from "./steps.ts";

/** One place up or down among the steps beside it; null at the end of the line. */
export function moveAmongSiblings(
  { uid, parentUid, siblings }: StepAt,
  by: -1 | 1,
): EditCommand | null {
  const other = siblings[siblings.indexOf(uid) + by];
  if (other === undefined) return null;
  const place = by < 0 ? { beforeUid: other } : { afterUid: other };
  return { do: "step.move", uid, parentUid, ...place };
}
