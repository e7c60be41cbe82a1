import { defineConfig } from "vite";

// One file a process, beside each other: our packages inside, everything from npm outside.
export default defineConfig({
  build: {
    ssr: true,
    target: "node24",
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: "src/main.ts",
        worker: "src/worker.ts",
        solver: "src/matching/thread/solver.ts",
      },
      output: { chunkFileNames: "[name].js" },
    },
  },
  ssr: { noExternal: [/^@quad\//] },
});
