import type { Messages } from "@lingui/core";

const files = import.meta.glob<{ messages: Messages }>(
  "./locales/cy/{directory,evaluation,fairness,import,matching,partnerships,people,scheme,settings,workflow}.po",
  { eager: true },
);

export const messages: Messages = Object.assign(
  {},
  ...Object.values(files).map((file) => file.messages),
);
