/** The most characters (code points) any one text answer may have, whatever its rules say. */
export const MAX_TEXT = 20_000;

/** Words are runs of characters other than white space. Only the first 50,000 characters count. */
export function countWords(value: string): number {
  return value.slice(0, 50_000).match(/\S+/g)?.length ?? 0;
}

/** Code points, as JSON Schema's `maxLength` counts them. Linear, without copying the text. */
export function countCharacters(value: string): number {
  let count = value.length;
  for (let i = 0; i < value.length - 1; i++) {
    const high = value.charCodeAt(i) & 0xfc00;
    if (high === 0xd800 && (value.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count--;
      i++;
    }
  }
  return count;
}

/**
 * The one keyword that compiled schemas add to JSON Schema 2020-12: `ajv.addKeyword(wordKeyword)`.
 * A `pattern` can't do it: counting words with one is quadratic on long runs of spaces.
 */
export const wordKeyword = {
  keyword: "maxWords",
  type: "string" as const,
  schemaType: "number" as const,
  metaSchema: { type: "integer", minimum: 1 },
  errors: false,
  validate: (max: number, value: string): boolean => countWords(value) <= max,
};
