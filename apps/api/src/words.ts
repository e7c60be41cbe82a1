import type { Locale } from "./context.ts";

/** Words by language; English is always there. */
export type Text = Readonly<Record<string, string>>;

/**
 * The words in the caller's language, or in English where that language is missing. `{name}` in
 * them becomes `params.name`; `{count:one person|# people}` becomes the form for that number, with
 * the number for #. A name without a value stays as it is.
 */
export function say(
  ctx: { readonly locale: Locale },
  text: Text,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const words = text[ctx.locale] ?? text.en ?? "";
  return words.replace(placeholder, (whole, name: string, one?: string, other?: string) => {
    if (!Object.hasOwn(params, name)) return whole;
    const value = params[name]!;
    const form = value === 1 ? one : other;
    return form === undefined ? String(value) : form.replace("#", String(value));
  });
}

const placeholder = /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g;
