import type { Matcher, Registry } from "./contract.ts";
import { builtInCriteria } from "./criteria/index.ts";
import { assign } from "./matchers/assign.ts";
import { group } from "./matchers/group.ts";
import { manual } from "./matchers/manual.ts";
import { stable } from "./matchers/stable.ts";
import { registry } from "./registry.ts";

export const builtInMatchers: readonly Matcher[] = [assign, group, stable, manual];

/** Everything that ships; a host with plugins makes its own by `registry`. */
export const builtIn: Registry = registry(builtInCriteria, builtInMatchers);
