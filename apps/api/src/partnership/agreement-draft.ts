import type { Context } from "../context.ts";
import { agreementForm } from "./agreement.ts";
import { AgreementRow } from "./partnership.entity.ts";
import { lockPartnership } from "./rows.ts";

/** Begins an agreement that nobody has written in yet; one that there is stays as it is. */
export async function prepareAgreement(ctx: Context, partnershipId: string): Promise<void> {
  const row = await lockPartnership(ctx, partnershipId);
  if (await ctx.store.maybe(AgreementRow, { partnershipId })) return;
  const form = await agreementForm(ctx, row);
  await ctx.store.insert(AgreementRow, {
    partnershipId,
    formVersionId: form.id,
    answers: row.endsOn === null ? {} : { endsOn: row.endsOn },
    documentHash: null,
    revision: 0,
    savedBy: null,
    savedAt: new Date(),
  });
}
