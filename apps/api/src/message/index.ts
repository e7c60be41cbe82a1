import type { Domain } from "../domain.ts";
import { MessageRow } from "./message.entity.ts";
import { sendMessage } from "./message.job.ts";
import { messagePolicy } from "./message.policy.ts";
import { MessageResolver } from "./message.resolver.ts";

export const message: Domain = {
  entities: [MessageRow],
  resolvers: [MessageResolver],
  policies: messagePolicy,
  jobs: { messages: sendMessage },
};
