import type { Text } from "@quad/workflow";
import type { Context } from "../context.ts";
import { listed, say } from "../words.ts";
import { aboutSubjects, type Standing, seesConfidential } from "../workflow/workflow.service.ts";
import { MigrationExample, MigrationStays } from "./migration.types.ts";

type Example = Pick<Standing, "instanceId" | "schemeId" | "subjectType" | "subjectId">;

/** So many of each reason are named. */
const named = 5;

/** Why some stay where they are, counted by reason, with some of them by name. */
export class Reasons {
  private readonly found = new Map<string, { text: Text; count: number; examples: Example[] }>();

  add(text: Text, example: Example, count = 1): void {
    const key = JSON.stringify(text);
    const one = this.found.get(key) ?? { text, count: 0, examples: [] };
    this.found.set(key, one);
    one.count += count;
    if (one.examples.length < named) one.examples.push(example);
  }

  /**
   * The commonest first. `kept`: the workflow has parts that only coordinators know of, and a reason
   * could tell that somebody stands in one; then only those are named of whom the caller may know it.
   */
  async present(ctx: Context, { kept }: { kept: boolean }): Promise<MigrationStays[]> {
    const all = [...this.found.values()].sort((a, b) => b.count - a.count);
    if (kept) {
      for (const one of all) {
        const seen = await Promise.all(one.examples.map((each) => seesConfidential(ctx, each)));
        one.examples = one.examples.filter((_, i) => seen[i]);
      }
    }
    const about = await aboutSubjects(
      ctx,
      all.flatMap(({ examples }) => examples),
    );
    return all.map(({ text, count, examples }) =>
      Object.assign(new MigrationStays(), {
        message: say(ctx, text),
        count,
        examples: examples.map(({ instanceId, subjectId }) =>
          Object.assign(new MigrationExample(), {
            instanceId,
            about: listed(ctx, about.get(subjectId) ?? []),
          }),
        ),
      }),
    );
  }
}
