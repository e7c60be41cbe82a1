import type { Diagnostic, Registry, WorkflowDefinition } from "../contract.ts";
import { buildModel, type Model } from "../model.ts";
import { alwaysWithoutElse } from "./always-without-else.ts";
import { anchorNoDate } from "./anchor-no-date.ts";
import { backInvalid } from "./back-invalid.ts";
import { backRearmsTimer } from "./back-rearms-timer.ts";
import { backWithoutStart } from "./back-without-start.ts";
import { deadEnd } from "./dead-end.ts";
import { duplicateId } from "./duplicate-id.ts";
import { eventNeverSent } from "./event-never-sent.ts";
import { eventUndeclared } from "./event-undeclared.ts";
import { eventWithoutSender } from "./event-without-sender.ts";
import { eventlessCycle } from "./eventless-cycle.ts";
import type { Exploration } from "./exploration.ts";
import { explore } from "./explore.ts";
import { factElsewhere } from "./fact-elsewhere.ts";
import { factUnknown } from "./fact-unknown.ts";
import { finalUnreachable } from "./final-unreachable.ts";
import { finalWithWaysOut } from "./final-with-ways-out.ts";
import { initialInvalid } from "./initial-invalid.ts";
import { invokeWithoutOnError } from "./invoke-without-on-error.ts";
import { labelMissing } from "./label-missing.ts";
import { noWayToWithdraw } from "./no-way-to-withdraw.ts";
import { onceWithoutElse } from "./once-without-else.ts";
import { paramsInvalid } from "./params-invalid.ts";
import { partEnteredAlone } from "./part-entered-alone.ts";
import { partsConflict } from "./parts-conflict.ts";
import { regionWithoutFinal } from "./region-without-final.ts";
import { reminderTooLate } from "./reminder-too-late.ts";
import { repeatsItself } from "./repeats-itself.ts";
import { roleUnknown } from "./role-unknown.ts";
import type { CheckInput, Rule } from "./rule.ts";
import { stageUnknown } from "./stage-unknown.ts";
import { stateShape } from "./state-shape.ts";
import { stateUnreachable } from "./state-unreachable.ts";
import { targetUnresolved } from "./target-unresolved.ts";
import { timerNotPositive } from "./timer-not-positive.ts";
import { timerUnknown } from "./timer-unknown.ts";
import { tooBig } from "./too-big.ts";
import { translationMissing } from "./translation-missing.ts";
import { typeRetired } from "./type-retired.ts";
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
  typeRetired,
  paramsInvalid,
  timerUnknown,
  finalWithWaysOut,
  timerNotPositive,
  factUnknown,
  anchorNoDate,
  factElsewhere,
  stageUnknown,
  stateUnreachable,
  deadEnd,
  finalUnreachable,
  eventlessCycle,
  invokeWithoutOnError,
  regionWithoutFinal,
  backWithoutStart,
  eventWithoutSender,
  eventNeverSent,
  roleUnknown,
  tooBig,
  wayShadowed,
  alwaysWithoutElse,
  onceWithoutElse,
  partsConflict,
  partEnteredAlone,
  backRearmsTimer,
  reminderTooLate,
  repeatsItself,
  waitingWithoutTimer,
  noWayToWithdraw,
  labelMissing,
  translationMissing,
  unusedDeclaration,
];

function run(chosen: readonly Rule[], model: Model, registry: Registry): Diagnostic[] {
  let paths: Exploration | undefined;
  const input: CheckInput = {
    model,
    registry,
    paths: () => {
      paths ??= explore(model);
      return paths;
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
