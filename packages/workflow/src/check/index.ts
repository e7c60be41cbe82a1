import type { Diagnostic, Registry, WorkflowDefinition } from "../contract.ts";
import { buildModel, type Model } from "../model.ts";
import { alwaysWithoutElse } from "./always-without-else.ts";
import { backInvalid } from "./back-invalid.ts";
import { deadEnd } from "./dead-end.ts";
import { duplicateId } from "./duplicate-id.ts";
import { eventUndeclared } from "./event-undeclared.ts";
import { eventWithoutSender } from "./event-without-sender.ts";
import { eventlessCycle } from "./eventless-cycle.ts";
import { factUnknown } from "./fact-unknown.ts";
import { finalUnreachable } from "./final-unreachable.ts";
import { finalWithWaysOut } from "./final-with-ways-out.ts";
import { buildGraph, type Graph } from "./graph.ts";
import { initialInvalid } from "./initial-invalid.ts";
import { invokeWithoutOnError } from "./invoke-without-on-error.ts";
import { labelMissing } from "./label-missing.ts";
import { paramsInvalid } from "./params-invalid.ts";
import { regionWithoutFinal } from "./region-without-final.ts";
import type { CheckInput, Rule } from "./rule.ts";
import { stageUnknown } from "./stage-unknown.ts";
import { stateShape } from "./state-shape.ts";
import { stateUnreachable } from "./state-unreachable.ts";
import { targetUnresolved } from "./target-unresolved.ts";
import { timerNotPositive } from "./timer-not-positive.ts";
import { timerUnknown } from "./timer-unknown.ts";
import { tooBig } from "./too-big.ts";
import { translationMissing } from "./translation-missing.ts";
import { typeUnknown } from "./type-unknown.ts";
import { unusedDeclaration } from "./unused-declaration.ts";
import { waitingWithoutTimer } from "./waiting-without-timer.ts";
import { wayShadowed } from "./way-shadowed.ts";

/** In the order of their findings: what prevents compiling first. */
export const rules: readonly Rule[] = [
  stateShape,
  initialInvalid,
  targetUnresolved,
  backInvalid,
  duplicateId,
  eventUndeclared,
  typeUnknown,
  paramsInvalid,
  timerUnknown,
  finalWithWaysOut,
  timerNotPositive,
  factUnknown,
  stageUnknown,
  stateUnreachable,
  deadEnd,
  finalUnreachable,
  eventlessCycle,
  invokeWithoutOnError,
  regionWithoutFinal,
  eventWithoutSender,
  tooBig,
  wayShadowed,
  alwaysWithoutElse,
  waitingWithoutTimer,
  labelMissing,
  translationMissing,
  unusedDeclaration,
];

function run(chosen: readonly Rule[], model: Model, registry: Registry): Diagnostic[] {
  let graph: Graph | undefined;
  const input: CheckInput = {
    model,
    registry,
    graph: () => {
      graph ??= buildGraph(model);
      return graph;
    },
  };
  return chosen.flatMap((rule) =>
    rule.run(input).map((finding) => ({ rule: rule.key, severity: rule.severity, ...finding })),
  );
}

/**
 * What an author got wrong, errors that prevent compiling first. Judges the definition alone: rules
 * are taken to be passable, so an error is certain and a doubt is a warning.
 */
export function check(definition: WorkflowDefinition, registry: Registry): Diagnostic[] {
  return run(rules, buildModel(definition), registry);
}

const structural = rules.filter((rule) => rule.structural);

/** Only the errors that prevent compiling. */
export function structuralProblems(model: Model, registry: Registry): Diagnostic[] {
  return run(structural, model, registry);
}
