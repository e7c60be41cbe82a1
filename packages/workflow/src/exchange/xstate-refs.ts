import type { GuardExpr, Json, Ref } from "../contract.ts";
import type { Findings } from "./imported.ts";
import { placeIn } from "./plain-json.ts";

export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What Quad's own files keep in meta. */
export const quadOf = ({ meta }: Fields): Fields =>
  isFields(meta) && isFields(meta.quad) ? meta.quad : {};

/** Only those fields that have a value. */
export function present(fields: Fields, ...names: string[]): Fields {
  return Object.fromEntries(
    names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}

/** A value that may stand alone or in a list. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A name of a rule, an action or a piece of work; what looks like a program isn't one. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._:/@-]*$/u;

/** Reads references to named rules, actions and work; code is refused with its place. */
export class RefReader {
  readonly findings: Findings;

  constructor(findings: Findings) {
    this.findings = findings;
  }

  code(path: string[], en: string, cy: string): undefined {
    const place = placeIn(path);
    this.findings.problem(
      path,
      `${place} is code; name ${en} instead.`,
      `Cod yw ${place}; rhowch enw ${cy} yn ei le.`,
    );
    return undefined;
  }

  wrong(path: string[], en: string, cy: string): undefined {
    this.findings.problem(path, `${placeIn(path)} ${en}`, `${placeIn(path)}: ${cy}`);
    return undefined;
  }

  #ref(value: unknown, path: string[], en: string, cy: string): Ref | undefined {
    const type = isFields(value) ? value.type : value;
    if (typeof type !== "string" || type === "") {
      return this.wrong(
        path,
        `needs the name of ${en}, alone or as "type".`,
        `mae angen enw ${cy} yma, ar ei ben ei hun neu fel "type".`,
      );
    }
    if (!NAME.test(type)) return this.code(path, en, cy);
    if (type.startsWith("xstate.")) {
      return this.wrong(
        path,
        `uses "${type}", which belongs to XState's own programs; name ${en} instead.`,
        `mae "${type}" yn perthyn i raglenni XState ei hun; rhowch enw ${cy} yn ei le.`,
      );
    }
    if (!isFields(value)) return { type };
    const { v, params } = value;
    if (params !== undefined && !isFields(params)) {
      return this.wrong(
        [...path, "params"],
        "must be an object with a name for each value.",
        "rhaid iddo fod yn wrthrych gydag enw i bob gwerth.",
      );
    }
    return {
      type,
      ...(v !== undefined && { v: v as number }),
      ...(params && { params: params as Record<string, Json> }),
    };
  }

  action(value: unknown, path: string[]): Ref | undefined {
    return this.#ref(value, path, "an action", "gweithred");
  }

  actions(value: unknown, path: string[]): Ref[] {
    return listOf(value).flatMap((one, i) => {
      const ref = this.action(one, Array.isArray(value) ? [...path, String(i)] : path);
      return ref ? [ref] : [];
    });
  }

  guard(value: unknown, path: string[]): GuardExpr | undefined {
    if (!isFields(value) || typeof value.type !== "string") return this.rule(value, path);
    const params = isFields(value.params) ? value.params : {};
    if (value.type === "quad.not") {
      const not = this.guard(params.guard, [...path, "params", "guard"]);
      return not && { not };
    }
    if (value.type !== "quad.all" && value.type !== "quad.any") return this.rule(value, path);
    const parts = listOf(params.guards).flatMap((one, i) => {
      const part = this.guard(one, [...path, "params", "guards", String(i)]);
      return part ? [part] : [];
    });
    return value.type === "quad.all" ? { all: parts } : { any: parts };
  }

  rule(value: unknown, path: string[]): Ref | undefined {
    return this.#ref(value, path, "a rule", "reol");
  }

  /** `src` is a name, its version stands beside it and its params are the input. */
  work({ src, v, input }: Fields, path: string[]): Ref | undefined {
    const type = isFields(src) ? src.type : src;
    const at = [...path, "src"];
    const ref = this.#ref(type, at, "a piece of work", "darn o waith");
    const params = input ?? (isFields(src) ? src.params : undefined);
    if (!ref) return undefined;
    if (params !== undefined && !isFields(params)) {
      return this.wrong(
        [...path, "input"],
        "must be an object with a name for each value.",
        "rhaid iddo fod yn wrthrych gydag enw i bob gwerth.",
      );
    }
    return {
      type: ref.type,
      ...(v !== undefined && { v: v as number }),
      ...(params && { params: params as Record<string, Json> }),
    };
  }
}
