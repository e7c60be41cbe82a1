// After the build: how much JavaScript stands between a reader and the first screen, gzipped.
// Participant: the entry chunk, everything it imports statically, and the words of the largest
// language. Staff: that, the frame around every staff screen, and staff's words. Fails over the limit.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const LIMITS = { participant: 175, staff: 220 };
const ROUTE_LIMIT = 40;
/**
 * What comes after a page, when it is wanted: the picture of a workflow (the library that draws it is
 * 60 KiB alone), and the formats of other programs with their XML reader.
 */
const OWN_LIMITS = { "src/workflow/picture/Flow.tsx": 75, "src/workflow/editor/exchange.ts": 55 };

const dist = join(import.meta.dirname, "../dist");
const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
const kib = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1024;

function reach(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    reach(manifest[key].imports ?? [], seen);
  }
  return seen;
}
const sum = (keys) => [...keys].reduce((total, key) => total + kib(manifest[key].file), 0);

const entry = Object.keys(manifest).filter((key) => manifest[key].isEntry);
const staffFrame = "src/shell/StaffFrame.tsx";
if (entry.length === 0 || !manifest[staffFrame]) {
  console.error("check-size: the manifest names no entry or no staff frame");
  process.exit(1);
}
const largest = (name) =>
  ["en", "cy"]
    .map((language) => `src/i18n/catalogue.${name}${language}.ts`)
    .sort((a, b) => kib(manifest[b].file) - kib(manifest[a].file))[0];
const participant = reach([...entry, largest("")]);
const rows = [
  ["participant entry", sum(participant), LIMITS.participant],
  ["staff entry", sum(reach([staffFrame, largest("staff.")], new Set(participant))), LIMITS.staff],
];
const css = new Set([...participant].flatMap((key) => manifest[key].css ?? []));
rows.push(["entry styles", [...css].reduce((total, file) => total + kib(file), 0), 25]);
for (const key of Object.keys(manifest).sort()) {
  if (!manifest[key].isDynamicEntry) continue;
  const own = [...reach([key])].filter((part) => !participant.has(part));
  rows.push([key, sum(own), OWN_LIMITS[key] ?? ROUTE_LIMIT]);
}

let over = 0;
for (const [name, size, limit] of rows) {
  const bad = size > limit;
  if (bad) over += 1;
  console.log(
    `${name.padEnd(44)} ${size.toFixed(1).padStart(7)} KiB gzip  of ${String(limit).padStart(3)}${bad ? "  OVER" : ""}`,
  );
}
if (over > 0) process.exit(1);
