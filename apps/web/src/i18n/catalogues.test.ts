import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
let fresh: string;

/** Message -> translation, of one catalogue. */
function read(file: string): Map<string, string> {
  const entries = readFileSync(file, "utf8").matchAll(/^msgid (".+")\nmsgstr (".*")$/gm);
  return new Map([...entries].map(([, id, words]) => [JSON.parse(id!), JSON.parse(words!)]));
}

beforeAll(() => {
  fresh = mkdtempSync(join(tmpdir(), "quad-messages-"));
  const config = join(fresh, "lingui.config.mjs");
  writeFileSync(
    config,
    `import base from ${JSON.stringify(join(root, "lingui.config.ts"))};
export default {
  ...base,
  rootDir: ${JSON.stringify(root)},
  catalogs: base.catalogs.map((one) => ({ ...one, path: one.path.replace("<rootDir>/src/i18n/locales", ${JSON.stringify(fresh)}) })),
};`,
  );
  const lingui = join(dirname(fileURLToPath(import.meta.resolve("@lingui/cli"))), "lingui.js");
  execFileSync(process.execPath, [lingui, "extract", "--workers", "1", "--config", config], {
    cwd: root,
  });
}, 60_000);
afterAll(() => rmSync(fresh, { recursive: true, force: true }));

test("the catalogues hold what the code says: run `lingui extract --clean` after changing words", () => {
  let messages = 0;
  for (const file of globSync(join(fresh, "en/*.po"))) {
    const said = [...read(file).keys()].sort();
    messages += said.length;
    for (const language of ["en", "cy"]) {
      const kept = [...read(join(root, `src/i18n/locales/${language}`, basename(file))).keys()];
      expect(kept.sort(), `${language}/${basename(file)}`).toEqual(said);
    }
  }
  expect(messages).toBeGreaterThan(50);
});

test("every message has its Welsh", () => {
  const files = globSync("src/i18n/locales/cy/*.po", { cwd: root });
  expect(files.length).toBeGreaterThan(0);
  const missing = files.flatMap((file) =>
    [...read(join(root, file))].filter(([, words]) => words === "").map(([id]) => `${file}: ${id}`),
  );
  expect(missing).toEqual([]);
});
