import { useLingui } from "@lingui/react/macro";
import {
  type NodeChange,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStoreApi,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import type { KeyboardEvent, RefObject } from "react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import type { DiagramProps } from "./Diagram.tsx";
import { graphOf, idAt, type PictureGraph } from "./graph.ts";
import { type Box, handPlaces, type Laid, type Point } from "./layout.ts";
import { type Direction, neighbour } from "./moves.ts";
import { StepNode, type StepNodeType } from "./StepNode.tsx";
import { useLayout } from "./useLayout.ts";
import { usePictureWords } from "./usePictureWords.ts";
import { WayEdge, type WayEdgeType } from "./WayEdge.tsx";
import "./Picture.css";

const nodeTypes = { step: StepNode };
const edgeTypes = { way: WayEdge };
const ARROWS: Record<string, Direction> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** The picture itself. Everything that it shows is said in words elsewhere. */
export function Flow(props: DiagramProps) {
  const { t } = useLingui();
  const { definition, registry, locale } = props;
  const words = usePictureWords();
  const graph = useMemo(
    () => graphOf(definition, registry, locale, words),
    [definition, registry, locale, words],
  );
  const hand = useMemo(() => handPlaces(definition.layout), [definition.layout]);
  const laid = useLayout(graph, hand);
  if (laid === "failed") {
    return <p className="quiet">{t`This workflow can’t be drawn. The sentences say all of it.`}</p>;
  }
  if (laid === null) return <div className="pic pic--empty" />;
  return (
    <ReactFlowProvider>
      <Canvas {...props} graph={graph} laid={laid} />
    </ReactFlowProvider>
  );
}

/** Where each step stands in the picture's own coordinates. */
function absolute(graph: PictureGraph, boxes: Laid["boxes"]): Map<string, Box> {
  const found = new Map<string, Box>();
  for (const { uid, parentUid } of graph.steps) {
    const box = boxes.get(uid);
    const around = parentUid === null ? undefined : found.get(parentUid);
    if (box) {
      found.set(uid, { ...box, x: box.x + (around?.x ?? 0), y: box.y + (around?.y ?? 0) });
    }
  }
  return found;
}

function Canvas(props: DiagramProps & { graph: PictureGraph; laid: Laid }) {
  const { t } = useLingui();
  const { graph, laid, acts, selected = null, onSelect } = props;
  const [drag, setDrag] = useState<{ uid: string; place: Point } | null>(null);
  const { zoomIn, zoomOut } = useReactFlow();
  const boxes = useMemo(() => absolute(graph, laid.boxes), [graph, laid]);
  const first = graph.steps.find(({ begins }) => begins)?.uid ?? null;
  const show = useView(boxes, selected ?? props.activeUids?.[0] ?? null, first);
  const frame = useRef<HTMLDivElement>(null);
  const { nodes, edges } = useElements(props, drag);
  const said = useId();

  const known = selected !== null && graph.steps.find(({ uid }) => uid === selected);
  const wayOn = selected !== null && graph.ways.find(({ id }) => id === selected);

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget) return;
    const direction = ARROWS[event.key];
    if (direction && onSelect) {
      const from = wayOn ? wayOn.toUid : selected;
      const next = neighbour(boxes, from, direction);
      if (next) onSelect(next);
    } else if (event.key === "+" || event.key === "=") void zoomIn();
    else if (event.key === "-") void zoomOut();
    else if (event.key === "0") show.whole();
    else if (event.key === "Enter" && acts && selected) acts.open(selected);
    else if (event.key === "Delete" && acts && selected) acts.remove(selected);
    else return;
    event.preventDefault();
  }
  function onNodesChange(changes: NodeChange<StepNodeType>[]) {
    for (const change of changes) {
      if (change.type === "position" && change.position && change.dragging) {
        setDrag({ uid: change.id, place: change.position });
      }
    }
  }
  return (
    <div className="pic" ref={frame}>
      <div className="pic__frame">
        <ReactFlow
          className="pic__flow"
          tabIndex={0}
          aria-label={props.label}
          aria-describedby={said}
          onKeyDown={onKeyDown}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          minZoom={0.25}
          maxZoom={1.6}
          zoomOnScroll={false}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          nodesFocusable={false}
          edgesFocusable={false}
          nodesDraggable={acts !== undefined}
          nodesConnectable={acts !== undefined}
          elementsSelectable={onSelect !== undefined}
          connectionRadius={60}
          elevateNodesOnSelect={false}
          attributionPosition="bottom-left"
          onNodesChange={onNodesChange}
          onNodeClick={(_, node) => onSelect?.(node.id)}
          onEdgeClick={(_, edge) => onSelect?.(edge.id)}
          onPaneClick={() => onSelect?.(null)}
          {...(acts && {
            onNodeDoubleClick: (_: unknown, node: StepNodeType) => acts.open(node.id),
            onNodeContextMenu: (event: { preventDefault(): void }, node: StepNodeType) => {
              event.preventDefault();
              acts.open(node.id);
            },
            onEdgeContextMenu: (event: { preventDefault(): void }, edge: WayEdgeType) => {
              event.preventDefault();
              acts.open(edge.id);
            },
            onNodeDragStop: (_: unknown, node: StepNodeType) => {
              setDrag(null);
              if (drag) acts.move(node.id, rounded(node.position));
            },
            onConnectEnd: (_: unknown, end) => {
              const from = end.fromNode?.id;
              if (from && end.fromHandle?.type === "source") {
                acts.connect(from, end.toNode?.id ?? null);
              }
            },
            onReconnect: (edge: WayEdgeType, { target }: { target: string }) =>
              target !== edge.target && acts.retarget(edge.id, target),
          })}
        />
      </div>
      <p className="vh" id={said}>
        {t`The outline says the same in sentences. Arrow keys go from step to step.`}
      </p>
      <p className="vh" role="status">
        {known ? known.label : wayOn ? wayOn.sentence : ""}
      </p>
      <div className="pic__tools">
        <Button small onClick={() => void zoomIn()}>{t`Larger`}</Button>
        <Button small onClick={() => void zoomOut()}>{t`Smaller`}</Button>
        <Button small onClick={show.whole}>{t`All of it`}</Button>
        <FullScreen of={frame} />
        {props.tools}
      </div>
    </div>
  );
}

/** The picture on the whole screen, and back. */
function FullScreen({ of }: { of: RefObject<HTMLDivElement | null> }) {
  const { t } = useLingui();
  const [full, setFull] = useState(false);
  useEffect(() => {
    const follow = () => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", follow);
    return () => document.removeEventListener("fullscreenchange", follow);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const toggle = () => (full ? document.exitFullscreen() : of.current?.requestFullscreen());
  return (
    <Button small onClick={() => void toggle()}>
      {full ? t`Leave full screen` : t`Full screen`}
    </Button>
  );
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });

/** Begins at a size that can be read, with the step in question in sight; follows the selection. */
function useView(boxes: ReadonlyMap<string, Box>, about: string | null, first: string | null) {
  const { setViewport, getViewport } = useReactFlow();
  const store = useStoreApi();
  const begun = useRef(false);
  const all = [...boxes.values()];
  const right = Math.max(...all.map(({ x, width }) => x + width), 1) + 8;
  const bottom = Math.max(...all.map(({ y, height }) => y + height), 1) + 8;
  /** Puts a step into the middle, but leaves no room empty that the picture could fill. */
  const around = (box: Box | undefined, zoom: number) => {
    const { width, height } = store.getState();
    const middle = (room: number, length: number, at: number) =>
      length * zoom <= room
        ? (room - length * zoom) / 2
        : Math.min(0, Math.max(room - length * zoom, room / 2 - at * zoom));
    const x = middle(width, right, box ? box.x + box.width / 2 : 0);
    const y = Math.min(8, middle(height, bottom, box ? box.y + box.height / 2 : 0));
    void setViewport({ x, y, zoom });
  };
  const whole = () => {
    const { width, height } = store.getState();
    around(undefined, Math.min(1, width / right, height / bottom));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves only when something else is looked at.
  useEffect(() => {
    const { width, height } = store.getState();
    const box = boxes.get(about ?? "");
    if (!begun.current) {
      begun.current = true;
      around(box ?? boxes.get(first ?? ""), Math.min(1, Math.max(0.7, width / right)));
      return;
    }
    if (!box) return;
    const { x, y, zoom } = getViewport();
    const [left, top] = [box.x * zoom + x, box.y * zoom + y];
    const seen =
      left >= 0 && top >= 0 && left + box.width * zoom <= width && top + 40 * zoom <= height;
    if (!seen) around(box, zoom);
  }, [about]);
  return { whole };
}

/** The steps and ways as the drawing library takes them. */
function useElements(
  props: DiagramProps & { graph: PictureGraph; laid: Laid },
  drag: { uid: string; place: Point } | null,
) {
  const { t } = useLingui();
  const { graph, laid, definition, counts, activeUids, problems, changed, selected, acts } = props;
  const bad = useMemo(
    () =>
      new Set(
        (problems ?? [])
          .filter(({ severity }) => severity === "error")
          .flatMap(({ path, uid }) => [idAt(definition, path), uid]),
      ),
    [problems, definition],
  );
  const parents = useMemo(() => new Set(graph.steps.map(({ parentUid }) => parentUid)), [graph]);
  const nodes = useMemo(
    () =>
      graph.steps.flatMap((step): StepNodeType[] => {
        const box = laid.boxes.get(step.uid);
        if (!box) return [];
        const { width, height } = box;
        const count = counts?.get(step.uid) ?? null;
        const handle = { x: width / 2, width: 1, height: 1 };
        const place = drag?.uid === step.uid ? drag.place : { x: box.x, y: box.y };
        return [
          {
            ...{ id: step.uid, type: "step", width, height, measured: { width, height } },
            ...(step.parentUid && { parentId: step.parentUid, extent: "parent" as const }),
            position: place,
            handles: [
              { ...handle, type: "target", position: Position.Top, y: 0 },
              { ...handle, type: "source", position: Position.Bottom, y: height },
            ],
            selected: step.uid === selected,
            ariaRole: "img",
            ariaLabel: count === null ? step.label : t`${step.label}, ${count} here now`,
            data: {
              ...{ step, count, holds: parents.has(step.uid), editable: acts !== undefined },
              active: activeUids?.includes(step.uid) ?? false,
              problem: bad.has(step.uid),
              changed: changed?.has(step.uid) ?? false,
            },
          },
        ];
      }),
    [graph, laid, counts, activeUids, bad, changed, selected, acts, parents, drag, t],
  );
  const edges = useMemo(() => {
    const drawn = new Set(nodes.map(({ id }) => id));
    const inside = (uid: string): boolean => {
      if (drag === null) return false;
      for (let at: string | null | undefined = uid; at; ) {
        if (at === drag.uid) return true;
        at = graph.steps.find((step) => step.uid === at)?.parentUid;
      }
      return false;
    };
    return graph.ways
      .filter(({ fromUid, toUid }) => drawn.has(fromUid) && drawn.has(toUid))
      .map((way): WayEdgeType => {
        const loose = inside(way.fromUid) || inside(way.toUid);
        return {
          ...{ id: way.id, type: "way", source: way.fromUid, target: way.toUid },
          selected: way.id === selected,
          reconnectable: acts ? "target" : false,
          ariaRole: "img",
          ariaLabel: way.sentence,
          data: {
            way,
            route: loose ? null : (laid.routes.get(way.id) ?? null),
            problem: bad.has(way.id),
            changed: changed?.has(way.id) ?? false,
          },
        };
      });
  }, [graph, laid, nodes, bad, changed, selected, acts, drag]);
  return { nodes, edges };
}
