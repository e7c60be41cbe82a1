import { type Findings, MAX_CHARACTERS, MAX_DEPTH, tooLarge } from "./imported.ts";

/** "states.open.on.go[0].guard" */
export function placeIn(path: string[]): string {
  return path
    .map((part, i) => (/^\d+$/.test(part) ? `[${part}]` : i === 0 ? part : `.${part}`))
    .join("");
}

const isContainer = (value: unknown): value is object =>
  typeof value === "object" && value !== null;

/**
 * Whether a value of unknown origin is plain JSON of a bearable size. Says where code is: a
 * machine that was written in a program may hold functions and objects of classes.
 */
export function isPlainJson(value: unknown, findings: Findings): boolean {
  const before = findings.problems.length;
  let left = MAX_CHARACTERS / 10;
  const look = (inner: unknown, path: string[]): void => {
    left -= 1;
    if (left < 0 || findings.problems.length - before > 20) return;
    const place = placeIn(path) || "The file";
    if (typeof inner === "function") {
      const name = path.at(-1) === "guard" ? "a rule" : "an action or a value";
      const enw = path.at(-1) === "guard" ? "reol" : "weithred neu werth";
      findings.problem(
        path,
        `${place} is code; name ${name} instead.`,
        `Cod yw ${place}; rhowch enw ${enw} yn ei le.`,
      );
      return;
    }
    if (!isContainer(inner)) {
      const fits = inner === undefined || inner === null || typeof inner !== "number";
      if (
        typeof inner === "symbol" ||
        typeof inner === "bigint" ||
        !(fits || Number.isFinite(inner))
      )
        findings.problem(path, `${place} can't be in JSON.`, `Ni all ${place} fod mewn JSON.`);
      return;
    }
    if (path.length > 4 * MAX_DEPTH) {
      findings.problem(
        path.slice(0, 8),
        "The file is nested too deep, or contains itself.",
        "Mae'r ffeil wedi'i nythu'n rhy ddwfn, neu'n cynnwys ei hun.",
      );
      left = 0;
      return;
    }
    const prototype = Object.getPrototypeOf(inner);
    if (!Array.isArray(inner) && prototype !== Object.prototype && prototype !== null) {
      findings.problem(
        path,
        `${place} is an object of a program; only plain JSON can be taken.`,
        `Gwrthrych rhaglen yw ${place}; dim ond JSON plaen y gellir ei dderbyn.`,
      );
      return;
    }
    for (const [key, item] of Object.entries(inner)) look(item, [...path, key]);
  };
  look(value, []);
  if (left < 0) {
    findings.problem(
      [],
      "This file is too large for a workflow.",
      "Mae'r ffeil hon yn rhy fawr i lif gwaith.",
    );
  }
  return findings.problems.length === before;
}

/** The value of a JSON text, or undefined with a problem that says what to do. */
export function readJson(text: string, findings: Findings): unknown {
  if (tooLarge(text, findings)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    findings.problem(
      [],
      "This is not JSON. Export the workflow as JSON, without any program around it.",
      "Nid JSON yw hwn. Allforiwch y llif gwaith fel JSON, heb raglen o'i gwmpas.",
    );
    return undefined;
  }
}
