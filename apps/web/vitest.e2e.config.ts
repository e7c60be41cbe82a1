import { defineConfig } from "vitest/config";

// One browser at a time: journeys share a machine with the server they test.
export default defineConfig({
  test: {
    name: "web-e2e",
    include: ["e2e/**/*.e2e.ts"],
    globalSetup: "e2e/support/global.ts",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
