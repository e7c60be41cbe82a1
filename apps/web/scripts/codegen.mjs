// Types and pre-parsed documents for every src/**/*.graphql file: X.graphql gives src/gql/X.ts.
// A file must be whole in itself (its own fragments), so that a route's chunk holds only what it uses.
//   node scripts/codegen.mjs            writes
//   node scripts/codegen.mjs --check    writes nothing, fails when something would change
//   --schema=<file>                     another schema than apps/api/schema.graphql
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as typedDocumentNode from "@graphql-codegen/typed-document-node";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import { buildSchema, parse, specifiedRules, validate } from "graphql";

const root = join(import.meta.dirname, "..");
const output = join(root, "src/gql");
const check = process.argv.includes("--check");
const schemaFile =
  process.argv.find((argument) => argument.startsWith("--schema="))?.slice(9) ??
  join(root, "../api/schema.graphql");

const schemaText = readFileSync(schemaFile, "utf8");
const schema = parse(schemaText);
const schemaAst = buildSchema(schemaText);
const rules = specifiedRules.filter((rule) => rule.name !== "NoUnusedFragmentsRule");

const config = {
  scalars: {
    ID: "string",
    Date: "string",
    Instant: "string",
    Text: "Record<string, string>",
    Json: "unknown",
  },
  enumType: "string-literal",
  skipTypename: false,
  nonOptionalTypename: true,
  useTypeImports: true,
  arrayInputCoercion: false,
  avoidOptionals: { field: true },
};

const wanted = new Map();
let faults = 0;
for (const file of globSync("src/**/*.graphql", { cwd: root }).sort()) {
  const document = parse(readFileSync(join(root, file), "utf8"));
  const problems = validate(schemaAst, document, rules);
  for (const problem of problems) console.error(`${file}: ${problem.message}`);
  faults += problems.length;
  if (problems.length > 0) continue;
  const target = join(output, `${basename(file, ".graphql")}.ts`);
  if (wanted.has(target)) {
    console.error(`${file}: another .graphql file has the same name`);
    faults += 1;
    continue;
  }
  const code = await codegen({
    filename: target,
    schema,
    schemaAst,
    documents: [{ location: file, document }],
    config,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations: typescriptOperations, documents: typedDocumentNode },
  });
  wanted.set(target, `// Written by scripts/codegen.mjs from ${file}. Not to be edited.\n${code}`);
}

const stale = globSync("*.ts", { cwd: output })
  .map((name) => join(output, name))
  .filter((file) => !wanted.has(file));
let changed = 0;
for (const [target, code] of wanted) {
  if (existsSync(target) && readFileSync(target, "utf8") === code) continue;
  changed += 1;
  if (check) console.error(`${relative(root, target)} is not up to date`);
  else {
    mkdirSync(output, { recursive: true });
    writeFileSync(target, code);
  }
}
for (const file of stale) {
  changed += 1;
  if (check) console.error(`${relative(root, file)} belongs to no .graphql file`);
  else if (faults === 0) rmSync(file);
}
console.log(`${wanted.size} documents, ${changed} ${check ? "out of date" : "written"}`);
if (faults > 0 || (check && changed > 0)) process.exit(1);
