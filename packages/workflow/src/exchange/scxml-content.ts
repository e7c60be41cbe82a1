import type { Element } from "@xmldom/xmldom";
import type { GuardExpr, Ref } from "../contract.ts";
import type { Findings, ImportOptions } from "./imported.ts";
import { QUAD } from "./scxml-out.ts";
import { elementsIn, lineOf } from "./xml.ts";

/** Reads what stands inside states and transitions of SCXML: our JSON, and never code. */
export class ContentReader {
  readonly options: ImportOptions;
  readonly findings: Findings;

  constructor(options: ImportOptions, findings: Findings) {
    this.options = options;
    this.findings = findings;
  }

  problem(element: Element, en: string, cy: string): undefined {
    const line = lineOf(element);
    this.findings.problem([], `Line ${line}: ${en}`, `Llinell ${line}: ${cy}`);
    return undefined;
  }

  json(element: Element): unknown {
    try {
      return JSON.parse(element.textContent ?? "");
    } catch {
      const name = `<${element.tagName}>`;
      return this.problem(element, `${name} must hold JSON.`, `rhaid i ${name} gynnwys JSON.`);
    }
  }

  /** The JSON of the first element of this name in our namespace. */
  own(parent: Element, name: string): unknown {
    const found = elementsIn(parent).find(
      ({ namespaceURI, localName }) => namespaceURI === QUAD && localName === name,
    );
    return found && this.json(found);
  }

  info(parent: Element): Record<string, unknown> {
    const found = this.own(parent, "info");
    return typeof found === "object" && found !== null && !Array.isArray(found) ? { ...found } : {};
  }

  /** What the caller makes of a piece of content. */
  known(element: Element): Ref | null | undefined {
    const attributes = [...element.attributes].map(({ name, value }) => [name, value]);
    return this.options.action?.({
      name: element.localName ?? "",
      attributes: Object.fromEntries(attributes),
    });
  }

  /** Executable content: our actions, what the caller knows, and nothing else. */
  content(parent: Element): Ref[] {
    return elementsIn(parent).flatMap((element): Ref[] => {
      const name = element.localName ?? "";
      if (element.namespaceURI === QUAD) {
        return name === "action" ? [this.json(element) as Ref] : [];
      }
      const known = this.known(element);
      if (known !== undefined) return known ? [known] : [];
      if (name === "log") {
        const line = lineOf(element);
        this.findings.note(
          [],
          `Line ${line}: <log> was left out.`,
          `Llinell ${line}: hepgorwyd <log>.`,
        );
      } else {
        this.problem(
          element,
          `<${name}> is code or speaks to other programs; only named actions can be taken.`,
          `cod yw <${name}>, neu mae'n siarad â rhaglenni eraill; dim ond gweithredoedd wedi'u henwi a dderbynnir.`,
        );
      }
      return [];
    });
  }

  guard(element: Element): GuardExpr | undefined {
    const own = this.own(element, "guard");
    if (own !== undefined) return own as GuardExpr;
    const condition = element.getAttribute("cond");
    if (condition === null) return undefined;
    const known = this.options.guard?.(condition);
    if (known) return known;
    return this.problem(
      element,
      `cond="${condition.slice(0, 80)}" is code; only named rules can be taken.`,
      `cod yw cond="${condition.slice(0, 80)}"; dim ond rheolau wedi'u henwi a dderbynnir.`,
    );
  }
}
