import {
  type Matcher,
  type MatchResult,
  openWhatIf,
  type Problem,
  type SolveOptions,
  type Change as Step,
  type WhatIf,
} from "@quad/matching";
import { RunFailure } from "./contract.ts";

/**
 * One model's result, opened for changes. It stands at one list of changes at a time: going from one
 * to another takes back what differs, and makes the rest again.
 */
export class Line {
  private readonly whatIf: WhatIf;
  private readonly made: Step[] = [];

  constructor(
    problem: Problem,
    result: MatchResult,
    matcher: Pick<Matcher, "solve">,
    options: SolveOptions,
  ) {
    this.whatIf = openWhatIf(problem, result, matcher, options);
  }

  /** Steps are told apart by identity. */
  async at(steps: readonly Step[]): Promise<WhatIf> {
    const { whatIf, made } = this;
    let same = 0;
    while (same < made.length && made[same] === steps[same]) same++;
    while (made.length > same) {
      whatIf.undo();
      made.pop();
    }
    for (const step of steps.slice(same)) {
      const done = await whatIf.apply(step);
      if (!done.possible) throw new RunFailure("NOT_OPEN");
      made.push(step);
    }
    return whatIf;
  }
}
