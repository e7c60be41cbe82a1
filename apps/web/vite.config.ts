import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vite";
import { sourcePlugins } from "./vite.plugins.ts";

/** Writes `.br` and `.gz` beside every text file of the build, so that the server only picks one. */
function precompress(): Plugin {
  let directory = "dist";
  return {
    name: "precompress",
    apply: "build",
    configResolved(config) {
      directory = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(?:js|css|html|svg)$/.test(entry.name)) continue;
        const file = join(entry.parentPath, entry.name);
        const content = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(
          `${file}.br`,
          brotliCompressSync(content, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: 11,
              [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
            },
          }),
        );
      }
    },
  };
}

/**
 * What every screen needs, in one file. Left to itself, the bundler cuts it into a dozen, one for each
 * set of screens that shares a part; small files compress worse.
 */
const firstScreen = {
  name: "base",
  test: /preload-helper|node_modules\/(react(-dom|-router)?|scheduler)\/|src\/(api|apollo|shell\/viewer|i18n\/(language|text|format)|ui\/(cx|page-context|Page|Button|Menu|Loading))/,
};

export default defineConfig({
  plugins: [...sourcePlugins(), precompress()],
  server: {
    proxy: { "/graphql": "http://localhost:4000", "/healthz": "http://localhost:4000" },
  },
  build: {
    manifest: true,
    target: "baseline-widely-available",
    // light-dark(), nesting and layers stay as written; every evergreen browser since 2024 has them.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // Nothing is inlined as a data: address; the Content-Security-Policy names only 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [firstScreen] } } },
  },
});
