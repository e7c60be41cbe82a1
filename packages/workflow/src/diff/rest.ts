import type { EventDef, Registry, Text } from "../contract.ts";
import { type Language, textIn, timerInWords } from "../describe/words.ts";
import { sortedEntries } from "../model.ts";
import type { Change } from "./change.ts";
import { type Side, sameJson } from "./side.ts";
import type { DiffWords } from "./words.ts";

/** Times that reminders and deadlines share. One that came or went with its way is silent. */
export function timerChanges(from: Side, to: Side, words: DiffWords, language: Language): Change[] {
  const changes: Change[] = [];
  const old = from.definition.timers ?? {};
  const base = { about: "timer" as const };
  for (const [id, timer] of sortedEntries(to.definition.timers)) {
    const after = timerInWords(timer, language);
    const was = Object.hasOwn(old, id) ? old[id] : undefined;
    const users = to.usersOf(id);
    if (!was) {
      if (users.length > 0) continue;
      changes.push({ ...base, kind: "added", id, after, sentence: words.timerAdded(after) });
    } else if (!sameJson(was, timer)) {
      const before = timerInWords(was, language);
      const where =
        users.length > 0 ? words.steps(users.map((node) => to.title(node))) : words.unused;
      const sentence =
        before === after
          ? words.timerDetails(where, after)
          : words.timerChanged(where, before, after);
      const [only] = users;
      const stepUid = users.length === 1 && only ? { stepUid: only.def.uid } : {};
      changes.push({ ...base, kind: "changed", id, ...stepUid, before, after, sentence });
    }
  }
  for (const [id, timer] of sortedEntries(old)) {
    if (Object.hasOwn(to.definition.timers ?? {}, id) || from.usersOf(id).length > 0) continue;
    const before = timerInWords(timer, language);
    changes.push({ ...base, kind: "removed", id, before, sentence: words.timerRemoved(before) });
  }
  return changes;
}

/** What can happen, and who may bring it about. */
export function eventChanges(
  from: Side,
  to: Side,
  words: DiffWords,
  language: Language,
  registry: Registry,
): Change[] {
  const changes: Change[] = [];
  const named = (id: string, { label }: EventDef): string => textIn(label, language, id);
  const senders = ({ by = [] }: EventDef): string =>
    by.map((role) => textIn(registry.roles.get(role), language, role)).join(", ") || words.nobody;
  const old = from.definition.events;
  for (const [id, event] of sortedEntries(to.definition.events)) {
    const name = named(id, event);
    const was = Object.hasOwn(old, id) ? old[id] : undefined;
    if (!was) {
      const sentence = words.eventAdded(name);
      changes.push({ kind: "added", about: "event", id, after: name, sentence });
      continue;
    }
    changes.push(...renamed("text", id, [was.label, event.label], [named(id, was), name]));
    const { label: _, by: before, ...rest } = was;
    const { label: __, by: after, ...now } = event;
    if (!sameJson([...(before ?? [])].sort(), [...(after ?? [])].sort())) {
      const [a, b] = [senders(was), senders(event)];
      const sentence = words.eventBy(name, a, b);
      changes.push({ kind: "changed", about: "event", id, before: a, after: b, sentence });
    }
    if (!sameJson(rest, now)) {
      changes.push({ kind: "changed", about: "event", id, sentence: words.eventDetails(name) });
    }
  }
  for (const [id, event] of sortedEntries(old)) {
    if (Object.hasOwn(to.definition.events, id)) continue;
    const before = named(id, event);
    const sentence = words.eventRemoved(before);
    changes.push({ kind: "removed", about: "event", id, before, sentence });
  }
  return changes;

  function renamed(
    about: Change["about"],
    id: string,
    [was, is]: [Text | undefined, Text | undefined],
    [before, after]: [string, string],
  ): Change[] {
    if (sameJson(was, is)) return [];
    if (before === after) {
      return [{ kind: "changed", about, id, sentence: words.eventReworded(after) }];
    }
    const sentence = words.eventRenamed(before, after);
    return [{ kind: "changed", about, id, before, after, sentence }];
  }
}

export function stageChanges(from: Side, to: Side, words: DiffWords, language: Language): Change[] {
  const [old, now] = [from.definition.stages ?? [], to.definition.stages ?? []];
  const changes: Change[] = [];
  const base = { about: "stage" as const };
  for (const { key: id, label } of now) {
    const after = textIn(label, language, id);
    const was = old.find(({ key }) => key === id);
    if (!was)
      changes.push({ ...base, kind: "added", id, after, sentence: words.stageAdded(after) });
    else if (!sameJson(was.label, label)) {
      const before = textIn(was.label, language, id);
      const sentence =
        before === after ? words.stageReworded(after) : words.stageRenamed(before, after);
      changes.push({ ...base, kind: "changed", id, before, after, sentence });
    }
  }
  for (const { key: id, label } of old) {
    if (now.some(({ key }) => key === id)) continue;
    const before = textIn(label, language, id);
    changes.push({ ...base, kind: "removed", id, before, sentence: words.stageRemoved(before) });
  }
  const kept = old.map(({ key }) => key).filter((id) => now.some(({ key }) => key === id));
  const order = now.map(({ key }) => key).filter((id) => kept.includes(id));
  const first = order.find((id, i) => id !== kept[i]);
  if (first !== undefined) {
    changes.push({ ...base, kind: "moved", id: first, sentence: words.stageOrder });
  }
  return changes;
}

/** The workflow's own name, description, beginning and settings. */
export function headChanges(from: Side, to: Side, words: DiffWords, language: Language): Change[] {
  const [a, b] = [from.definition, to.definition];
  const changes: Change[] = [];
  const base = { kind: "changed" as const, id: "" };
  const first = ({ model, definition, title }: Side): [string, string] => {
    const node = model.byPath.get(definition.initial);
    return node ? [node.def.uid, title(node)] : [definition.initial, definition.initial];
  };
  const [[was, before], [is, after]] = [first(from), first(to)];
  if (was !== is) {
    changes.push({ ...base, about: "step", id: is, before, after, sentence: words.begins(after) });
  }
  if (!sameJson(a.label, b.label)) {
    const [x, y] = [textIn(a.label, language, a.key), textIn(b.label, language, b.key)];
    const sentence = x === y ? words.nameReworded : words.named(x, y);
    changes.push({ ...base, about: "text", ...(x !== y && { before: x, after: y }), sentence });
  }
  if (!sameJson(a.description, b.description)) {
    const [x, y] = [textIn(a.description, language, ""), textIn(b.description, language, "")];
    const sentence = words.description;
    changes.push({ ...base, about: "text", before: x, after: y, sentence });
  }
  const rest = ({ key, subject, uses }: typeof a) => [key, subject, uses];
  if (!sameJson(rest(a), rest(b)))
    changes.push({ ...base, about: "text", sentence: words.details });
  return changes;
}
