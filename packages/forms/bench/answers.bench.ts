import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { type Answers, compileSchema, parseForm, submittable, validate } from "../src/index.ts";
import { everyType, rightAnswers } from "../src/test/every-type.ts";

/** Median milliseconds of `runs` calls, after as many to warm up. */
function median(runs: number, work: () => void): number {
  for (let i = 0; i < runs; i++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
}

const report = (what: string, ms: number) => console.log(`${what.padEnd(58)} ${ms.toFixed(3)} ms`);
console.log(`Node ${process.version}, median; a form with a question of every type.`);
report(
  "parseForm",
  median(200, () => parseForm(everyType)),
);
report(
  "compileSchema",
  median(200, () => compileSchema(everyType)),
);
report(
  "validate, right answers",
  median(1000, () => validate(everyType, rightAnswers)),
);
report(
  "submittable",
  median(1000, () => submittable(everyType, rightAnswers)),
);

const megabyte = 1024 * 1024;
const huge: Record<string, string> = {
  letters: "a".repeat(megabyte),
  words: "a ".repeat(megabyte / 2),
  "a gap of spaces": `a${" ".repeat(megabyte - 2)}a`,
  digits: "9".repeat(megabyte),
  emoji: "💡".repeat(megabyte / 4),
};
for (const [kind, value] of Object.entries(huge)) {
  const answers: Answers = {};
  for (const id of Object.keys(rightAnswers)) answers[id] = value;
  const problems = validate(everyType, answers).length;
  if (problems !== Object.keys(rightAnswers).length) throw new Error("a huge answer was taken");
  report(
    `1 MB of ${kind} in each of 11 answers refused`,
    median(5, () => validate(everyType, answers)),
  );
}

const folder = mkdtempSync(fileURLToPath(new URL("./size-", import.meta.url)));
try {
  const size = async (what: string, source: string) => {
    const entry = join(folder, "entry.ts");
    writeFileSync(entry, source);
    await build({
      configFile: false,
      logLevel: "silent",
      root: folder,
      build: { lib: { entry, formats: ["es"], fileName: "out" }, minify: true, emptyOutDir: true },
    });
    const code = readFileSync(join(folder, "dist", "out.js"));
    console.log(`${what.padEnd(58)} ${(gzipSync(code).length / 1024).toFixed(2)} KiB gzip`);
  };
  await size(
    "validate + visibleQuestions + countWords",
    'export { countWords, validate, visibleQuestions } from "../../src/index.ts";',
  );
  await size(
    "the same with messages, summaries and progress",
    'export { complete, countWords, message, normalise, summary, text, validate, visiblePages } from "../../src/index.ts";',
  );
  await size("everything", 'export * from "../../src/index.ts";');
} finally {
  rmSync(folder, { recursive: true });
}
