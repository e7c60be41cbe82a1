import { describe, expect, it } from "vitest";
import type { Diagnostic, WorkflowDefinition } from "../contract.ts";
import { applyCommands } from "../edit/apply.ts";
import { parseDefinition } from "../index.ts";
import { goodFacts, oneToOne, oneToOneRegistry } from "../testing/one-to-one.ts";
import { follow } from "../testing/oracle.ts";
import { at, movementFaults } from "../testing/seeded-faults.ts";
import { meaningFaults } from "../testing/seeded-meaning-faults.ts";
import { structureFaults } from "../testing/seeded-structure-faults.ts";
import { check, rules } from "./index.ts";

const faults = [...structureFaults, ...movementFaults, ...meaningFaults];

const sound = check(oneToOne, oneToOneRegistry);

/** What a rule says about the place of a fault, be it a state or something else. */
function foundAt(definition: WorkflowDefinition, rule: string, where: string): Diagnostic[] {
  const path = where.split("/");
  const own = path.length > 1 || where === "states";
  const uid = own ? undefined : at(definition, where).uid;
  return check(definition, oneToOneRegistry).filter(
    (found) =>
      found.rule === rule &&
      (own ? path.every((key, i) => found.path[i] === key) : found.uid === uid),
  );
}

function seeded(seed: (d: WorkflowDefinition) => void): WorkflowDefinition {
  const definition = structuredClone(oneToOne);
  seed(definition);
  return definition;
}

describe("seeded faults in a whole partnership", () => {
  it("without one it has no errors", () => {
    expect(sound.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(Object.keys(goodFacts).every((key) => oneToOneRegistry.facts.has(key))).toBe(true);
  });

  it("there are at least 40, and every rule finds one", () => {
    expect(faults.length).toBeGreaterThanOrEqual(40);
    const kinds = new Set(faults.map(([, rule]) => rule));
    expect(rules.map(({ key }) => key).filter((key) => !kinds.has(key))).toEqual([]);
  });

  it.each(faults)("%s: %s at %s", (_, rule, where, seed) => {
    const definition = seeded(seed);
    const found = foundAt(definition, rule, where);
    expect(found.length).toBeGreaterThan(0);
    const before = JSON.stringify(sound);
    expect(before).not.toContain(JSON.stringify(found[0]!.message.en));
  });

  it.each(faults)("what is offered for it mends it: %s (%s at %s)", (_, rule, where, seed) => {
    const definition = seeded(seed);
    for (const { fixes = [], message, path } of foundAt(definition, rule, where)) {
      for (const { label, commands } of fixes) {
        expect(label.en && label.cy).toBeTruthy();
        const edited = applyCommands(definition, commands);
        if (!edited.ok) throw new Error(`${label.en}: ${edited.reason.en}`);
        expect(parseDefinition(JSON.parse(JSON.stringify(edited.definition))).ok).toBe(true);
        const again = check(edited.definition, oneToOneRegistry).filter(
          (one) =>
            one.rule === rule && one.message.en === message.en && one.path.join() === path.join(),
        );
        expect(again, `${label.en} for “${message.en}”`).toEqual([]);
      }
    }
  });

  const onPaths = ["dead-end", "final-unreachable", "always-without-else", "no-way-to-withdraw"];

  it.each(faults.filter(([, rule]) => onPaths.includes(rule)))(
    "the trace leads the machine to it: %s (%s at %s)",
    (_, rule, where, seed) => {
      const definition = seeded(seed);
      const [{ trace } = {}] = foundAt(definition, rule, where);
      const { paths } = follow(definition, oneToOneRegistry, trace ?? []);
      expect(paths).toContain(where);
    },
  );
});
