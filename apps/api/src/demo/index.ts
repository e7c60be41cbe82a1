import type { JobHandler } from "../domain.ts";
import { domains } from "../domains.ts";
import { asSystem, type Backbone } from "../graphql/request.ts";
import { createInstitution } from "../institution/institution.service.ts";
import type { QueueName } from "../jobs/queues.ts";
import { glanhafan, playGlanhafan } from "./glanhafan.ts";
import { playWexcombe, wexcombe } from "./wexcombe.ts";
import { World } from "./world.ts";

/** The demo's institutions, each with an id of its own that is the same everywhere. */
const plays = [
  { id: "0198a000-0000-7000-8000-000000000001", institution: wexcombe, play: playWexcombe },
  { id: "0198a000-0000-7000-8000-000000000002", institution: glanhafan, play: playGlanhafan },
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
      if (!(await createInstitution(ctx, institution))) return;
      const world = new World(ctx, handlers);
      await play(world, backbone.app.env.demoLarge);
      await world.close();
    });
  }
  return enterLines(backbone);
}

/** How to enter by the page, and how from a terminal. */
async function enterLines(backbone: Backbone): Promise<string[]> {
  const { publicUrl } = backbone.app.env;
  const [play] = plays;
  const [first] = await asSystem(backbone, play.id, (ctx) =>
    ctx.store.rows<{ email: string }>(
      `SELECT email FROM app.person WHERE institution_id = $1 AND demo_role->>'role' = 'coordinator'
       ORDER BY (demo_role->>'order')::int LIMIT 1`,
    ),
  );
  const enter = `mutation { enterDemo(institution: \\"${play.institution.slug}\\", personId: \\"${first?.email}\\") { __typename } }`;
  return [
    `Demo: open ${publicUrl}/demo and choose a person to enter as. Their mail is at ${publicUrl}/outbox.`,
    "To use the API from a terminal as the demo's coordinator:",
    `  curl -c quad.cookies -H 'content-type: application/json' -d '{"query":"${enter}"}' ${publicUrl}/graphql`,
  ];
}
