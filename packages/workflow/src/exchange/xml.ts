import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import { type Findings, tooLarge } from "./imported.ts";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** For text and attributes alike. What XML has no place for at all becomes a replacement sign. */
export function xmlText(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign]!)
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu, "\ufffd");
}

/** JSON that survives as the text of an element: rare signs are written as JSON escapes. */
export function xmlJson(value: unknown): string {
  const json = JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return xmlText(json);
}

/** An element on lines of its own; attributes without a value are left out. */
export function xmlElement(
  name: string,
  attributes: Record<string, string | undefined>,
  content: string | string[] = [],
): string {
  const own = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlText(value)}"`],
  );
  const open = `<${name}${own.join("")}`;
  if (content.length === 0) return `${open}/>`;
  if (typeof content === "string") return `${open}>${content}</${name}>`;
  const inner = content.map((line) => line.replace(/^/gm, "  ")).join("\n");
  return `${open}>\n${inner}\n</${name}>`;
}

export const lineOf = (element: { lineNumber?: number }): number => element.lineNumber ?? 0;

/** The elements directly inside, in order. */
export function elementsIn(parent: Element): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === node.ELEMENT_NODE) found.push(node as Element);
  }
  return found;
}

/**
 * The document, or undefined with a problem. Refuses a document type and entities altogether, so
 * that nothing can grow without end or be fetched from elsewhere.
 */
export function readXml(xml: string, findings: Findings): Document | undefined {
  if (tooLarge(xml, findings)) return undefined;
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) {
    findings.problem(
      [],
      "This file declares a document type or entities, which are refused for safety. Remove <!DOCTYPE ...>.",
      "Mae'r ffeil hon yn datgan math o ddogfen neu endidau, a wrthodir er diogelwch. Tynnwch <!DOCTYPE ...>.",
    );
    return undefined;
  }
  try {
    const onError = (level: string, message: string): void => {
      if (level !== "warning") throw new Error(message);
    };
    return new DOMParser({ onError }).parseFromString(xml, "text/xml");
  } catch (cause) {
    const reason = (cause instanceof Error ? cause.message : "").split("\n")[0]!.slice(0, 200);
    findings.problem(
      [],
      `This file is not well-formed XML: ${reason}`,
      `Nid yw'r ffeil hon yn XML dilys: ${reason}`,
    );
    return undefined;
  }
}
