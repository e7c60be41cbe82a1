import type { ActionPlugin, Channel } from "../plugins/plugin.ts";
import { mail } from "./mail.ts";
import { notify, type Reader, readers } from "./notify.ts";
import { templateNames } from "./template-names.ts";
import { templates } from "./templates.ts";

const toWhom: Readonly<Record<Reader, { en: string; cy: string }>> = {
  person: { en: "the person", cy: "y person" },
  members: { en: "both partners", cy: "y ddau bartner" },
  unanswered: { en: "whoever hasn't answered", cy: "pwy bynnag sydd heb ateb" },
  unsigned: { en: "whoever hasn't signed", cy: "pwy bynnag sydd heb lofnodi" },
  unevaluated: { en: "whoever hasn't evaluated", cy: "pwy bynnag sydd heb werthuso" },
  coordinators: { en: "the coordinators", cy: "y cydlynwyr" },
};

const choice = (value: string, label: { en: string; cy: string }) => ({ value, label });

const send: ActionPlugin = {
  type: "notify.send",
  v: 1,
  label: { en: "Send a message", cy: "Anfon neges" },
  params: {
    template: {
      type: "choice",
      required: true,
      label: { en: "Message", cy: "Neges" },
      choices: Object.keys(templates).map((key) =>
        choice(key, templateNames[key] as { en: string; cy: string }),
      ),
    },
    to: {
      type: "choice",
      required: true,
      label: { en: "To", cy: "At" },
      choices: readers.map((key) => choice(key, toWhom[key])),
    },
  },
  idempotency: "key",
  sentence: { en: "send {template} to {to}", cy: "anfon {template} at {to}" },
  run: notify,
};

export const messageActions: readonly ActionPlugin[] = [send];
export const messageChannels: readonly Channel[] = [mail];
