import type { InvokeDef, Ref } from "../contract.ts";
import { type Language, textIn } from "../describe/words.ts";
import type { StateNode } from "../model.ts";
import type { Change } from "./change.ts";
import { type Side, sameJson } from "./side.ts";
import type { DiffWords } from "./words.ts";

/** Steps that came, went, or are something else now; without their ways. */
export function stepChanges(from: Side, to: Side, words: DiffWords, language: Language): Change[] {
  const changes: Change[] = [];
  for (const node of to.model.nodes) {
    const { uid } = node.def;
    const before = from.steps.get(uid);
    const title = to.title(node);
    if (before) {
      changes.push(...changesOf(before, node));
      continue;
    }
    const sentence = node.parent
      ? words.stepAddedIn(title, to.title(node.parent))
      : words.stepAdded(title);
    changes.push({ kind: "added", about: "step", id: uid, stepUid: uid, after: title, sentence });
  }
  for (const node of from.model.nodes) {
    const { uid } = node.def;
    if (to.steps.has(uid)) continue;
    const before = from.title(node);
    const sentence = words.stepRemoved(before);
    changes.push({ kind: "removed", about: "step", id: uid, before, sentence });
  }
  return changes;

  function changesOf(a: StateNode, b: StateNode): Change[] {
    const { uid } = b.def;
    const [was, title] = [from.title(a), to.title(b)];
    const found: Change[] = [];
    const add = (
      about: Change["about"],
      sentence: string,
      more: Partial<Change> = { kind: "changed" },
    ) => void found.push({ kind: "changed", about, id: uid, stepUid: uid, sentence, ...more });

    if (!sameJson(a.def.label, b.def.label)) {
      if (was === title) add("text", words.stepReworded(title));
      else add("text", words.stepRenamed(was, title), { before: was, after: title });
    } else if (a.key !== b.key) add("text", words.stepKey(title));
    if (a.parent?.def.uid !== b.parent?.def.uid) {
      const into = b.parent && to.title(b.parent);
      add("step", words.stepMoved(title, into), { kind: "moved" });
    }
    if (a.kind !== b.kind) {
      const [before, after] = [words.kinds[a.kind], words.kinds[b.kind]];
      add("step", words.stepKind(title, before, after), { before, after });
    }
    if (a.def.stage !== b.def.stage) {
      const named = ({ definition }: Side, key: string | undefined): string => {
        const stage = definition.stages?.find((one) => one.key === key);
        return textIn(stage?.label, language, key ?? words.noStage);
      };
      const [before, after] = [named(from, a.def.stage), named(to, b.def.stage)];
      add("step", words.stepStage(title, before, after), { before, after });
    }
    const first = (side: Side, { def, path }: StateNode): StateNode | undefined =>
      side.model.byPath.get(`${path}.${def.initial}`);
    const [begins, begun] = [first(to, b), first(from, a)];
    if (a.kind === b.kind && begins?.def.uid !== begun?.def.uid) {
      add("step", words.stepBegins(title, begins ? to.title(begins) : (b.def.initial ?? "…")), {
        ...(begun && { before: from.title(begun) }),
        ...(begins && { after: to.title(begins) }),
      });
    }
    const rest = ({ def }: StateNode, side: Side, node: StateNode) => [
      def.tags ?? [],
      def.history ?? null,
      def.target === undefined ? null : uidAt(side, node, def.target),
    ];
    if (!sameJson(rest(a, from, a), rest(b, to, b))) add("step", words.stepDetails(title));
    return found;
  }
}

/** Where the default of a way back leads, by the name that stays. */
function uidAt({ model }: Side, node: StateNode, target: string): string {
  const path = target.startsWith("#")
    ? target.slice(1)
    : `${node.parent ? `${node.parent.path}.` : ""}${target}`;
  return model.byPath.get(path)?.def.uid ?? target;
}

/** What steps that stayed do on arriving, on leaving, and what works while they last. */
export function deedChanges(from: Side, to: Side, words: DiffWords): Change[] {
  const changes: Change[] = [];
  for (const node of to.model.nodes) {
    const before = from.steps.get(node.def.uid);
    const step = to.title(node);
    const was = before ? from.deeds(before) : { entries: [], exits: [] };
    const is = to.deeds(node);
    const uid = node.def.uid;
    const base = { about: "action" as const, id: uid, stepUid: uid };
    const list = (when: "entry" | "exit", old: string[], now: string[]): void => {
      const [a, b] = [before?.def[when] ?? [], node.def[when] ?? []];
      const place = words.when[when];
      const gone = without(a, b);
      const come = without(b, a);
      for (const i of gone.slice(come.length)) {
        const sentence = words.actionRemoved(step, place, old[i]!);
        changes.push({ ...base, kind: "removed", before: old[i]!, sentence });
      }
      for (const [n, i] of come.entries()) {
        const replaced = n < gone.length ? old[gone[n]!]! : undefined;
        const after = now[i]!;
        changes.push(
          replaced === undefined
            ? { ...base, kind: "added", after, sentence: words.actionAdded(step, place, after) }
            : {
                ...base,
                kind: "changed",
                before: replaced,
                after,
                sentence: words.actionChanged(step, place, replaced, after),
              },
        );
      }
      if (gone.length + come.length === 0 && !sameJson(a, b)) {
        changes.push({ ...base, kind: "moved", sentence: words.actionOrder(step, place) });
      }
    };
    list("entry", was.entries, is.entries);
    list("exit", was.exits, is.exits);
    changes.push(...workChanges(before, node, was.entries, is.entries, step));
  }
  return changes;

  function workChanges(
    a: StateNode | undefined,
    b: StateNode,
    old: string[],
    now: string[],
    step: string,
  ): Change[] {
    const worded = (node: StateNode | undefined, sentences: string[]): Map<string, string> => {
      const skip = node?.def.entry?.length ?? 0;
      return new Map(
        (node?.def.invoke ?? []).map(({ id }, i) => [id, sentences[skip + i] ?? id] as const),
      );
    };
    const [was, is] = [worded(a, old), worded(b, now)];
    const find = (node: StateNode | undefined, id: string): InvokeDef | undefined =>
      node?.def.invoke?.find((work) => work.id === id);
    const found: Change[] = [];
    const place = words.when.work;
    const base = { about: "action" as const, stepUid: b.def.uid };
    for (const [id, after] of is) {
      const before = was.get(id);
      if (before === undefined) {
        const sentence = words.actionAdded(step, place, after);
        found.push({ ...base, kind: "added", id, after, sentence });
      } else if (!sameJson(find(a, id)?.src, find(b, id)?.src)) {
        const sentence = words.actionChanged(step, place, before, after);
        found.push({ ...base, kind: "changed", id, before, after, sentence });
      }
    }
    for (const [id, before] of was) {
      if (is.has(id)) continue;
      const sentence = words.actionRemoved(step, place, before);
      found.push({ ...base, kind: "removed", id, before, sentence });
    }
    return found;
  }
}

/** Positions of what is in `list` more often than in `other`. */
function without(list: readonly Ref[], other: readonly Ref[]): number[] {
  const left = [...other];
  return list.flatMap((ref, i) => {
    const at = left.findIndex((one) => sameJson(one, ref));
    if (at < 0) return [i];
    left.splice(at, 1);
    return [];
  });
}
