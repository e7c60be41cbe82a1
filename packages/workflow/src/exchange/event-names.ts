import type { DraftTrigger } from "./draft.ts";
import { eventFrom, Names } from "./names.ts";

type Patterns = Extract<DraftTrigger, { kind: "on" }>;

const isWild = (pattern: string): boolean => pattern === "*" || pattern.endsWith(".*");

/** Whether the segments of a pattern begin the segments of a name. */
function covers(pattern: string, name: string): boolean {
  const start = pattern.replace(/\.?\*$/, "").replace(/\.$/, "");
  return start === "" || name === start || name.startsWith(`${start}.`);
}

/**
 * The events of a file and what they are called in the definition. A wildcard stands for every
 * event that the file names anywhere; the format has no events beyond those that it declares.
 */
export class EventNames {
  /** The event of the definition, by the file's name. */
  readonly names = new Map<string, string>();
  readonly #declared: ReadonlySet<string>;

  constructor(triggers: DraftTrigger[], declared: string[], more: string[]) {
    this.#declared = new Set(declared);
    const taken = new Names();
    for (const event of declared) this.names.set(event, taken.keep(event));
    const named = triggers.flatMap((one) => (one.kind === "on" ? one.events : []));
    for (const event of [...named.filter((name) => !isWild(name)), ...more]) {
      if (!this.names.has(event)) this.names.set(event, taken.free(eventFrom(event)));
    }
  }

  /** The events that a trigger answers, in the order in which the file first names them. */
  matching({ events, prefix }: Patterns): string[] {
    const found = [...this.names].filter(([name]) =>
      events.some((pattern) =>
        prefix || isWild(pattern) ? covers(pattern, name) : pattern === name,
      ),
    );
    return found.map(([, event]) => event);
  }

  /** Events that the head of the file doesn't declare, with the file's name for each. */
  made(): Map<string, string> {
    const made = [...this.names].filter(([name]) => !this.#declared.has(name));
    return new Map(made.map(([name, event]) => [event, name]));
  }
}
