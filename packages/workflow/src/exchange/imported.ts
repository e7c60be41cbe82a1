import type { Diagnostic, GuardExpr, Ref, Subject, WorkflowDefinition } from "../contract.ts";

/**
 * What a file of another format became. `notes` (warnings of rule "exchange") say what was made up
 * or left out; `problems` say everything that stands in the way, each with its place in the file.
 */
export type Imported =
  | { ok: true; definition: WorkflowDefinition; notes: Diagnostic[]; names: ImportedNames }
  | { ok: false; problems: Diagnostic[] };

/** What the file called things that are called something else here. */
export interface ImportedNames {
  /** The file's name of a state, by uid. */
  states: ReadonlyMap<string, string>;
  /** The event here, by the file's name. */
  events: ReadonlyMap<string, string>;
}

/** A piece of executable content of SCXML: its element's local name and its attributes. */
export interface ForeignContent {
  name: string;
  attributes: Record<string, string>;
}

/** What a file that isn't Quad's own leaves open. */
export interface ImportOptions {
  /** Key of the definition; default: made from the file's own name. */
  key?: string;
  /** Default "partnership". */
  subject?: Subject;
  /** Who may send its events; default the coordinator. */
  by?: string[];
  /** Events that only wildcards of the file speak of. */
  events?: string[];
  /**
   * SCXML: what a condition or a piece of executable content stands for. Without an answer it is
   * refused, because an importer never runs code. `null` leaves a piece of content out, and is the
   * only answer that lets a <data> pass.
   */
  guard?(condition: string): GuardExpr | undefined;
  action?(content: ForeignContent): Ref | null | undefined;
}

/** The largest file that is looked at, in characters. */
export const MAX_CHARACTERS = 1_000_000;

/** How deep states may be nested in a file. */
export const MAX_DEPTH = 30;

/** Collects what a file gets wrong and what was made up for it. */
export class Findings {
  readonly problems: Diagnostic[] = [];
  readonly notes: Diagnostic[] = [];

  problem(path: string[], en: string, cy: string): void {
    this.problems.push({ rule: "exchange", severity: "error", path, message: { en, cy } });
  }

  note(path: string[], en: string, cy: string): void {
    this.notes.push({ rule: "exchange", severity: "warning", path, message: { en, cy } });
  }
}

/** A text that is too large to look at; undefined when it isn't. */
export function tooLarge(text: string, findings: Findings): boolean {
  if (text.length <= MAX_CHARACTERS) return false;
  findings.problem(
    [],
    "This file has more than a million characters; that is too much for a workflow.",
    "Mae gan y ffeil hon fwy na miliwn o nodau; mae hynny'n ormod i lif gwaith.",
  );
  return true;
}
