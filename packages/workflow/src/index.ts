export { available, maySend } from "./available.ts";
export { builtInActions } from "./builtins.ts";
export { canonical } from "./canonical.ts";
export { catalogueOf, registryOf } from "./catalogue.ts";
export { causesFirst } from "./check/causes.ts";
export { check } from "./check/index.ts";
export { type Compiled, compile } from "./compile.ts";
export type * from "./contract.ts";
export {
  describe,
  type Outline,
  type OutlineStage,
  type OutlineStep,
  type OutlineWay,
} from "./describe/outline.ts";
export { timerInWords } from "./describe/words.ts";
export type { Change } from "./diff/change.ts";
export { diff } from "./diff/diff.ts";
export { type DueInput, dueAt } from "./due.ts";
export { applyCommand, applyCommands } from "./edit/apply.ts";
export type * from "./edit/command.ts";
export {
  changed,
  createHistory,
  type EditHistory,
  redone,
  undone,
} from "./edit/history.ts";
export { eventTypeFrom, keyFrom } from "./edit/names.ts";
export type { Edited } from "./edit/outcome.ts";
export { WorkflowError, type WorkflowErrorCode } from "./error.ts";
export type {
  ForeignContent,
  Imported,
  ImportedNames,
  ImportOptions,
} from "./exchange/imported.ts";
export { fromJson, toJson } from "./exchange/json.ts";
export { toMermaid } from "./exchange/mermaid.ts";
export { fromScxml } from "./exchange/scxml-in.ts";
export { toScxml } from "./exchange/scxml-out.ts";
export { type SvgOptions, toSvg } from "./exchange/svg.ts";
export { fromXState } from "./exchange/xstate-in.ts";
export { toXState } from "./exchange/xstate-out.ts";
export {
  createExplorer,
  type Exploration,
  type ExploreInput,
  type Explorer,
  explore,
} from "./explore/explore.ts";
export { type Expanded, expand } from "./extend/expand.ts";
export { type ParsedVariant, parseVariant, type WorkflowVariant } from "./extend/variant.ts";
export { describeGuard } from "./guard.ts";
export { MIGRATED, type Moved, migrateInstance, type Stays } from "./migrate/migrate.ts";
export {
  type Decision,
  decisionsNeeded,
  type MigrationPlan,
  parsePlan,
  suggestPlan,
} from "./migrate/plan.ts";
export type { ArmedTimer, TimerMoves } from "./migrate/timers.ts";
export { type ParamProblem, paramProblems } from "./params.ts";
export { type Parsed, parseDefinition } from "./parse/definition.ts";
export { payloadProblems } from "./payload.ts";
export { type PhrasePart, paramInWords, phrase, phraseParts } from "./phrase.ts";
export { fieldAt, startingFacts } from "./scenario/follow.ts";
export { judge } from "./scenario/judge.ts";
export {
  type Act,
  type Played,
  type PlayedLine,
  playScenario,
  type Stop,
} from "./scenario/play.ts";
export { samplePayload } from "./scenario/sample-payload.ts";
export {
  type Expectation,
  type Move,
  type ParsedScenario,
  parseScenario,
  type Scenario,
} from "./scenario/scenario.ts";
export {
  type SimulatedTimer,
  type Simulation,
  type SimulationInput,
  simulate,
  type TimelineEntry,
} from "./simulate.ts";
export { start, step } from "./step.ts";
