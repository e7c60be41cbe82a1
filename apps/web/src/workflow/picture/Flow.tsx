import { useLingui } from "@lingui/react/macro";
import { type NodeChange, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import type { KeyboardEvent } from "react";
import { useId, useMemo, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import type { DiagramProps } from "./Diagram.tsx";
import { FullScreen } from "./FullScreen.tsx";
import { graphOf, type PictureGraph } from "./graph.ts";
import { type Box, handPlaces, type Laid, type Point } from "./layout.ts";
import { type Direction, neighbour } from "./moves.ts";
import { StepNode, type StepNodeType } from "./StepNode.tsx";
import { useElements } from "./useElements.ts";
import { useLayout } from "./useLayout.ts";
import { usePictureWords } from "./usePictureWords.ts";
import { useView } from "./useView.ts";
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
  const wayOn = graph.ways.find(({ id }) => id === selected);
  const about = wayOn
    ? [wayOn.fromUid, wayOn.toUid]
    : selected === null
      ? (props.activeUids ?? [])
      : [selected];
  const show = useView(boxes, about, first);
  const frame = useRef<HTMLDivElement>(null);
  const { nodes, edges } = useElements(props, drag);
  const said = useId();

  const known = selected !== null && graph.steps.find(({ uid }) => uid === selected);

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

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });
