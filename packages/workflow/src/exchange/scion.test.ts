import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { WorkflowError } from "../error.ts";
import { play, type Script, Unsupported } from "../testing/scxml-host.ts";
import { unsupported } from "./scion-unsupported.ts";

const folder = join(
  dirname(createRequire(import.meta.url).resolve("@scion-scxml/test-framework/package.json")),
  "test",
);

/** "history/history0", with the chart and the script that tests it. */
const tests = readdirSync(folder)
  .sort()
  .flatMap((group) =>
    readdirSync(join(folder, group))
      .filter((file) => file.endsWith(".scxml"))
      .sort()
      .map((file) => join(group, file.replace(/\.scxml$/, ""))),
  )
  .filter((name) => existsSync(join(folder, `${name}.json`)));

function outcome(name: string): { seen?: string[][]; wanted: string[][]; reason?: string } {
  const script: Script = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  const wanted = [
    script.initialConfiguration,
    ...script.events.map(({ nextConfiguration }) => nextConfiguration),
  ].map((active) => [...active].sort());
  try {
    const seen = play(readFileSync(join(folder, `${name}.scxml`), "utf8"), script);
    return { wanted, seen: seen.map((active) => [...active].sort()) };
  } catch (cause) {
    const loop = cause instanceof WorkflowError && cause.code === "LOOP";
    if (!loop && !(cause instanceof Unsupported)) throw cause;
    return { wanted, reason: cause.message };
  }
}

const listed = new Map(
  unsupported.flatMap(({ reason, tests: names }) => names.map((name) => [name, reason])),
);
const supported = tests.filter((name) => !listed.has(name));

describe("SCION's tests, by the engine, restored from text before every event", () => {
  it.each(supported)("%s", (name) => {
    const { seen, wanted, reason } = outcome(name);
    expect(reason).toBeUndefined();
    expect(seen).toEqual(wanted);
  });
});

describe("what isn't supported", () => {
  it.each([...listed.keys()])("%s", (name) => {
    expect(tests).toContain(name);
    const { seen, wanted } = outcome(name);
    expect(seen).not.toEqual(wanted);
  });
});
