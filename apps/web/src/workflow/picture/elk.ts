import ELK, { type ElkNode } from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import type { PictureGraph } from "./graph.ts";
import { elkGraph, type Laid, readLayout } from "./layout.ts";

/** One worker for all pictures of this visit: it takes half a second to begin. */
let engine: InstanceType<typeof ELK> | undefined;

/** Where everything stands when nobody has moved it. Worked out in a worker; rejects when it can't. */
export async function layOut(graph: PictureGraph): Promise<Laid> {
  engine ??= new ELK({ algorithms: ["layered"], workerFactory: () => new Worker(workerUrl) });
  return readLayout((await engine.layout(elkGraph(graph))) as ElkNode);
}
