/** An id that nothing in a definition has yet: a letter and 12 random characters. */
export function newId(kind: "s" | "w"): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return kind + [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
