import { Worker } from "node:worker_threads";
import type { Log } from "../../log.ts";
import { type Answer, type Ask, type RequestName, RunFailure } from "./contract.ts";
import { type Posted, type Returned, slots, tablesOf } from "./post.ts";

export interface AskOptions {
  /** When it aborts, the promise rejects with its reason. */
  signal?: AbortSignal;
  /** Looked at every `beat` milliseconds; 0 to 1. */
  onProgress?(share: number): void;
}

/** Where matching is computed: never on the thread that serves requests. */
export interface Solver {
  /** Throws `RunFailure`, the signal's reason, or `Error` for a fault of a matcher or a criterion. */
  ask<N extends RequestName>(name: N, ask: Ask<N>, options?: AskOptions): Promise<Answer<N>>;
  close(): Promise<void>;
}

const beat = 200;
/** A request that doesn't heed its cancellation for so many milliseconds ends with its thread. */
const patience = 3_000;

/** A thread for whole runs that has had nothing to do for so long ends, and its memory with it. */
const idleMs = 20_000;

/** The thread's file: beside this one, or beside the bundle that this one is in. */
const entry = (): URL => {
  const file = import.meta.url.endsWith(".ts") ? "./solver.ts" : "./solver.js";
  return new URL(file, import.meta.url);
};

/**
 * Two threads, each started when it is first needed and again after it died: whole runs, which may
 * take minutes, never keep a coordinator waiting who looks at a result.
 */
export function createSolver(log: Log, file: URL = entry()): Solver {
  const runs = new Thread(file, log, idleMs);
  const board = new Thread(file, log);
  return {
    ask: (name, ask, options) => (name === "solve" ? runs : board).ask(name, ask, options),
    async close() {
      await Promise.all([runs.close(), board.close()]);
    },
  };
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

class Thread {
  private readonly file: URL;
  private readonly log: Log;
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private readonly idleMs: number | null;
  private idle: NodeJS.Timeout | undefined;
  private lastId = 0;

  /** `idleMs` null: it is kept for what it knows. */
  constructor(file: URL, log: Log, idleMs: number | null = null) {
    this.file = file;
    this.log = log;
    this.idleMs = idleMs;
  }

  async ask<N extends RequestName>(
    name: N,
    ask: Ask<N>,
    { signal, onProgress }: AskOptions = {},
  ): Promise<Answer<N>> {
    signal?.throwIfAborted();
    const shared = new Int32Array(new SharedArrayBuffer(8));
    const id = ++this.lastId;
    clearTimeout(this.idle);
    const worker = this.started();
    const pulse = onProgress
      ? setInterval(() => onProgress(Atomics.load(shared, slots.progress) / 1_000_000), beat)
      : undefined;
    let end: NodeJS.Timeout | undefined;
    const abort = () => {
      Atomics.store(shared, slots.cancelled, 1);
      end = setTimeout(() => void this.kill(worker, "did not stop when asked to"), patience);
      end.unref();
    };
    signal?.addEventListener("abort", abort, { once: true });
    try {
      return await new Promise<Answer<N>>((resolve, reject) => {
        this.waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
        worker.ref();
        const posted: Posted<N> = { id, name, ask, shared };
        worker.postMessage(posted, "parts" in ask ? tablesOf(ask.parts) : []);
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      clearInterval(pulse);
      clearTimeout(end);
      signal?.removeEventListener("abort", abort);
      this.waiting.delete(id);
      if (this.waiting.size === 0) this.rest();
    }
  }

  /** Nobody waits for it: it keeps no process alive. */
  private rest(): void {
    this.worker?.unref();
    if (this.idleMs === null) return;
    this.idle = setTimeout(() => void this.close(), this.idleMs);
    this.idle.unref();
  }

  private started(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(this.file, { execArgv: [], name: "matching" });
    worker.on("message", (returned: Returned) => this.returned(returned));
    worker.on("error", (error: Error) => this.died(worker, error));
    worker.on("exit", () => this.died(worker, new Error("The matching thread ended.")));
    this.worker = worker;
    return worker;
  }

  private returned(returned: Returned): void {
    const waiting = this.waiting.get(returned.id);
    if (!waiting) return;
    if ("answer" in returned) waiting.resolve(returned.answer);
    else if ("failure" in returned) {
      waiting.reject(new RunFailure(returned.failure.code, returned.failure.details));
    } else {
      const { name, message, stack } = returned.error;
      waiting.reject(Object.assign(new Error(message), { name, stack }));
    }
  }

  /** Whoever waits for it is told; the next request starts another. */
  private died(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    if (this.waiting.size > 0) {
      this.log.error({ name: error.name, stack: error.stack }, "the matching thread ended");
    }
    for (const { reject } of [...this.waiting.values()]) reject(error);
  }

  private async kill(worker: Worker, why: string): Promise<void> {
    this.died(worker, new Error(`The matching thread ${why}.`));
    await worker.terminate();
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    if (this.worker) await this.kill(this.worker, "was closed");
  }
}
