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
  type WhyNot,
  whyNot,
} from "@quad/matching";
import { cannotOf, decide, decideAlone, mentorsOf, peopleIn, stepOf } from "./change.ts";
import {
  type Answer,
  type Cannot,
  type Change,
  type Effect,
  type Listed,
  type ModelUse,
  type Part,
  type ReasonTable,
  RunFailure,
  type Side,
  type Solved,
  type Task,
  type Tried,
} from "./contract.ts";
import { differenceOf, totalsOf } from "./effect.ts";
import { Line } from "./line.ts";
import { listCandidates } from "./list.ts";
import { buildPart, matcherOf, outcomeOf, peopleOf, solveTask, wouldScoreIn } from "./solve.ts";

/** Where a session stands in a line that it shares with those that were made from it by changes. */
interface Standing {
  line: Line;
  /** What was changed since its beginning. */
  steps: Step[];
}

/** What comes of a change; `session`: the result as it is then. */
interface Changed {
  answer: Answer<"apply">;
  session: Session | null;
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

  /** Several models are solved again for each change: what one leaves, the next may take. */
  private get isOfSeveral(): boolean {
    return this.task.models.length > 1;
  }

  private get use(): ModelUse {
    return this.task.models[0]!;
  }

  private get stands(): Standing {
    if (!this.standing) {
      const { use, registry } = this;
      const [part] = this.parts ?? [];
      const problem = part?.problem ?? buildPart(this.task, use, registry);
      const matcher = matcherOf(use, registry, this.task.keep);
      this.standing = {
        line: new Line(problem, part?.result ?? this.stored(), matcher, {
          wouldScore: wouldScoreIn(this.task, registry),
        }),
        steps: [],
      };
      this.parts = undefined;
    }
    return this.standing;
  }

  private stored(): MatchResult {
    const { outcome, proofs } = this.result;
    const { matcher, objective, bound, gap } = outcome.models[0]!;
    const partnerships = outcome.chosen.map(({ mentors, mentees, score: sum, pinned }) => {
      return { mentors, mentees, score: sum, pinned };
    });
    const { unmatched } = outcome;
    return { partnerships, unmatched, objective, bound, gap, certificate: proofs[0]!, matcher };
  }

  private async here(): Promise<WhatIf> {
    const { line, steps } = this.stands;
    return line.at(steps);
  }

  private scored({ mentee, mentor }: PairIds): Scored | null {
    const [one, other] = [this.people.get(mentee), this.people.get(mentor)];
    return one && other ? score(one, other, this.scorer) : null;
  }

  async whatIf(change: Change): Promise<Effect> {
    const whatIf = this.isOfSeveral ? null : await this.here();
    if (whatIf?.exactly !== "repaired") {
      const { answer, session } = await this.apply(change);
      if (!answer.possible) return answer;
      return { possible: true, ...differenceOf(this.result.outcome, session!.result.outcome) };
    }
    const consequence = await whatIf.try(stepOf(change));
    if (!consequence.possible) return this.refused(consequence.because, change);
    const { matched, objective, changes } = consequence;
    const side = (one: (typeof changes)[number]["before"]) =>
      one && { partners: one.mentors, mean: one.score };
    const moves = changes.map(({ mentee, before, after }) => {
      return { mentee, before: side(before), after: side(after) };
    });
    return { possible: true, matched, objective, moves };
  }

  /** The session as it is once the change is made; its result is checked as that of any run. */
  async apply(change: Change): Promise<Changed> {
    if (this.isOfSeveral) return this.solvedWith(change);
    const whatIf = await this.here();
    const step = stepOf(change);
    const consequence = await whatIf.try(step);
    if (!consequence.possible) {
      return { answer: this.refused(consequence.because, change), session: null };
    }
    const standing = { line: this.stands.line, steps: [...this.stands.steps, step] };
    const { problem, result } = await standing.line.at(standing.steps);
    const { ok, optimal } = verify(problem, result);
    if (!ok) throw new RunFailure("NOT_PROVEN");
    const decisions = decide(this.task.decisions, change, problem, (id) => this.people.has(id));
    const part = { use: this.use, problem, result, proven: optimal };
    const solved = outcomeOf([part], this.task.people);
    const task = { ...this.task, decisions };
    const session = new Session(task, solved, this.registry, { standing });
    return { answer: { possible: true, solved, decisions }, session };
  }

  private async solvedWith(change: Change): Promise<Changed> {
    const no = (because: Cannot): Changed => ({
      answer: { possible: false, because },
      session: null,
    });
    const strangers = peopleIn(change).filter((id) => !this.people.has(id));
    if (strangers.length > 0) return no({ code: "UNKNOWN", ids: strangers });
    const decisions = decideAlone(this.task.decisions, change, this.result.outcome.chosen);
    if ("code" in decisions) return no(decisions);
    const scored = change.kind === "lock" ? this.scored(change) : null;
    if (scored?.kind === "excluded") {
      return no({ code: "RULED_OUT", rule: scored.reason.rule, facts: scored.reason.facts });
    }
    const task = { ...this.task, decisions };
    try {
      const parts = await solveTask(task, this.registry);
      const solved = outcomeOf(parts, task.people);
      const session = new Session(task, solved, this.registry);
      return { answer: { possible: true, solved, decisions }, session };
    } catch (error) {
      if (error instanceof RunFailure && error.code === "IMPOSSIBLE") {
        return no({ code: "IMPOSSIBLE" });
      }
      throw error;
    }
  }

  private refused(because: Obstacle, change: Change): { possible: false; because: Cannot } {
    if (because.kind !== "excluded") return { possible: false, because: cannotOf(because, change) };
    const scored = this.scored(because);
    const facts = scored?.kind === "excluded" ? scored.reason.facts : [];
    return { possible: false, because: { code: "RULED_OUT", rule: because.rule, facts } };
  }

  /** Throws `RunFailure` "IMPOSSIBLE" for people who aren't there. */
  async whyNot(pair: PairIds): Promise<Answer<"whyNot">> {
    const scored = this.scored(pair);
    if (!scored) throw new RunFailure("IMPOSSIBLE", [pair.mentee, pair.mentor]);
    const facts = scored.kind === "excluded" ? scored.reason.facts : [];
    const { objective } = totalsOf(this.result.outcome);
    const answer = this.isOfSeveral
      ? await this.whyNotOfSeveral(pair, scored)
      : await whyNot(await this.here(), pair);
    return { answer, facts, objective };
  }

  private async whyNotOfSeveral(pair: PairIds, scored: Scored): Promise<WhyNot> {
    const { chosen } = this.result.outcome;
    const { mentee, mentor } = pair;
    if (mentorsOf(chosen, mentee).includes(mentor)) return { kind: "chosen" };
    if (scored.kind === "excluded") {
      return { kind: "excluded", rule: scored.reason.rule, code: scored.reason.code };
    }
    const effect = await this.whatIf({ kind: "lock", mentee, mentor });
    if (!effect.possible) return { kind: "impossible" };
    const { matched, objective, moves } = effect;
    const side = (one: Side | null) => one && { mentors: one.partners, score: one.mean };
    return {
      kind: "costs",
      fullWith: [],
      lostMatches: matched.before - matched.after,
      lostScore: objective.before - objective.after,
      reducedCost: null,
      changes: moves.map((one) => ({
        mentee: one.mentee,
        before: side(one.before),
        after: side(one.after),
      })),
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

  ruledOut(pairs: readonly PairIds[], locale: string): Answer<"ruledOut"> {
    return pairs.map((pair) => {
      const scored = this.scored(pair);
      if (scored?.kind !== "excluded") return null;
      const [told] = explain(scored, locale, "coordinator", this.registry).reasons;
      return { rule: scored.reason.rule, sentence: told!.sentence };
    });
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
