import type { Diagnostic, QuickFix, Registry, Text, WorkflowDefinition } from "../contract.ts";
import type { Model } from "../model.ts";
import type { Exploration } from "./exploration.ts";

export interface CheckInput {
  model: Model;
  registry: Registry;
  /** Made when first asked for: structural rules do without it. */
  paths(): Exploration;
}

export interface Finding {
  path: string[];
  uid?: string;
  /** Default: the rule's. */
  severity?: Diagnostic["severity"];
  message: Text;
  fix?: Text;
  fixes?: QuickFix[];
  trace?: string[];
}

/** One thing an author can get wrong. */
export interface Rule {
  key: string;
  severity: Diagnostic["severity"];
  /** Without it a definition can't be compiled. */
  structural?: boolean;
  run(input: CheckInput): Finding[];
  /** The same small workflow without and with the fault, against `exampleRegistry`. */
  right: WorkflowDefinition;
  wrong: WorkflowDefinition;
}

export const say = (en: string, cy: string): Text => ({ en, cy });
