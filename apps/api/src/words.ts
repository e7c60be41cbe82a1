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

/** English is that of the United Kingdom. */
const tag = ({ locale }: { readonly locale: string }): string =>
  locale === "en" ? "en-GB" : locale;

/** A plain date in words: "5 December 2026". */
export const longDate = (ctx: { readonly locale: string }, date: string): string =>
  new Intl.DateTimeFormat(tag(ctx), { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** Names as a person writes them: "A, B and C". */
export const listed = (ctx: { readonly locale: string }, names: readonly string[]): string =>
  new Intl.ListFormat(tag(ctx)).format(names);
