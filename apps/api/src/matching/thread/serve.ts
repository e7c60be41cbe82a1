import { parentPort } from "node:worker_threads";
import type { Registry } from "@quad/matching";
import { Answerer, type While } from "./answer.ts";
import { type Part, RunFailure } from "./contract.ts";
import { type Posted, type Returned, slots, tablesOf } from "./post.ts";

/** Answers the requests that reach this thread, in their order. */
export function serve(registry: Registry): void {
  const port = parentPort!;
  const answerer = new Answerer(registry);
  let last = Promise.resolve();
  port.on("message", (posted: Posted) => {
    last = last.then(async () => {
      const returned = await reply(answerer, posted);
      // The tables aren't needed here any more.
      const parts = "answer" in returned && partsIn(returned.answer);
      port.postMessage(returned, parts ? tablesOf(parts) : []);
    });
  });
}

async function reply(answerer: Answerer, posted: Posted): Promise<Returned> {
  const { id, name, ask, shared } = posted;
  try {
    return { id, answer: await answerer.answer(name, ask, during(shared)) };
  } catch (error) {
    if (error instanceof RunFailure) {
      return { id, failure: { code: error.code, details: error.details } };
    }
    const { name: kind, message, stack } = error as Error;
    return { id, error: { name: kind, message, stack: stack ?? "" } };
  }
}

function during(shared: Posted["shared"]): While {
  const signal = {
    get aborted() {
      return Atomics.load(shared, slots.cancelled) === 1;
    },
    throwIfAborted() {
      if (signal.aborted) throw new Error("Cancelled");
    },
  };
  signal.throwIfAborted();
  return {
    signal,
    onProgress: (share) =>
      void Atomics.store(shared, slots.progress, Math.round(share * 1_000_000)),
  };
}

const partsIn = (answer: unknown): Part[] | false =>
  typeof answer === "object" && answer !== null && "parts" in answer && (answer.parts as Part[]);
