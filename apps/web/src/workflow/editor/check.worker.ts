import { type Catalogue, check, registryOf, type WorkflowDefinition } from "@quad/workflow";

/** Asks for the checks of a definition; the answer is the list of findings. */
export interface CheckRequest {
  catalogue: Catalogue;
  definition: WorkflowDefinition;
}

self.addEventListener("message", ({ data }: MessageEvent<CheckRequest>) => {
  self.postMessage(check(data.definition, registryOf(data.catalogue)));
});
