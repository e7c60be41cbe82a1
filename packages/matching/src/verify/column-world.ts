import { circlePlan } from "../circle-plan.ts";
import type { MatchResult, Problem } from "../contract.ts";
import { circleWorld } from "./circle-world.ts";
import type { ColumnWorld } from "./column-terms.ts";
import { circleParams } from "./model-rules.ts";
import { teamWorld } from "./team-world.ts";
import { twoByTwoWorld } from "./two-by-two-world.ts";

/**
 * The world of the result's own number of people; for circles also those of every larger number.
 * Null for a model that has no columns.
 */
export function columnWorlds(
  problem: Problem,
  result: MatchResult,
): { world: ColumnWorld; larger: ColumnWorld[] | null; people: number } | null {
  const people = result.partnerships.reduce((sum, p) => sum + p.mentees.length, 0);
  const count = (problem.params.matchMost ?? true) ? people : 0;
  switch (problem.model) {
    case "two-by-two":
      return { world: twoByTwoWorld(problem, count), larger: null, people };
    case "team":
      return { world: teamWorld(problem, count), larger: null, people };
    case "circle": {
      const { size } = circleParams(problem);
      const larger: ColumnWorld[] = [];
      for (let more = people + 1; more <= problem.mentees.length; more++) {
        const plan = circlePlan(more, size);
        if (plan) larger.push(circleWorld(problem, plan));
      }
      const plan = circlePlan(people, size) ?? { circles: 0, size: 3, larger: 0 };
      return { world: circleWorld(problem, plan), larger, people };
    }
    default:
      return null;
  }
}
