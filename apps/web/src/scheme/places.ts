/** Sections of a scheme that the API calls by another name than the address does. */
const sections: Record<string, string> = { rounds: "matching", overview: "settings#open" };

/**
 * The address of a place that the API names by a stable key: "people", "settings.dates",
 * "round:<id>". A place nobody knows leads to the scheme's overview.
 */
export function placePath(schemeId: string, place: string): string {
  const base = `/schemes/${schemeId}`;
  const [name = "", part] = place.split(/[.:]/, 2);
  if (name === "round" && part) return `${base}/rounds/${part}`;
  const known = ["people", "import", "partnerships", "evaluation", "workflow", "settings"];
  const section = sections[name] ?? (known.includes(name) ? name : "");
  if (section === "") return base;
  return `${base}/${section}${part ? `#${part}` : ""}`;
}
