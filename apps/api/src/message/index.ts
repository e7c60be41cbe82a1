import type { Domain } from "../domain.ts";
import { MessageRow } from "./message.entity.ts";
import { sendMessage } from "./message.job.ts";
import { messagePolicy } from "./message.policy.ts";
import { MessageResolver } from "./message.resolver.ts";
import { NoticeRow } from "./notice.entity.ts";
import { NoticeResolver } from "./notice.resolver.ts";

export const message: Domain = {
  entities: [MessageRow, NoticeRow],
  resolvers: [MessageResolver, NoticeResolver],
  policies: messagePolicy,
  jobs: { messages: sendMessage },
};
