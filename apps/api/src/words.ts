import type { Locale } from "./context.ts";

/** Words by language; English is always there. */
export type Text = Readonly<Record<string, string>>;

/**
 * The words in the caller's language, or in English where that language is missing. `{name}` in
 * them becomes `params.name`; a name without a value stays as it is.
 */
export function say(
  ctx: { readonly locale: Locale },
  text: Text,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const words = text[ctx.locale] ?? text.en ?? "";
  return words.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
