import { builtInFields } from "@quad/forms";
import { builtInCriteria, builtInMatchers } from "@quad/matching";
import { enrolmentFacts, enrolmentGuards } from "../../enrolment/enrolment.workflow.ts";
import {
  matchingActions,
  matchingActors,
  matchingFacts,
  matchingGuards,
} from "../../matching/matching.workflow.ts";
import { messageActions, messageChannels } from "../../message/message.workflow.ts";
import {
  partnershipActions,
  partnershipFacts,
  partnershipGuards,
} from "../../partnership/partnership.workflow.ts";
import type { Plugin } from "../plugin.ts";

/** What every scheme can use. Each domain brings its own part. */
export const core: Plugin = {
  key: "core",
  version: "1.0.0",
  facts: [...enrolmentFacts, ...partnershipFacts, ...matchingFacts],
  guards: [...enrolmentGuards, ...partnershipGuards, ...matchingGuards],
  actions: [...messageActions, ...partnershipActions, ...matchingActions],
  actors: [...matchingActors],
  criteria: builtInCriteria,
  matchers: builtInMatchers,
  fields: builtInFields,
  channels: [...messageChannels],
};
