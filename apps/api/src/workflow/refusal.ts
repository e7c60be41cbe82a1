import type { Reason, Refused } from "@quad/workflow";
import type { Context } from "../context.ts";
import { say } from "../words.ts";
import type { Ready } from "./definitions.ts";
import { type Held, stageLabel } from "./instance.ts";
import type { DispatchResult, RefusalReason } from "./workflow.contract.ts";
import { words } from "./workflow.words.ts";

type Code = Refused["code"] | "NOT_ALLOWED" | "EVENT_ID_REUSED";

/** A refusal with at least one sentence that says why. */
export function refusal(
  ctx: Context,
  instance: Pick<Held, "stage">,
  ready: Ready,
  code: Code,
  reasons: readonly Reason[] = [],
): Extract<DispatchResult, { kind: "refused" }> {
  const sentences = sentencesOf(ctx, reasons);
  if (sentences.length === 0) {
    const stage = say(ctx, stageLabel(ready, instance.stage));
    sentences.push({ code, message: say(ctx, words[code], { stage, path: "" }) });
  }
  return { kind: "refused", code, reasons: sentences };
}

export function sentencesOf(ctx: Context, reasons: readonly Reason[]): RefusalReason[] {
  const seen = new Set<string>();
  return reasons.flatMap(({ code, params, text }) => {
    const path = typeof params?.path === "string" ? params.path : code;
    const message = text ? say(ctx, text) : say(ctx, words.BAD_PAYLOAD, { path });
    // Several ways out may be closed by the same rule.
    if (seen.has(message)) return [];
    seen.add(message);
    return [{ code, message }];
  });
}
