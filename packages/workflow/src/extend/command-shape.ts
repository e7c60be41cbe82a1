import {
  event,
  eventDef,
  guard,
  id,
  invoke,
  key,
  ref,
  stages,
  timer,
  words,
} from "../parse/definition.ts";
import { flag, json, list, object, oneOf, type Shape, text, whole } from "../parse/shape.ts";

const orNull =
  (shape: Shape): Shape =>
  (value, path, report) => {
    if (value !== null) shape(value, path, report);
  };

/** Exactly one of these fields, as in `{ "on": "proposal.accepted" }`. */
const one =
  (fields: Record<string, Shape>): Shape =>
  (value, path, report) => {
    const name = Object.keys(fields).find(
      (field) => typeof value === "object" && value !== null && Object.hasOwn(value, field),
    );
    if (name) return object({ [name]: fields[name]! })(value, path, report);
    const list = Object.keys(fields).join(", ");
    report(path, `Write one of: ${list}.`, `Ysgrifennwch un o: ${list}.`);
  };

const yes: Shape = (value, path, report) => {
  if (value !== true) report(path, "Write true.", "Ysgrifennwch true.");
};

const trigger = one({
  on: event,
  after: key,
  always: yes,
  onDone: yes,
  invokeDone: id,
  invokeError: id,
});

const at: Shape = (value, path, report) => {
  const ofWay = typeof value === "object" && value !== null && Object.hasOwn(value, "wayId");
  const shape = ofWay ? object({ wayId: id }) : object({ uid: id, when: oneOf("entry", "exit") });
  shape(value, path, report);
};

const uid = orNull(id);
const neighbours = { afterUid: uid, beforeUid: uid };

/** The fields of each command besides `do`: those that it needs, and those that it may have. */
const fields: Record<string, [required: Record<string, Shape>, optional?: Record<string, Shape>]> =
  {
    "step.add": [
      { uid: id, parentUid: uid, label: words },
      { ...neighbours, kind: oneOf("step", "end", "group", "side-by-side", "back"), stage: key },
    ],
    "step.label": [{ uid: id, label: words }],
    "step.set": [
      { uid: id },
      {
        stage: orNull(key),
        tags: list(text),
        initialUid: id,
        type: orNull(oneOf("atomic", "compound", "parallel", "final", "history")),
        history: orNull(oneOf("shallow", "deep")),
      },
    ],
    "step.remove": [{ uid: id }, { toUid: id }],
    "step.move": [{ uid: id, parentUid: uid }, neighbours],
    "way.add": [
      { id, fromUid: id, trigger },
      { toUid: uid, label: words, guard, actions: list(ref), index: whole },
    ],
    "way.set": [{ id }, { toUid: uid, label: orNull(words), guard: orNull(guard), reenter: flag }],
    "way.move": [{ id }, { trigger, index: whole }],
    "way.remove": [{ id }],
    "action.add": [{ at, action: ref }, { index: whole }],
    "action.set": [{ at, index: whole, action: ref }],
    "action.move": [{ at, index: whole, to: whole }],
    "action.remove": [{ at, index: whole }],
    "work.set": [{ uid: id, id, work: orNull(invoke) }],
    "timer.set": [{ key, timer: orNull(timer) }],
    "event.set": [{ type: event, event: orNull(eventDef) }],
    "stages.set": [{ stages }],
    "definition.set": [{}, { label: words, description: orNull(words), initialUid: id }],
    "layout.set": [{ layout: json }],
  };

/** The shape of an EditCommand that comes from outside. */
export const command: Shape = (value, path, report) => {
  const kind = (value as { do?: unknown } | null)?.do;
  const known = typeof kind === "string" && Object.hasOwn(fields, kind) ? fields[kind] : undefined;
  if (!known) return object({ do: oneOf(...Object.keys(fields)) })(value, path, report);
  const [required, optional] = known;
  object({ do: text, ...required }, optional)(value, path, report);
};
