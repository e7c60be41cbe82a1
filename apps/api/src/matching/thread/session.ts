import {
  type Audience,
  type CriterionUse,
  explain,
  type MatchResult,
  type Obstacle,
  type PairIds,
  type Profile,
  prepareScorer,
  type Registry,
  type Scored,
  type Scorer,
  type Change as Step,
  score,
  verify,
  type WhatIf,
  whyNot,
} from "@quad/matching";
import { cannotOf, decide, peopleIn, stepOf } from "./change.ts";
import {
  type Answer,
  type Cannot,
  type Change,
  type Effect,
  type Listed,
  type Part,
  type ReasonTable,
  RunFailure,
  type Solved,
  type Task,
  type Tried,
} from "./contract.ts";
import { differenceOf, totalsOf } from "./effect.ts";
import { Line } from "./line.ts";
import { listCandidates } from "./list.ts";
import { buildPart, matcherOf, outcomeOf, peopleOf, solveTask } from "./solve.ts";

/** Where a session stands in lines that it shares with those that were made from it by changes. */
interface Standing {
  lines: Line[];
  /** For each line, what was changed since its beginning. */
  steps: Step[][];
}

/**
 * One result that somebody works on: its people, and what is worked out from them when it is first
 * asked for.
 */
export class Session {
  readonly task: Task;
  readonly solved: Solved | null;
  private readonly registry: Registry;
  private parts: Part[] | undefined;
  private standing: Standing | undefined;
  private known: Map<string, Profile> | undefined;
  private prepared: Scorer | undefined;

  constructor(
    task: Task,
    solved: Solved | null,
    registry: Registry,
    from: { parts?: Part[] | undefined; standing?: Standing } = {},
  ) {
    this.task = task;
    this.solved = solved;
    this.registry = registry;
    this.parts = from.parts;
    this.standing = from.standing;
  }

  private get people(): Map<string, Profile> {
    if (!this.known) {
      const { mentees, mentors } = peopleOf(this.task);
      this.known = new Map([...mentees, ...mentors].map((one) => [one.id, one]));
    }
    return this.known;
  }

  private get scorer(): Scorer {
    const { criteria } = this.task;
    this.prepared ??= prepareScorer(criteria, this.registry, [...this.people.values()]);
    return this.prepared;
  }

  private get result(): Solved {
    if (!this.solved) throw new RunFailure("NOT_OPEN");
    return this.solved;
  }

  private get lines(): Standing {
    if (!this.standing) {
      this.parts ??= this.result.outcome.models.map(({ proven }, i) => {
        const use = this.useOf(i);
        const problem = buildPart(this.task, use, this.registry);
        return { use, problem, result: this.stored(i), proven };
      });
      const { keep } = this.task;
      const lines = this.parts.map(
        (part) => new Line(part, matcherOf(part.use, this.registry, keep)),
      );
      this.standing = { lines, steps: lines.map(() => []) };
      this.parts = undefined;
    }
    return this.standing;
  }

  private stored(i: number): MatchResult {
    const { outcome, proofs } = this.result;
    const { model, matcher, objective, bound, gap } = outcome.models[i]!;
    const partnerships = outcome.chosen
      .filter((one) => one.model === model)
      .map(({ mentors, mentees, score: sum, pinned }) => ({
        mentors,
        mentees,
        score: sum,
        pinned,
      }));
    const { unmatched } = outcome;
    return { partnerships, unmatched, objective, bound, gap, certificate: proofs[i]!, matcher };
  }

  /** The line that all of these people are in; null when there is none. */
  private async lineOf(ids: readonly string[]): Promise<{ i: number; whatIf: WhatIf } | null> {
    const { lines, steps } = this.lines;
    for (const [i, line] of lines.entries()) {
      const whatIf = await line.at(steps[i]!);
      const { mentees, mentors } = whatIf.problem;
      const here = new Set([...mentees, ...mentors].map((one) => one.id));
      if (ids.every((id) => here.has(id))) return { i, whatIf };
    }
    return null;
  }

  private scored({ mentee, mentor }: PairIds): Scored | null {
    const [one, other] = [this.people.get(mentee), this.people.get(mentor)];
    return one && other ? score(one, other, this.scorer) : null;
  }

  async whatIf(change: Change): Promise<Effect> {
    const found = await this.lineOf(peopleIn(change));
    if (!found) return { possible: false, because: this.notTogether(change) };
    const { i, whatIf } = found;
    const step = stepOf(change);
    if (whatIf.exactly === "again") {
      const done = await this.apply(change);
      if (!done.session) return done.answer as Effect & { possible: false };
      return { possible: true, ...differenceOf(this.result.outcome, done.session.result.outcome) };
    }
    const consequence = await whatIf.try(step);
    if (!consequence.possible) return this.refused(consequence.because, change);
    const { matched, objective, changes } = consequence;
    const others = this.result.outcome.models.filter((_, k) => k !== i);
    const rest = others.reduce((sum, one) => sum + one.objective, 0);
    const matchedElsewhere = totalsOf(this.result.outcome).matched - matched.before;
    const side = (one: (typeof changes)[number]["before"]) =>
      one && { partners: one.mentors, mean: one.score };
    return {
      possible: true,
      matched: {
        before: matched.before + matchedElsewhere,
        after: matched.after + matchedElsewhere,
      },
      objective: { before: objective.before + rest, after: objective.after + rest },
      moves: changes.map((one) => ({
        mentee: one.mentee,
        before: side(one.before),
        after: side(one.after),
      })),
    };
  }

  /** The session as it is once the change is made; its result is checked as that of any run. */
  async apply(change: Change): Promise<{ answer: Answer<"apply">; session: Session | null }> {
    const found = await this.lineOf(peopleIn(change));
    if (!found) {
      return { answer: { possible: false, because: this.notTogether(change) }, session: null };
    }
    const { i } = found;
    const { lines, steps } = this.lines;
    const step = stepOf(change);
    const next = steps.map((list, k) => (k === i ? [...list, step] : list));
    const consequence = await found.whatIf.try(step);
    if (!consequence.possible) {
      return { answer: this.refused(consequence.because, change), session: null };
    }
    const whatIf = await lines[i]!.at(next[i]!);
    const { problem, result } = whatIf;
    const verdict = verify(problem, result);
    if (!verdict.ok) throw new RunFailure("NOT_PROVEN");
    const decisions = decide(this.task.decisions, change, problem, (id) => this.people.has(id));
    const task = { ...this.task, decisions };
    const part = { use: this.useOf(i), problem, result, proven: verdict.optimal };
    const solved = this.replaced(i, part, task);
    const session = new Session(task, solved, this.registry, { standing: { lines, steps: next } });
    return { answer: { possible: true, solved, decisions }, session };
  }

  private useOf(i: number): Part["use"] {
    const { model } = this.result.outcome.models[i]!;
    return this.task.models.find((one) => one.model === model)!;
  }

  /** The outcome with another result for one of its models. */
  private replaced(i: number, part: Part, task: Task): Solved {
    const { outcome, proofs } = this.result;
    const own = outcomeOf([part], peopleOf(task));
    const { model } = part.use;
    const mine = new Set([...part.problem.mentees, ...part.problem.mentors].map((one) => one.id));
    const gone = (id: string) => task.decisions.leftOut.includes(id);
    const kept = outcome.unmatched.filter((one) => !mine.has(one.id) && !gone(one.id));
    return {
      outcome: {
        models: outcome.models.map((one, k) => (k === i ? own.outcome.models[0]! : one)),
        chosen: [...outcome.chosen.filter((one) => one.model !== model), ...own.outcome.chosen],
        unmatched: [...own.outcome.unmatched, ...kept],
        options: { ...outcome.options, ...own.outcome.options },
      },
      proofs: proofs.map((one, k) => (k === i ? own.proofs[0]! : one)),
    };
  }

  private notTogether(change: Change): Cannot {
    const ids = peopleIn(change).filter((id) => !this.people.has(id));
    return ids.length > 0 ? { code: "UNKNOWN", ids } : { code: "OTHER_MODEL" };
  }

  private refused(because: Obstacle, change: Change): { possible: false; because: Cannot } {
    if (because.kind !== "excluded") return { possible: false, because: cannotOf(because, change) };
    const scored = this.scored(because);
    const facts = scored?.kind === "excluded" ? scored.reason.facts : [];
    return { possible: false, because: { code: "RULED_OUT", rule: because.rule, facts } };
  }

  async whyNot(pair: PairIds): Promise<Answer<"whyNot">> {
    const found = await this.lineOf([pair.mentee, pair.mentor]);
    const scored = this.scored(pair);
    if (!found || !scored) throw new RunFailure("IMPOSSIBLE", [pair.mentee, pair.mentor]);
    return {
      answer: await whyNot(found.whatIf, pair),
      facts: scored.kind === "excluded" ? scored.reason.facts : [],
      objective: found.whatIf.result.objective,
    };
  }

  /** Null for somebody who isn't among the mentees. */
  candidates(mentee: string, first: number, locale: string): Listed | null {
    if (this.people.get(mentee)?.role !== "mentee") return null;
    return listCandidates(
      { ...this.task, registry: this.registry, score: (pair) => this.scored(pair) },
      { mentee, first, locale },
    );
  }

  reasons(
    pairs: readonly PairIds[],
    audiences: readonly Audience[],
    locales: readonly string[],
  ): ReasonTable[] {
    return pairs.map((pair) => {
      const scored = this.scored(pair);
      if (!scored) return {};
      const told = (audience: Audience, locale: string) =>
        explain(scored, locale, audience, this.registry).reasons;
      return Object.fromEntries(
        audiences.map((audience) => [
          audience,
          Object.fromEntries(locales.map((locale) => [locale, told(audience, locale)])),
        ]),
      );
    });
  }

  /** The same people by other weights; nothing is kept. */
  async trial(criteria: CriterionUse[]): Promise<Tried> {
    const parts = await solveTask({ ...this.task, criteria }, this.registry);
    const { outcome } = outcomeOf(parts, this.task.people);
    return { ...differenceOf(this.result.outcome, outcome), totals: totalsOf(outcome) };
  }
}
