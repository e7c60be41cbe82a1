import { authorise } from "../../access/can.ts";
import { recordAudit } from "../../audit/audit.service.ts";
import type { Context } from "../../context.ts";
import { fullName, peopleById } from "../../person/person.service.ts";
import { schemeRow, schemeSubject } from "../../scheme/scheme.service.ts";
import { say } from "../../words.ts";
import { roundRow, runRow } from "../rows.ts";
import { partnershipsOf, reasonsOf, unmatchedOf } from "../view.ts";
import { csv } from "./csv.ts";
import { approvalsOf, matchKey, outcomesOf } from "./decisions.ts";
import { CsvFile } from "./review.types.ts";
import { words } from "./review.words.ts";

/** A result as a table: each match with its reasons, then everybody without one. Audited. */
export async function exportRun(ctx: Context, runId: string): Promise<CsvFile> {
  const run = await runRow(ctx, runId);
  const { id, schemeId, number } = await roundRow(ctx, run.roundId);
  authorise(ctx, "round.export", await schemeSubject(ctx, schemeId));
  const approvals = await approvalsOf(ctx, id);
  const decided = await outcomesOf(ctx, id);
  const people = await peopleById(ctx, [
    ...new Set([...approvals.values()].map((one) => one.approvedBy)),
  ]);
  const matches = await partnershipsOf(ctx, run);
  const names = (list: { name: string }[]) => list.map((one) => one.name).join("; ");
  const rows = await Promise.all(
    matches.map(async (one) => {
      const by = people.get(approvals.get(matchKey(one.row))?.approvedBy ?? "");
      return [
        one.model,
        names(one.mentors),
        names(one.mentees),
        [...one.mentors, ...one.mentees].map((each) => each.unitName ?? "").join("; "),
        String(Math.round(one.row.mean / 10_000)),
        one.mentees.map((each) => each.rank ?? "").join("; "),
        one.locked ? say(ctx, words.yes) : "",
        by ? fullName(by) : "",
        (await reasonsOf(ctx, one)).map((each) => each.text).join(" "),
      ];
    }),
  );
  const { columns } = words;
  const head = [
    ...[columns.model, columns.mentors, columns.mentees, columns.units, columns.fit],
    ...[columns.rank, columns.locked, columns.approved, columns.reasons],
  ];
  const rest = (await unmatchedOf(ctx, run)).map((one) => {
    const kind = decided.get(one.enrolmentId)?.kind;
    const outcome = kind ? say(ctx, words.outcomes[kind]) : "";
    return [one.name, one.unitName ?? "", say(ctx, words.roles[one.role]), one.cause, outcome];
  });
  const under = [columns.mentees, columns.units, columns.role, columns.cause, columns.outcome];
  await recordAudit(ctx, "run.export", { type: "run", id: runId }, { rows: rows.length });
  const { slug } = await schemeRow(ctx, schemeId);
  return Object.assign(new CsvFile(), {
    name: `${slug}-round-${number}-result-${run.number}.csv`,
    content: csv([
      head.map((text) => say(ctx, text)),
      ...rows,
      ...(rest.length > 0 ? [[], under.map((text) => say(ctx, text)), ...rest] : []),
    ]),
  });
}
