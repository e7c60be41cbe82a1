import {
  type Audience,
  type CriterionUse,
  explain,
  type MatchResult,
  type PairIds,
  type Profile,
  prepareScorer,
  type Registry,
  type Scored,
  type Scorer,
  score,
  whyNot,
} from "@quad/matching";
import { decide, isCannot, peopleIn } from "./change.ts";
import {
  type Answer,
  type Cannot,
  type Change,
  type Decisions,
  type Effect,
  type Listed,
  type Part,
  type ReasonTable,
  RunFailure,
  type Solved,
  type Task,
  type Tried,
} from "./contract.ts";
import { effectOf } from "./effect.ts";
import { buildPart, decided, outcomeOf, peopleOf, solveTask } from "./solve.ts";

type Tested =
  | { possible: false; because: Cannot }
  | { possible: true; session: Session; effect: Effect & { possible: true } };

/**
 * One result that somebody works on: its people, and what is worked out from them when it is first
 * asked for.
 */
export class Session {
  readonly task: Task;
  readonly solved: Solved | null;
  private readonly registry: Registry;
  private kept: { people?: Map<string, Profile>; scorer?: Scorer; parts?: Part[] } = {};
  private tested: { change: string; outcome: Tested } | null = null;

  constructor(task: Task, solved: Solved | null, registry: Registry, parts?: Part[]) {
    this.task = task;
    this.solved = solved;
    this.registry = registry;
    if (parts) this.kept.parts = parts;
  }

  private get people(): Map<string, Profile> {
    if (!this.kept.people) {
      const { mentees, mentors } = peopleOf(this.task);
      this.kept.people = new Map([...mentees, ...mentors].map((one) => [one.id, one]));
    }
    return this.kept.people;
  }

  private get scorer(): Scorer {
    const { criteria } = this.task;
    this.kept.scorer ??= prepareScorer(criteria, this.registry, [...this.people.values()]);
    return this.kept.scorer;
  }

  private get result(): Solved {
    if (!this.solved) throw new RunFailure("NOT_OPEN");
    return this.solved;
  }

  /** The problem of each model with its result, as the run had them. */
  private get parts(): Part[] {
    this.kept.parts ??= this.task.models
      .slice(0, this.result.outcome.models.length)
      .map((use, i) => {
        const problem = buildPart(this.task, use, this.registry);
        return {
          use,
          problem,
          result: this.stored(i),
          proven: this.result.outcome.models[i]!.proven,
        };
      });
    return this.kept.parts;
  }

  private stored(i: number): MatchResult {
    const { outcome, proofs } = this.result;
    const { model, matcher, objective, bound, gap } = outcome.models[i]!;
    return {
      partnerships: outcome.chosen
        .filter((one) => one.model === model)
        .map(({ mentors, mentees, score: sum, pinned }) => ({
          mentors,
          mentees,
          score: sum,
          pinned,
        })),
      unmatched: outcome.unmatched,
      objective,
      bound,
      gap,
      certificate: proofs[i]!,
      matcher,
    };
  }

  private scored({ mentee, mentor }: PairIds): Scored | null {
    const [one, other] = [this.people.get(mentee), this.people.get(mentor)];
    return one && other ? score(one, other, this.scorer) : null;
  }

  async whatIf(change: Change): Promise<Effect> {
    const tested = await this.test(change);
    return tested.possible ? tested.effect : tested;
  }

  /** The session as it is once the change is made. */
  async apply(change: Change): Promise<{ answer: Answer<"apply">; session: Session | null }> {
    const tested = await this.test(change);
    if (!tested.possible) return { answer: tested, session: null };
    const { session } = tested;
    const answer = {
      possible: true as const,
      solved: session.result,
      decisions: session.task.decisions,
    };
    return { answer, session };
  }

  /** What was shown last is usually what is done next. */
  private async test(change: Change): Promise<Tested> {
    const key = JSON.stringify(change);
    if (this.tested?.change === key) return this.tested.outcome;
    const outcome = await this.try(change);
    this.tested = { change: key, outcome };
    return outcome;
  }

  private async try(change: Change): Promise<Tested> {
    const because = this.cannot(change);
    if (because) return { possible: false, because };
    const decisions = decide(this.task.decisions, change, this.result.outcome.chosen) as Decisions;
    const task = { ...this.task, decisions };
    const parts = await solveTask(task, this.registry);
    const solved = outcomeOf(parts, this.task.people);
    const session = new Session(task, solved, this.registry, parts);
    return {
      possible: true,
      session,
      effect: { possible: true, ...effectOf(this.result.outcome, solved.outcome) },
    };
  }

  private cannot(change: Change): Cannot | null {
    const unknown = peopleIn(change).filter((id) => !this.people.has(id));
    if (unknown.length > 0) return { code: "UNKNOWN", ids: unknown };
    const { chosen } = this.result.outcome;
    const decisions = decide(this.task.decisions, change, chosen);
    if (isCannot(decisions)) return decisions;
    if (change.kind !== "lock" && change.kind !== "swap") return null;
    const locks = decided(decisions, "locked", (id) => this.people.has(id));
    const about = "other" in change ? [change.mentee, change.other] : [change.mentee];
    for (const lock of locks.filter((one) => about.includes(one.mentee))) {
      const found = this.lockFault(lock, locks, decisions);
      if (found) return found;
    }
    return null;
  }

  private lockFault(
    { mentee, mentor }: PairIds,
    locks: readonly PairIds[],
    decisions: Decisions,
  ): Cannot | null {
    const scored = this.scored({ mentee, mentor })!;
    if (scored.kind === "excluded") {
      return { code: "RULED_OUT", rule: scored.reason.rule, facts: scored.reason.facts };
    }
    const banned = decided(decisions, "forbidden");
    if (banned.some((one) => one.mentee === mentee && one.mentor === mentor)) {
      return { code: "FORBIDDEN" };
    }
    const others = locks.filter((one) => one.mentee === mentee && one.mentor !== mentor);
    if (others.length > 0) {
      return { code: "MENTEE_LOCKED", partners: others.map((one) => one.mentor) };
    }
    const held = locks.filter((one) => one.mentor === mentor && one.mentee !== mentee);
    const { capacity } = this.people.get(mentor)!;
    if (capacity === 0) return { code: "NO_PLACES" };
    if (held.length < capacity) return null;
    return { code: "MENTOR_FULL", partners: held.map((one) => one.mentee) };
  }

  whyNot(pair: PairIds): Answer<"whyNot"> {
    const [part] = this.parts;
    const scored = this.scored(pair);
    if (!part || !scored) throw new RunFailure("IMPOSSIBLE", [pair.mentee, pair.mentor]);
    return {
      answer: whyNot(part.problem, part.result, pair),
      facts: scored.kind === "excluded" ? scored.reason.facts : [],
      objective: part.result.objective,
    };
  }

  /** Null for somebody who isn't among the mentees. */
  candidates(mentee: string, first: number, locale: string): Listed | null {
    const profile = this.people.get(mentee);
    if (profile?.role !== "mentee") return null;
    const { pairings, leftOut } = this.task.decisions;
    const forbidden = new Set(
      pairings
        .filter((one) => one.kind === "forbidden" && one.mentee === mentee)
        .map((one) => one.mentor),
    );
    const found: { mentor: string; scored: Scored & { kind: "scored" } }[] = [];
    const ruledOut = new Map<string, Listed["ruledOut"][number]>();
    const out = new Set(leftOut);
    for (const { id } of this.task.people.mentors) {
      if (out.has(id) || forbidden.has(id)) continue;
      const scored = this.scored({ mentee, mentor: id })!;
      if (scored.kind === "scored") {
        found.push({ mentor: id, scored });
        continue;
      }
      const { rule } = scored.reason;
      const sentence = explain(scored, locale, "coordinator", this.registry).reasons[0]!.sentence;
      const key = `${rule} ${sentence}`;
      const group = ruledOut.get(key) ?? { rule, sentence, mentors: [] };
      group.mentors.push(id);
      ruledOut.set(key, group);
    }
    found.sort((a, b) => b.scored.score - a.scored.score || (a.mentor < b.mentor ? -1 : 1));
    return {
      options: found.slice(0, first).map(({ mentor, scored }) => ({
        mentor,
        score: scored.score,
        reasons: explain(scored, locale, "coordinator", this.registry).reasons,
      })),
      total: found.length,
      ruledOut: [...ruledOut.values()].sort((a, b) => b.mentors.length - a.mentors.length),
    };
  }

  reasons(
    pairs: readonly PairIds[],
    audiences: readonly Audience[],
    locales: readonly string[],
  ): ReasonTable[] {
    return pairs.map((pair) => {
      const scored = this.scored(pair);
      if (!scored) return {};
      return Object.fromEntries(
        audiences.map((audience) => [
          audience,
          Object.fromEntries(
            locales.map((locale) => [
              locale,
              explain(scored, locale, audience, this.registry).reasons,
            ]),
          ),
        ]),
      );
    });
  }

  /** The same people by other weights; nothing is kept. */
  async trial(criteria: CriterionUse[]): Promise<Tried> {
    const parts = await solveTask({ ...this.task, criteria }, this.registry);
    const { outcome } = outcomeOf(parts, this.task.people);
    return effectOf(this.result.outcome, outcome);
  }
}
