import type { Backbone } from "../graphql/request.ts";

/** Loads the demo institutions once; gives the lines that tell how to enter. */
export async function loadDemo(_backbone: Backbone): Promise<string[]> {
  return [];
}
