import type { ParamField } from "@quad/workflow";
import type { ActionPlugin, Channel } from "../plugins/plugin.ts";
import type { Words } from "../plugins/saying.ts";
import { mail } from "./mail.ts";
import type { NoticeForm } from "./notice.entity.ts";
import { showNotice } from "./notice.ts";
import { notify, type Reader, readers, readersOf } from "./notify.ts";
import { lettersWords, openForm, ownWords, tellCoordinators } from "./own-words.ts";
import { previewMessage, previewTemplate } from "./preview.ts";
import { templateNames } from "./template-names.ts";
import { templates } from "./templates.ts";

const toWhom: Readonly<Record<Reader, Words>> = {
  person: { en: "the person", cy: "y person" },
  sender: { en: "whoever did this", cy: "pwy bynnag a wnaeth hyn" },
  members: { en: "everybody in it", cy: "pawb sydd ynddi" },
  mentors: { en: "the mentors", cy: "y mentoriaid" },
  mentees: { en: "the mentees", cy: "y mentoreion" },
  unanswered: { en: "whoever hasn't answered", cy: "pwy bynnag sydd heb ateb" },
  unsigned: { en: "whoever hasn't signed", cy: "pwy bynnag sydd heb lofnodi" },
  unevaluated: { en: "whoever hasn't evaluated", cy: "pwy bynnag sydd heb werthuso" },
  coordinators: { en: "the coordinators", cy: "y cydlynwyr" },
};

const choice = (value: string, label: Words) => ({ value, label });

const to: ParamField = {
  type: "choice",
  required: true,
  label: { en: "To", cy: "At" },
  choices: readers.map((key) => choice(key, toWhom[key])),
};

const words = (en: string, cy: string, maxLength: number): ParamField => ({
  type: "text",
  required: true,
  label: { en, cy },
  maxLength,
});

const forms: Readonly<Record<NoticeForm, Words>> = {
  registration: { en: "the registration", cy: "y cofrestriad" },
  agreement: { en: "the agreement", cy: "y cytundeb" },
  meeting: { en: "the meeting log", cy: "y cofnod cyfarfodydd" },
  evaluation: { en: "the evaluation", cy: "y gwerthusiad" },
  review: { en: "a look back", cy: "golwg yn ôl" },
};

export const messageActions: readonly ActionPlugin[] = [
  {
    type: "notify.send",
    v: 1,
    label: { en: "Send a message", cy: "Anfon neges" },
    params: {
      template: {
        type: "choice",
        required: true,
        label: { en: "Message", cy: "Neges" },
        choices: Object.keys(templates).map((key) => choice(key, templateNames[key] as Words)),
      },
      to,
    },
    idempotency: "key",
    sentence: { en: "send {template} to {to}", cy: "anfon {template} at {to}" },
    preview: previewTemplate(toWhom),
    run: notify,
  },
  {
    type: "notify.write",
    v: 1,
    label: { en: "Write a letter of your own", cy: "Ysgrifennu eich llythyr eich hun" },
    params: {
      to,
      subject: words("Subject", "Pwnc", 200),
      body: {
        ...words("Letter", "Llythyr", 5000),
        hint: {
          en: "Greeting, contact and a link to the page are added.",
          cy: "Ychwanegir cyfarchiad, cyswllt a dolen i'r dudalen.",
        },
      },
    },
    idempotency: "key",
    sentence: { en: "write “{subject}” to {to}", cy: "ysgrifennu “{subject}” at {to}" },
    preview: (ctx, params, about) => {
      const text = lettersWords(params);
      return previewMessage(
        ctx,
        { template: "own-words", text },
        toWhom[params.to as Reader],
        about,
      );
    },
    run: ownWords,
  },
  {
    type: "notify.show",
    v: 1,
    label: { en: "Show a notice", cy: "Dangos hysbysiad" },
    params: { to, text: words("Notice", "Hysbysiad", 500) },
    idempotency: "transaction",
    sentence: {
      en: "show {to} “{text}” on their first page",
      cy: "dangos “{text}” i {to} ar eu tudalen gyntaf",
    },
    run: async (ctx, effect) => {
      const people = await readersOf(ctx, effect.instance, effect.params.to as Reader);
      const text = effect.params.text as Record<string, string>;
      await showNotice(ctx, effect, people, { form: null, text });
    },
  },
  {
    type: "form.open",
    v: 1,
    label: { en: "Open a form", cy: "Agor ffurflen" },
    params: {
      form: {
        type: "choice",
        required: true,
        label: { en: "Form", cy: "Ffurflen" },
        choices: Object.entries(forms).map(([key, label]) => choice(key, label)),
      },
      to,
    },
    idempotency: "transaction",
    sentence: { en: "ask {to} for {form}", cy: "gofyn i {to} am {form}" },
    run: openForm,
  },
  {
    type: "coordinator.tell",
    v: 1,
    label: { en: "Tell the coordinators", cy: "Dweud wrth y cydlynwyr" },
    params: { text: words("What they read", "Yr hyn y maent yn ei ddarllen", 500) },
    idempotency: "key",
    sentence: { en: "tell the coordinators “{text}”", cy: "dweud “{text}” wrth y cydlynwyr" },
    preview: (ctx, params, about) => {
      const text = lettersWords(params);
      return previewMessage(ctx, { template: "own-words", text }, toWhom.coordinators, about);
    },
    run: tellCoordinators,
  },
];
export const messageChannels: readonly Channel[] = [mail];
