import { builtInFields } from "@quad/forms";
import {
  enrolmentActions,
  enrolmentEvents,
  enrolmentFacts,
  enrolmentGuards,
} from "../../enrolment/enrolment.workflow.ts";
import {
  matchingActions,
  matchingActors,
  matchingEvents,
  matchingFacts,
  matchingGuards,
} from "../../matching/matching.workflow.ts";
import { messageActions, messageChannels } from "../../message/message.workflow.ts";
import { milestoneActions } from "../../milestone/milestone.workflow.ts";
import {
  partnershipActions,
  partnershipActors,
  partnershipEvents,
  partnershipFacts,
  partnershipGuards,
} from "../../partnership/partnership.workflow.ts";
import { schemeFacts } from "../../scheme/scheme.workflow.ts";
import type { Plugin } from "../plugin.ts";
import { matchingPart } from "./matching.ts";

/** What every scheme can use. Each domain brings its own part. */
export const core: Plugin = {
  key: "core",
  version: "1.0.0",
  facts: [...schemeFacts, ...enrolmentFacts, ...partnershipFacts, ...matchingFacts],
  guards: [...enrolmentGuards, ...partnershipGuards, ...matchingGuards],
  actions: [
    ...messageActions,
    ...enrolmentActions,
    ...partnershipActions,
    ...matchingActions,
    ...milestoneActions,
  ],
  actors: [...matchingActors, ...partnershipActors],
  events: [...enrolmentEvents, ...partnershipEvents, ...matchingEvents],
  ...matchingPart,
  fields: builtInFields,
  channels: [...messageChannels],
};
