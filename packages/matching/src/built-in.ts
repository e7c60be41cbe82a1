import type { Matcher, Registry } from "./contract.ts";
import { builtInCriteria } from "./criteria/index.ts";
import { assign } from "./matchers/assign.ts";
import { choices } from "./matchers/choices.ts";
import { circle } from "./matchers/circle.ts";
import { group } from "./matchers/group.ts";
import { manual } from "./matchers/manual.ts";
import { stable } from "./matchers/stable.ts";
import { team } from "./matchers/team.ts";
import { twoByTwo } from "./matchers/two-by-two.ts";
import { worstFirst } from "./matchers/worst-first.ts";
import { registry } from "./registry.ts";

export const builtInMatchers: readonly Matcher[] = [
  assign,
  group,
  stable,
  choices,
  worstFirst,
  twoByTwo,
  team,
  circle,
  manual,
];

/** Everything that ships; a host with plugins makes its own by `registry`. */
export const builtIn: Registry = registry(builtInCriteria, builtInMatchers);
