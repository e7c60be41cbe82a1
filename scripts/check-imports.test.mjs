import { describe, expect, it } from "vitest";
import { crossings } from "./check-imports.mjs";

const WRONG = [
  ["packages/forms/src/validate.ts", "@quad/workflow", "stands alone"],
  ["packages/forms/src/validate.ts", "../../workflow/src/step.ts", "stands alone"],
  ["packages/forms/src/validate.ts", "../../../apps/api/src/env.ts", "stands alone"],
  ["packages/forms/src/fields/text.ts", "react", "is pure"],
  ["packages/matching/src/score.ts", "typeorm", "is pure"],
  ["packages/matching/src/score.ts", "graphql/utilities", "is pure"],
  ["packages/matching/src/score.ts", "node:fs", "runs in a browser"],
  ["packages/workflow/src/step.ts", "xstate", "XState stays behind"],
  ["apps/api/src/workflow/workflow.service.ts", "xstate", "XState stays behind"],
  [
    "apps/web/src/home/HomePage.tsx",
    "../../../api/src/person/person.entity.ts",
    "its schema alone",
  ],
  ["apps/web/src/home/HomePage.tsx", "@quad/api", "its schema alone"],
  ["apps/api/src/app.ts", "../../web/src/routes.tsx", "does not know the web"],
  [
    "apps/api/src/matching/matching.service.ts",
    "../person/person.entity.ts",
    "calls another domain's",
  ],
  [
    "apps/api/src/matching/matching.service.ts",
    "../person/person.policy.ts",
    "calls another domain's",
  ],
  ["apps/api/src/person/person.resolver.ts", "../store/tenant-store.ts", "only delegates"],
];

const RIGHT = [
  ["packages/forms/src/validate.ts", "./fields/index.ts"],
  ["packages/forms/src/validate.test.ts", "node:fs"],
  ["packages/workflow/src/xstate-adapter.ts", "xstate"],
  ["packages/matching/src/score.ts", "reactive-thing"],
  ["apps/web/src/home/HomePage.tsx", "@quad/forms"],
  ["apps/api/src/matching/matching.service.ts", "../person/person.service.ts"],
  ["apps/api/src/matching/matching.service.ts", "./round.entity.ts"],
  ["apps/api/src/matching/matching.service.ts", "../store/tenant-store.ts"],
  ["apps/api/src/domains.ts", "../person/person.entity.ts"],
  ["apps/api/src/matching/matching.test.ts", "../person/person.entity.ts"],
];

describe("import boundaries", () => {
  it.each(WRONG)("%s must not import %s", (path, name, says) => {
    expect(crossings(path, `import { x } from "${name}";`)).toEqual([
      expect.stringMatching(new RegExp(`^${path}:1: "${name}": .*${says}`)),
    ]);
  });

  it.each(RIGHT)("%s may import %s", (path, name) => {
    expect(crossings(path, `import { x } from "${name}";`)).toEqual([]);
  });

  it.each([
    ['import type { X } from "react";'],
    ['import "react";'],
    ['export { X } from "react";'],
    ['export * from "react";'],
    ['const x = import("react");'],
    ['import {\n  x,\n} from "react";'],
  ])("see %j", (source) => {
    expect(crossings("packages/forms/src/a.ts", source)).toHaveLength(1);
  });

  it("name the line, and see neither comments nor texts", () => {
    const source = `// import "react"\nconst a = 'import "react"';\n\nimport "react";\n`;

    expect(crossings("packages/forms/src/a.ts", source)).toEqual([
      expect.stringMatching(/^packages\/forms\/src\/a\.ts:4: "react": /),
    ]);
  });
});
