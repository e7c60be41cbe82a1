import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "api",
    include: ["src/**/*.test.ts"],
    globalSetup: "src/test/postgres.ts",
    setupFiles: "src/test/setup.ts",
    // type-graphql loads graphql as CommonJS, the tests as ESM: two copies, unless both go through Vite.
    server: { deps: { inline: ["type-graphql"] } },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
