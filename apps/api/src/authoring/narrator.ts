import {
  describe,
  fieldAt,
  type Json,
  type OutlineStep,
  type Played,
  type PlayedLine,
  paramInWords,
  phrase,
  type Reason,
  type Scenario,
  type StateDef,
  type WorkflowDefinition,
} from "@quad/workflow";
import { DateTime } from "luxon";
import type { Context } from "../context.ts";
import { listed, longDate, say, type Text } from "../words.ts";
import { words } from "./simulate.words.ts";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Tells what happens in a definition, in the caller's language. */
export class Narrator {
  readonly #ctx: Context;
  readonly #definition: WorkflowDefinition;
  readonly #steps = new Map<string, OutlineStep>();
  readonly #states = new Map<string, StateDef>();
  /** Id of a way: its step, and its sentence. */
  readonly #ways = new Map<string, { step: OutlineStep; sentence: string; label?: string }>();

  constructor(ctx: Context, definition: WorkflowDefinition) {
    this.#ctx = ctx;
    this.#definition = definition;
    const outline = describe(definition, ctx.app.plugins.workflow, ctx.locale);
    const read = (step: OutlineStep): void => {
      this.#steps.set(step.uid, step);
      for (const way of [...step.ways, ...step.reminders]) {
        this.#ways.set(way.id, { step, ...way });
      }
      for (const inner of step.steps) read(inner);
    };
    for (const { steps } of outline.stages) for (const step of steps) read(step);
    const index = (states: Record<string, StateDef>): void => {
      for (const state of Object.values(states)) {
        this.#states.set(state.uid, state);
        index(state.states ?? {});
      }
    };
    index(definition.states);
  }

  title(uid: string): string {
    return this.#steps.get(uid)?.title ?? say(this.#ctx, words.gone);
  }

  /** “Agreement”, or several of them. */
  where(uids: readonly string[]): string {
    const titles = uids.map((uid) => `“${this.title(uid)}”`);
    return listed({ locale: this.#ctx.locale }, titles);
  }

  way(id: string): { stepUid: string; stepLabel: string; sentence: string } {
    const found = this.#ways.get(id);
    const { step, sentence = id } = found ?? {};
    return { stepUid: step?.uid ?? "", stepLabel: step?.title ?? "", sentence };
  }

  event(type: string): string {
    const { events } = this.#definition;
    const label = Object.hasOwn(events, type) ? events[type]?.label : undefined;
    return say(this.#ctx, label ?? this.#registry.events.get(type)?.label ?? { en: type });
  }

  role(role: string): string {
    return say(this.#ctx, this.#registry.roles.get(role) ?? { en: role });
  }

  /** When it is due and what happens then. */
  timer(timerId: string): string {
    const [uid = "", timer = ""] = split(timerId);
    const ways = this.#states.get(uid)?.after?.[timer] ?? [];
    return ways.map(({ id }) => this.way(id).sentence).join(" ");
  }

  work(type: string, params: Record<string, Json>): string {
    const actor = this.#registry.actors.get(type);
    return capital(actor ? phrase(actor, params, this.#ctx.locale) : type);
  }

  action(type: string, params: Record<string, Json>): string {
    const action = this.#registry.actions.get(type);
    return `${capital(action ? phrase(action, params, this.#ctx.locale) : type)}.`;
  }

  reasons(reasons: readonly Reason[]): string[] {
    const texts = reasons.map(({ text }) => say(this.#ctx, text ?? words.missing));
    return [...new Set(texts)];
  }

  /** One line of the timeline; `before` is the line above. */
  line(scenario: Scenario, { lines }: Played, at: number): { text: string; kind: string } {
    const line = lines[at]!;
    const { event, outcome, move } = line;
    if (move === null) {
      return { kind: "start", text: this.#say(words.begins, { where: this.where(line.uids) }) };
    }
    if (!outcome) return this.#quiet(scenario, move);
    if (outcome.kind === "refused" && event?.kind === "event") {
      const notNow = this.#say(words.notNow, { where: this.where(line.uids) });
      const [why = notNow] = this.reasons(outcome.reasons);
      return {
        kind: "refused",
        text: this.#say(words.refused, { what: this.event(event.type), why }),
      };
    }
    const what = this.#what(line);
    const kind = event?.kind === "timer" ? "reminder" : event?.kind === "event" ? "event" : "work";
    const moved = JSON.stringify(lines[at - 1]?.uids) !== JSON.stringify(line.uids);
    const ended = outcome.kind === "stepped" && outcome.status === "done";
    const frame = ended ? words.ended : moved ? words.moved : words.same;
    return { kind, text: this.#say(frame, { what, where: this.where(line.uids) }) };
  }

  /** A fact in words: "yes", "30 June 2027", "2". */
  value(path: string, value: Json): string {
    if (value === null || value === "") return say(this.#ctx, words.none);
    if (typeof value === "boolean") return say(this.#ctx, value ? words.yes : words.no);
    const type = fieldAt(this.#registry, path)?.type;
    if (type === "date" || type === "instant") {
      const date = DateTime.fromISO(String(value)).toISODate();
      if (date) return longDate(this.#ctx, date);
    }
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  /** “Has a place”. */
  fact(path: string): string {
    return say(this.#ctx, fieldAt(this.#registry, path)?.label ?? { en: path });
  }

  #quiet(scenario: Scenario, at: number): { text: string; kind: string } {
    const move = scenario.moves[at];
    if (move?.do === "fact") {
      const value = this.value(move.path, move.value);
      return { kind: "fact", text: this.#say(words.fact, { label: this.fact(move.path), value }) };
    }
    const length = { type: "duration" as const, label: {} };
    const duration = move?.do === "wait" ? move.duration : "P0D";
    const shown = paramInWords(length, duration, this.#ctx.locale);
    return { kind: "wait", text: this.#say(words.wait, { length: shown }) };
  }

  #what({ event, outcome }: PlayedLine): string {
    if (event?.kind === "event") return this.event(event.type);
    const taken = outcome?.kind === "stepped" ? outcome.transitions : [];
    const label = taken.map((id) => this.#ways.get(id)?.label).find((one) => one !== undefined);
    if (event?.kind === "timer") {
      if (outcome?.kind === "refused") return say(this.#ctx, words.silent);
      const moves = taken.some((id) => this.#leads(id));
      return label ?? say(this.#ctx, moves ? words.timeUp : words.reminder);
    }
    if (label) return label;
    const work = this.#invoked(
      event?.kind === "done" || event?.kind === "error" ? event.invokeId : "",
    );
    return this.#say(event?.kind === "error" ? words.workFailed : words.workDone, { work });
  }

  #leads(way: string): boolean {
    const { stepUid } = this.way(way);
    const timed = Object.values(this.#states.get(stepUid)?.after ?? {}).flat();
    return timed.some(({ id, target }) => id === way && target !== undefined);
  }

  #invoked(invokeId: string): string {
    for (const { invoke = [] } of this.#states.values()) {
      const src = invoke.find(({ id }) => id === invokeId)?.src;
      if (src) return this.work(src.type, src.params ?? {});
    }
    return invokeId;
  }

  get #registry() {
    return this.#ctx.app.plugins.workflow;
  }

  #say(text: Text, params: Record<string, string>): string {
    return say(this.#ctx, text, params);
  }
}

/** A timer's id is the uid of its step and its own key. */
function split(timerId: string): [uid: string, timer: string] {
  const slash = timerId.lastIndexOf("/");
  return [timerId.slice(0, slash), timerId.slice(slash + 1)];
}
