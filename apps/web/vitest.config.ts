import { defineConfig } from "vitest/config";
import { sourcePlugins } from "./vite.plugins.ts";

export default defineConfig({
  plugins: sourcePlugins(),
  test: { name: "web", include: ["src/**/*.test.{ts,tsx}"] },
});
