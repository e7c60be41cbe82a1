import { sortedEntries, type Way } from "../model.ts";
import type { Change } from "./change.ts";
import { type Side, sameJson } from "./side.ts";
import type { DiffWords } from "./words.ts";

/** Ways out that came, went, moved or changed. Those of a step that went are gone with it. */
export function wayChanges(from: Side, to: Side, words: DiffWords): Change[] {
  const changes: Change[] = [];
  for (const way of to.ways.values()) {
    const { id } = way.def;
    const stepUid = way.source.def.uid;
    const step = to.title(way.source);
    const after = to.sentence(way);
    const old = from.ways.get(id);
    if (!old) {
      const sentence = words.wayAdded(step, after);
      changes.push({ kind: "added", about: aboutOf(way), id, stepUid, after, sentence });
      continue;
    }
    const before = from.sentence(old);
    const base = { id, stepUid, before, after };
    const moved = old.source.def.uid !== stepUid;
    const about = aboutChanged(old, way);
    if (moved) {
      const sentence = words.wayMoved(step, after, from.title(old.source));
      changes.push({ ...base, kind: "moved", about: aboutOf(way), sentence });
    } else if (about) {
      const sentence =
        before === after ? words.wayDetails(step, after) : words.wayChanged(step, before, after);
      changes.push({ ...base, kind: "changed", about, sentence });
    }
    if (!sameJson(old.def.label, way.def.label)) {
      const sentence = words.wayName(step, after);
      changes.push({ id, stepUid, kind: "changed", about: "text", sentence });
    }
  }
  for (const way of from.ways.values()) {
    const { id } = way.def;
    const stepUid = way.source.def.uid;
    if (to.ways.has(id) || !to.steps.has(stepUid)) continue;
    const before = from.sentence(way);
    const sentence = words.wayRemoved(from.title(way.source), before);
    changes.push({ kind: "removed", about: aboutOf(way), id, stepUid, before, sentence });
  }
  return [...changes, ...orderChanges()];

  /** What of a way changed, if not only the words of what it names. */
  function aboutChanged(a: Way, b: Way): Change["about"] | undefined {
    const rule = !sameJson(a.def.guard, b.def.guard);
    const deeds = !sameJson(a.def.actions ?? [], b.def.actions ?? []);
    const rest =
      !sameJson(a.trigger, b.trigger) ||
      from.target(a) !== to.target(b) ||
      (a.def.reenter ?? false) !== (b.def.reenter ?? false);
    if (!rule && !deeds && !rest) return undefined;
    if (aboutOf(b) === "reminder" || rest || (rule && deeds)) return aboutOf(b);
    return rule ? "rule" : "action";
  }

  /** Where ways with the same trigger that were there before are tried in another order. */
  function orderChanges(): Change[] {
    const found: Change[] = [];
    for (const [uid, node] of to.steps) {
      const old = from.steps.get(uid);
      if (!old) continue;
      const [was, is] = [byTrigger(old.ways), byTrigger(node.ways)];
      for (const [trigger, ids] of is) {
        const before = (was.get(trigger) ?? []).filter((id) => ids.includes(id));
        const after = ids.filter((id) => before.includes(id));
        const first = after.find((id, i) => id !== before[i]);
        if (first === undefined) continue;
        const sentence = words.wayOrder(to.title(node));
        found.push({ kind: "moved", about: "way", id: first, stepUid: uid, sentence });
      }
    }
    return found;
  }
}

const aboutOf = ({ trigger }: Way): "way" | "reminder" =>
  trigger.kind === "after" ? "reminder" : "way";

function byTrigger(ways: readonly Way[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { trigger, def } of ways) {
    const key = JSON.stringify(sortedEntries(trigger as unknown as Record<string, string>));
    found.set(key, [...(found.get(key) ?? []), def.id]);
  }
  return found;
}
