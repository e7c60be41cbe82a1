import { serve } from "../matching/thread/serve.ts";
import { matchingParts, registryFrom } from "../plugins/matching.ts";
import { oddMatchers } from "./odd-matchers.ts";

serve(registryFrom([...matchingParts, oddMatchers]));
