// Rewrites the table of environment variables in README.md from apps/api/src/env.ts.
// With --check it writes nothing and exits with code 1 when the table is out of date.
import { readFileSync, writeFileSync } from "node:fs";
import { ENVIRONMENT } from "../apps/api/src/env.ts";

const START = "<!-- environment:start -->";
const END = "<!-- environment:end -->";
const file = new URL("../README.md", import.meta.url);

const rows = ENVIRONMENT.map(({ name, default: value, meaning, secret }) => {
  const orFile = secret ? ` Or \`${name}_FILE\`: a file with it.` : "";
  return `| \`${name}\` | ${value} | ${meaning}${orFile} |`;
});
const table = ["| Variable | Default | Meaning |", "| --- | --- | --- |", ...rows].join("\n");

const readme = readFileSync(file, "utf8");
const [before, rest] = readme.split(START);
const after = rest?.split(END)[1];
if (after === undefined) {
  console.error(`README.md has no place for the table: add the lines ${START} and ${END}.`);
  process.exit(1);
}
const written = `${before}${START}\n${table}\n${END}${after}`;
if (written === readme) process.exit(0);
if (process.argv.includes("--check")) {
  console.error("README.md: the table of variables is out of date: run node scripts/env-table.mjs");
  process.exit(1);
}
writeFileSync(file, written);
