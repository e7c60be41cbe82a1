import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "api",
    include: ["src/**/*.test.ts"],
    globalSetup: "src/test/postgres.ts",
    setupFiles: "src/test/setup.ts",
    // Apollo loads graphql as CommonJS, Vite would take its ES modules: two copies that refuse each
    // other's schemas. All take the first, and type-graphql goes through Vite to do so.
    alias: { graphql: createRequire(import.meta.url).resolve("graphql") },
    server: { deps: { inline: ["type-graphql"] } },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
