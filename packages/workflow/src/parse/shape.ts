import type { Diagnostic } from "../contract.ts";

/** Collects what is wrong; a shape never throws and never stops at the first fault. */
export type Report = (path: string[], en: string, cy: string) => void;

export type Shape = (value: unknown, path: string[], report: Report) => void;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const MAX_DEPTH = 40;

export const text: Shape = (value, path, report) => {
  if (typeof value !== "string" || value === "") {
    report(path, "Write a text here.", "Ysgrifennwch destun yma.");
  }
};

export const flag: Shape = (value, path, report) => {
  if (typeof value !== "boolean")
    report(path, "Write true or false.", "Ysgrifennwch true neu false.");
};

export const whole: Shape = (value, path, report) => {
  if (!Number.isSafeInteger(value) || (value as number) < 0) {
    report(path, "Write a whole number.", "Ysgrifennwch rif cyfan.");
  }
};

export const numeric: Shape = (value, path, report) => {
  if (!Number.isFinite(value)) report(path, "Write a number.", "Ysgrifennwch rif.");
};

export function matching(pattern: RegExp, en: string, cy: string): Shape {
  return (value, path, report) => {
    if (typeof value !== "string" || !pattern.test(value)) report(path, en, cy);
  };
}

export function oneOf(...choices: string[]): Shape {
  const list = choices.map((choice) => `"${choice}"`).join(", ");
  return (value, path, report) => {
    if (typeof value === "string" && choices.includes(value)) return;
    report(path, `Write one of: ${list}.`, `Ysgrifennwch un o: ${list}.`);
  };
}

/** Only what JSON can hold, and no key that reaches a prototype. */
export const json: Shape = (value, path, report) => {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (Number.isFinite(value)) return;
  if (path.length > MAX_DEPTH) return report(path, "This is nested too deep.", "Rhy ddwfn.");
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) json(item, [...path, String(i)], report);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === "__proto__")
        report([...path, key], "Choose another name.", "Dewiswch enw arall.");
      else json(item, [...path, key], report);
    }
  } else {
    report(path, "Only plain values are possible here.", "Dim ond gwerthoedd plaen sy'n bosibl.");
  }
};

export function list(item: Shape, min = 0): Shape {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report(path, "Write a list here.", "Ysgrifennwch restr yma.");
    if (value.length < min)
      report(path, "Add at least one entry.", "Ychwanegwch o leiaf un cofnod.");
    for (const [i, inner] of value.entries()) item(inner, [...path, String(i)], report);
  };
}

export function record(key: Shape, item: Shape, min = 0): Shape {
  return (value, path, report) => {
    if (!isObject(value))
      return report(path, "Write an object here.", "Ysgrifennwch wrthrych yma.");
    const entries = Object.entries(value);
    if (entries.length < min) {
      report(path, "Add at least one entry.", "Ychwanegwch o leiaf un cofnod.");
    }
    for (const [name, inner] of entries) {
      key(name, [...path, name], report);
      item(inner, [...path, name], report);
    }
  };
}

/** An object with these fields and no other. */
export function object(
  required: Record<string, Shape>,
  optional: Record<string, Shape> = {},
): Shape {
  const fields = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (value, path, report) => {
    if (!isObject(value))
      return report(path, "Write an object here.", "Ysgrifennwch wrthrych yma.");
    if (path.length > MAX_DEPTH) return report(path, "This is nested too deep.", "Rhy ddwfn.");
    for (const name of Object.keys(required)) {
      if (!Object.hasOwn(value, name) || value[name] === undefined) {
        report([...path, name], `Add "${name}".`, `Ychwanegwch "${name}".`);
      }
    }
    for (const [name, inner] of Object.entries(value)) {
      const shape = fields.get(name);
      if (!shape) {
        report(
          [...path, name],
          `Remove "${name}": it has no meaning here.`,
          `Tynnwch "${name}": nid oes ystyr iddo yma.`,
        );
      } else if (inner !== undefined) shape(inner, [...path, name], report);
    }
  };
}

/** Puts off making a shape that refers to itself. */
export function lazy(make: () => Shape): Shape {
  let made: Shape | undefined;
  return (value, path, report) => {
    made ??= make();
    made(value, path, report);
  };
}

export function problemsOf(shape: Shape, value: unknown): Diagnostic[] {
  const problems: Diagnostic[] = [];
  shape(value, [], (path, en, cy) => {
    const where = path.length > 0 ? path.join(" › ") : "definition";
    problems.push({
      rule: "shape",
      severity: "error",
      path,
      message: { en: `${where}: ${en}`, cy: `${where}: ${cy}` },
    });
  });
  return problems;
}
