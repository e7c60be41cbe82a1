import { readdirSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

/** Folders of src that say nothing to a reader. */
const silent = new Set(["api", "gql", "i18n", "uipage"]);
const folders = readdirSync(join(import.meta.dirname, "src"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !silent.has(entry.name))
  .map((entry) => entry.name);

// One catalogue for each folder, so that people who work on different features change different files.
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "cy"],
  catalogs: folders.map((name) => ({
    path: `<rootDir>/src/i18n/locales/{locale}/${name}`,
    include: [`<rootDir>/src/${name}/`],
    exclude: ["**/*.test.*"],
  })),
  format: formatter({
    lineNumbers: false,
    customHeaderAttributes: {
      "X-Translation-Note": "Welsh machine-drafted; to be reviewed by a translator",
    },
  }),
  orderBy: "message",
});
