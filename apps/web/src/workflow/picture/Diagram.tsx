import type { Diagnostic, Registry, WorkflowDefinition } from "@quad/workflow";
import type { ReactNode } from "react";
import { lazy, Suspense } from "react";
import { Loading } from "../../ui/Loading.tsx";
import type { Point } from "./layout.ts";

/** What the mouse may change in a picture; absent: it is only to look at. */
export interface PictureActs {
  /** Steps were put somewhere by hand. */
  move(uid: string, place: Point): void;
  /** An arrow was drawn from a step; `toUid` is null when it ended nowhere. */
  connect(fromUid: string, toUid: string | null): void;
  /** An arrow's point was put on another step. */
  retarget(wayId: string, toUid: string): void;
  /** What can be done with the step or way is wanted. */
  open(id: string): void;
  remove(id: string): void;
}

export interface DiagramProps {
  definition: WorkflowDefinition;
  registry: Registry;
  locale: string;
  /** Names the picture: "Picture of One-to-one". */
  label: string;
  /** How many are in each step, by uid; a step that isn't there shows no number. */
  counts?: ReadonlyMap<string, number>;
  /** The steps where one running workflow is. */
  activeUids?: readonly string[];
  problems?: readonly Diagnostic[];
  /** Ids of what is new or changed. */
  changed?: ReadonlySet<string>;
  selected?: string | null;
  onSelect?: (id: string | null) => void;
  acts?: PictureActs;
  /** More buttons beside those that change the view. */
  tools?: ReactNode;
}

const Flow = lazy(async () => ({ default: (await import("./Flow.tsx")).Flow }));

/** A workflow as boxes and arrows. It comes in a chunk of its own, and is laid out in a worker. */
export function Diagram(props: DiagramProps) {
  return (
    <Suspense fallback={<Loading />}>
      <Flow {...props} />
    </Suspense>
  );
}
