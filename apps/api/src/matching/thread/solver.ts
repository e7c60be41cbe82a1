import { matchingParts, registryFrom } from "../../plugins/matching.ts";
import { serve } from "./serve.ts";

serve(registryFrom(matchingParts));
