import type { Registry, SolveOptions } from "@quad/matching";
import { type Answer, type Ask, type RequestName, RunFailure } from "./contract.ts";
import { Session } from "./session.ts";
import { outcomeOf, solveTask } from "./solve.ts";

export interface While {
  signal?: SolveOptions["signal"];
  /** 0 to 1. */
  onProgress?(share: number): void;
}

/** So many results are kept open at once; of a result of 3,000 and 3,000 each takes about 80 MB. */
const most = 4;

/** Answers what the solver is asked for, one request after the other, and keeps results open. */
export class Answerer {
  private readonly sessions = new Map<string, Session>();
  private readonly registry: Registry;

  constructor(registry: Registry) {
    this.registry = registry;
  }

  private keep(key: string, session: Session): void {
    this.sessions.delete(key);
    this.sessions.set(key, session);
    for (const oldest of this.sessions.keys()) {
      if (this.sessions.size <= most) return;
      this.sessions.delete(oldest);
    }
  }

  /** Throws `RunFailure` "NOT_OPEN". */
  private open(key: string): Session {
    const session = this.sessions.get(key);
    if (!session) throw new RunFailure("NOT_OPEN");
    this.keep(key, session);
    return session;
  }

  async answer<N extends RequestName>(name: N, ask: Ask<N>, during: While): Promise<Answer<N>> {
    const handlers: { [K in RequestName]: (ask: Ask<K>) => Promise<Answer<K>> | Answer<K> } = {
      solve: async ({ task }) => {
        const parts = await solveTask(task, this.registry, during);
        return { solved: outcomeOf(parts, task.people), parts };
      },
      open: ({ key, task, solved, parts }) => {
        this.keep(key, new Session(task, solved, this.registry, { parts }));
        return true;
      },
      whatIf: ({ key, change }) => this.open(key).whatIf(change),
      apply: async ({ key, change, as }) => {
        const { answer, session } = await this.open(key).apply(change);
        if (session) this.keep(as, session);
        return answer;
      },
      whyNot: ({ key, pair }) => this.open(key).whyNot(pair),
      candidates: ({ key, mentee, first, locale }) =>
        this.open(key).candidates(mentee, first, locale),
      reasons: ({ key, pairs, audiences, locales }) =>
        this.open(key).reasons(pairs, audiences, locales),
      ruledOut: ({ key, pairs, locale }) => this.open(key).ruledOut(pairs, locale),
      trial: ({ key, criteria }) => this.open(key).trial(criteria),
    };
    return handlers[name](ask);
  }
}
