import type { Registry, WorkflowDefinition } from "../contract.ts";
import { textIn } from "../describe/words.ts";
import { buildModel } from "../model.ts";
import { Labels } from "./labels.ts";
import { drawWays, type Edge, wordsArea } from "./svg-edges.ts";
import { allBoxes, type Box, layOut, NOTE, type Positions, TITLE } from "./svg-layout.ts";
import { xmlElement, xmlText } from "./xml.ts";

export interface SvgOptions {
  /** uid of the step to bring out. */
  selected?: string;
  /** How many are in a step now, by uid. */
  counts?: Readonly<Record<string, number>>;
  /** Places chosen by hand, by uid, each from the corner of the group around it. */
  positions?: Positions;
}

const INK = "#1c2430";
const SOFT = "#5b6675";
const ACCENT = "#0b5cad";

const WORDS = {
  en: {
    begins: (step: string) => `Begins with “${step}”.`,
    way: (from: string, way: string, to: string) => `From “${from}” to “${to}”: ${way}.`,
    here: (count: number) => `${count} here now`,
  },
  cy: {
    begins: (step: string) => `Yn dechrau gyda “${step}”.`,
    way: (from: string, way: string, to: string) => `O “${from}” i “${to}”: ${way}.`,
    here: (count: number) => `${count} yma nawr`,
  },
};

const number = (value: number): string => String(Math.round(value * 10) / 10);
const numbers = (values: Record<string, number>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, number(value)]));

function words(lines: string[], x: number, y: number, step: number, more: Record<string, string>) {
  const spans = lines.map((line, i) =>
    xmlElement("tspan", { x: number(x), y: number(y + i * step) }, xmlText(line)),
  );
  return xmlElement("text", { "text-anchor": "middle", ...more }, spans.join(""));
}

class Drawing {
  readonly labels: Labels;
  readonly options: SvgOptions;

  constructor(labels: Labels, options: SvgOptions) {
    this.labels = labels;
    this.options = options;
  }

  box(box: Box): string {
    const { node, x, y, width, height, title, notes, children } = box;
    const { selected, counts } = this.options;
    const chosen = node.def.uid === selected;
    const inside = node.parent?.kind === "parallel";
    const group = children.length > 0;
    const line = {
      fill: group ? "none" : "#ffffff",
      stroke: chosen ? ACCENT : group ? SOFT : INK,
      "stroke-width": chosen ? "3" : "1.3",
    };
    const name = xmlElement("title", {}, xmlText(this.labels.state(node)));
    if (node.kind === "history") {
      const middle = { x: x + width / 2, y: y + height / 2 };
      const sign = node.def.history === "deep" ? "H*" : "H";
      const round = numbers({ cx: middle.x, cy: middle.y, r: width / 2 });
      return xmlElement("g", {}, [
        name,
        xmlElement("circle", { ...round, ...line }),
        words([sign], middle.x, middle.y + 4, TITLE, { "font-size": "13", fill: INK }),
      ]);
    }
    const around = (by: number): string =>
      xmlElement("rect", {
        ...numbers({ x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by }),
        rx: "8",
        ...line,
        ...(inside && { "stroke-dasharray": "6 4" }),
      });
    const middle = x + width / 2;
    const count = counts && Object.hasOwn(counts, node.def.uid) ? counts[node.def.uid] : undefined;
    return xmlElement("g", {}, [
      name,
      around(0),
      ...(node.kind === "final" ? [around(3.5)] : []),
      words(title, middle, y + TITLE + 5, TITLE, {
        "font-size": "14",
        "font-weight": group ? "700" : "600",
        fill: chosen ? ACCENT : INK,
      }),
      ...(notes.length > 0
        ? [
            words(notes, middle, y + 6 + (title.length + 1) * TITLE, NOTE, {
              "font-size": "11.5",
              fill: SOFT,
            }),
          ]
        : []),
      ...(count ? [this.count(box, count)] : []),
    ]);
  }

  count({ x, y, width }: Box, count: number): string {
    const wide = 14 + String(count).length * 8;
    const place = numbers({ x: x + width - wide / 2, y: y - 11, width: wide, height: 22 });
    return xmlElement("g", {}, [
      xmlElement("title", {}, xmlText(WORDS[this.labels.language].here(count))),
      xmlElement("rect", { ...place, rx: "11", fill: ACCENT }),
      words([String(count)], x + width, y + 4.5, TITLE, { "font-size": "12", fill: "#ffffff" }),
    ]);
  }

  curve({ curve }: Edge): string {
    const [a, b, c, d] = curve;
    const at = (...points: { x: number; y: number }[]): string =>
      points.map(({ x, y }) => `${number(x)} ${number(y)}`).join(", ");
    const length = Math.hypot(d.x - c.x, d.y - c.y) || 1;
    const [dx, dy] = [(d.x - c.x) / length, (d.y - c.y) / length];
    const back = { x: d.x - dx * 9, y: d.y - dy * 9 };
    const head = at(
      d,
      { x: back.x - dy * 4.5, y: back.y + dx * 4.5 },
      { x: back.x + dy * 4.5, y: back.y - dx * 4.5 },
    );
    return [
      xmlElement("path", { d: `M ${at(a)} C ${at(b, c, d)}`, fill: "none", stroke: SOFT }),
      xmlElement("polygon", { points: head, fill: SOFT }),
    ].join("\n");
  }

  /** A dot with a short line to what a group begins with. */
  begin({ x, y, width }: Box): string {
    const [dot, foot] = [y - 15, y - 1];
    const middle = x + Math.min(16, width / 2);
    return [
      xmlElement("circle", { ...numbers({ cx: middle, cy: dot, r: 4 }), fill: INK }),
      xmlElement("path", {
        d: `M ${number(middle)} ${number(dot)} V ${number(foot)}`,
        stroke: INK,
      }),
    ].join("\n");
  }

  wordsOf({ lines, at }: Edge): string {
    return words(lines, at.x, at.y, NOTE, {
      "font-size": "11.5",
      fill: INK,
      stroke: "#ffffff",
      "stroke-width": "4",
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    });
  }
}

/**
 * The definition as a drawing to keep or to print: one SVG file without scripts, styles or anything
 * fetched from elsewhere, on white, with a title and a description that says every way in words.
 * Tolerates a definition with errors: a way that leads nowhere is left out.
 */
export function toSvg(
  definition: WorkflowDefinition,
  registry: Registry | undefined,
  locale: string,
  options: SvgOptions = {},
): string {
  const model = buildModel(definition);
  const labels = new Labels(model, registry, locale);
  const drawing = new Drawing(labels, options);
  const boxes = layOut(model, labels, options.positions ?? {}, 56);
  const all = allBoxes(boxes);
  const edges = drawWays(model, labels, boxes);
  const first = all.filter(({ node }) => {
    const group = node.parent ? node.parent.def : definition;
    return group.initial === node.key && node.parent?.kind !== "parallel";
  });
  const areas = [
    ...all,
    ...edges.map(wordsArea),
    ...edges.flatMap(({ curve }) => curve.map((point) => ({ ...point, width: 0, height: 0 }))),
  ];
  const left = Math.min(0, ...areas.map(({ x }) => x)) - 20;
  const right = Math.max(320, ...areas.map(({ x, width }) => x + width)) + 20;
  const bottom = Math.max(0, ...areas.map(({ y, height }) => y + height)) + 20;
  const said = WORDS[labels.language];
  const start = model.byPath.get(definition.initial);
  const description = [
    textIn(definition.description, labels.language, ""),
    start ? said.begins(labels.state(start)) : "",
    ...edges.flatMap(({ from, to, ways }) =>
      ways.map((way) => said.way(labels.state(from.node), way, labels.state(to.node))),
    ),
  ].filter(Boolean);
  const id = `workflow-${definition.key}`;
  const size = { width: right - left, height: bottom };
  const svg = xmlElement(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      role: "img",
      lang: labels.language,
      "aria-labelledby": `${id}-title ${id}-text`,
      viewBox: `${number(left)} 0 ${number(size.width)} ${number(size.height)}`,
      ...numbers(size),
      "font-family": "system-ui, sans-serif",
    },
    [
      xmlElement("title", { id: `${id}-title` }, xmlText(labels.whole())),
      xmlElement("desc", { id: `${id}-text` }, xmlText(description.join(" "))),
      xmlElement("rect", { x: number(left), ...numbers(size), fill: "#ffffff" }),
      words([labels.whole()], left + size.width / 2, 32, TITLE, {
        "font-size": "20",
        "font-weight": "700",
        fill: INK,
      }),
      ...all.filter(({ children }) => children.length > 0).map((box) => drawing.box(box)),
      ...edges.map((edge) => drawing.curve(edge)),
      ...first.map((box) => drawing.begin(box)),
      ...all.filter(({ children }) => children.length === 0).map((box) => drawing.box(box)),
      ...edges.map((edge) => drawing.wordsOf(edge)),
    ],
  );
  return `${svg}\n`;
}
