import type { Catalogue, Diagnostic, WorkflowDefinition } from "@quad/workflow";
import { useEffect, useRef, useState } from "react";
import type { CheckRequest } from "./check.worker.ts";

/** Milliseconds of quiet before a definition is checked. */
const PAUSE = 150;

/** Checks the definition as it stands, aside, so that writing never waits for it. */
export function useProblems(
  definition: WorkflowDefinition,
  catalogue: Catalogue,
): readonly Diagnostic[] {
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const worker = useRef<Worker | null>(null);

  useEffect(() => {
    const made = new Worker(new URL("./check.worker.ts", import.meta.url), { type: "module" });
    made.addEventListener("message", ({ data }: MessageEvent<Diagnostic[]>) => setProblems(data));
    worker.current = made;
    return () => made.terminate();
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => {
      const request: CheckRequest = { catalogue, definition };
      worker.current?.postMessage(request);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [definition, catalogue]);

  return problems;
}
