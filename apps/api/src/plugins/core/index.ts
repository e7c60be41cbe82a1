import { builtInFields } from "@quad/forms";
import { builtInCriteria, builtInMatchers } from "@quad/matching";
import { enrolmentFacts, enrolmentGuards } from "../../enrolment/enrolment.workflow.ts";
import { messageActions, messageChannels } from "../../message/message.workflow.ts";
import type { Plugin } from "../plugin.ts";

/** What every scheme can use. Each domain brings its own part. */
export const core: Plugin = {
  key: "core",
  version: "1.0.0",
  facts: [...enrolmentFacts],
  guards: [...enrolmentGuards],
  actions: [...messageActions],
  criteria: builtInCriteria,
  matchers: builtInMatchers,
  fields: builtInFields,
  channels: [...messageChannels],
};
