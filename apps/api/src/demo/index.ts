import type { JobHandler } from "../domain.ts";
import { domains } from "../domains.ts";
import { asSystem, type Backbone } from "../graphql/request.ts";
import { createInstitution } from "../institution/institution.service.ts";
import type { QueueName } from "../jobs/queues.ts";
import { playWexcombe, wexcombe } from "./wexcombe.ts";
import { World } from "./world.ts";

/** The demo's institutions, each with an id of its own that is the same everywhere. */
const plays = [
  { id: "0198a000-0000-7000-8000-000000000001", institution: wexcombe, play: playWexcombe },
] as const;

/**
 * Loads the demo's institutions once, each in one transaction: what a start that was interrupted had
 * begun is not there. Gives the lines that tell how to enter.
 */
export async function loadDemo(backbone: Backbone): Promise<string[]> {
  const handlers = new Map<QueueName, JobHandler>();
  for (const { jobs } of domains) {
    for (const [queue, handle] of Object.entries(jobs ?? {})) {
      handlers.set(queue as QueueName, handle);
    }
  }
  for (const { id, institution, play } of plays) {
    await asSystem(backbone, id, async (ctx) => {
      // Another process that loads it at the same moment waits here, and then finds it there.
      if (await createInstitution(ctx, institution)) await play(new World(ctx, handlers));
    });
  }
  return enterLines(backbone);
}

async function enterLines({ app, pool }: Backbone): Promise<string[]> {
  const { publicUrl } = app.env;
  return [
    `Demo: open ${publicUrl}/demo and choose a person to enter as. Their mail is at ${publicUrl}/outbox.`,
  ];
}
