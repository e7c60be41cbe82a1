/** An id that nothing else has: readable at the front, random behind. */
export function freshId(prefix: string): string {
  const name = prefix
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return `${name || "new"}-${crypto.randomUUID().slice(0, 8)}`;
}
