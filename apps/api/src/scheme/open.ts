import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { Reason, Refused } from "../graphql/problems.ts";
import { say } from "../words.ts";
import { openingChecklist } from "./checklist.ts";
import { SchemeRow } from "./scheme.entity.ts";
import { lockScheme, rememberScheme, schemeSubject } from "./scheme.service.ts";
import type { ChecklistItem } from "./scheme.types.ts";
import { words } from "./scheme.words.ts";

/** Opens a draft, so that people can register. An open scheme stays as it is. */
export async function openScheme(ctx: Context, id: string): Promise<SchemeRow | Refused> {
  const row = await lockScheme(ctx, id);
  authorise(ctx, "scheme.open", await schemeSubject(ctx, id));
  if (row.state === "open") return row;
  if (row.state === "closed") {
    return Refused.because("SCHEME_CLOSED", say(ctx, words.closedForGood));
  }
  const missing = missingReasons(await openingChecklist(ctx, row));
  if (missing.length > 0) return Refused.because("NOT_READY", say(ctx, words.notReady), missing);
  const changes = { state: "open" as const, openedAt: new Date(), revision: row.revision + 1 };
  await ctx.store.update(SchemeRow, { id }, changes);
  await recordAudit(ctx, "scheme.open", { type: "scheme", id });
  return rememberScheme(ctx, Object.assign(new SchemeRow(), row, changes));
}

/** What is missing, as reasons that say where it is mended. */
export const missingReasons = (items: readonly ChecklistItem[]): Reason[] =>
  items
    .filter((item) => !item.done)
    .map((item) =>
      Object.assign(new Reason(), {
        code: item.key,
        message: item.detail ?? item.label,
        place: item.place,
      }),
    );
