import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";

/** What turns the source into plain modules, for the build and for the tests alike. */
export const sourcePlugins = () => [
  react(),
  lingui(),
  // Every option is optional; without types for @babel/core 7 the plugin's own types demand them all.
  babel({ presets: [linguiTransformerBabelPreset()] } as Parameters<typeof babel>[0]),
];
