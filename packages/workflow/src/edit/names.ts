const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/^[0-9 ]+/, "");

/** The name, or else the name with the smallest number from 2 that is free; at most 64 characters. */
function free(name: string, taken: (name: string) => boolean): string {
  const base = name.slice(0, 60);
  const used = (one: string): boolean => one in Object.prototype || taken(one);
  if (!used(base)) return base;
  let n = 2;
  while (used(`${base}${n}`)) n += 1;
  return `${base}${n}`;
}

/** A key for a step, timer or stage that reads like its label: "lineManagerInformed". */
export function keyFrom(label: string, taken: (key: string) => boolean, fallback = "step"): string {
  const [first = fallback, ...rest] = plain(label).split(" ").filter(Boolean);
  const camel = first + rest.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("");
  return free(camel, taken);
}

/** The type of an event that reads like its label: "line-manager-informed". */
export function eventTypeFrom(label: string, taken: (type: string) => boolean): string {
  const name = plain(label).replaceAll(" ", "-").slice(0, 60).replace(/-$/, "") || "event";
  return free(name, taken);
}
