/**
 * Welsh names of days and months, and how Welsh says distances and lists. Chromium's own data has
 * no Welsh, and would fall back to English in the middle of a Welsh sentence.
 */
const names: Record<string, string> = {
  Monday: "Dydd Llun",
  Tuesday: "Dydd Mawrth",
  Wednesday: "Dydd Mercher",
  Thursday: "Dydd Iau",
  Friday: "Dydd Gwener",
  Saturday: "Dydd Sadwrn",
  Sunday: "Dydd Sul",
  January: "Ionawr",
  February: "Chwefror",
  March: "Mawrth",
  April: "Ebrill",
  May: "Mai",
  June: "Mehefin",
  July: "Gorffennaf",
  August: "Awst",
  September: "Medi",
  October: "Hydref",
  November: "Tachwedd",
  December: "Rhagfyr",
  Jan: "Ion",
  Feb: "Chwef",
  Mar: "Maw",
  Apr: "Ebr",
  Jun: "Meh",
  Jul: "Gorff",
  Aug: "Awst",
  Sept: "Medi",
  Sep: "Medi",
  Oct: "Hyd",
  Nov: "Tach",
  Dec: "Rhag",
};

/** One part of an English date, in Welsh. */
export function welshPart({ type, value }: Intl.DateTimeFormatPart): string {
  if (type === "month" || type === "weekday") return names[value] ?? value;
  return type === "literal" && value.trim() === "at" ? " am " : value;
}

export function welshDistance(days: number): string {
  if (days === 0) return "heddiw";
  if (days === 1) return "yfory";
  if (days === -1) return "ddoe";
  const count = Math.abs(days);
  const length = `${count} ${count === 2 ? "ddiwrnod" : "diwrnod"}`;
  return days > 0 ? `ymhen ${length}` : `${length} yn ôl`;
}

/** "x, y a z", or "ac" before a vowel; "neu" for a choice. */
export function welshList(items: readonly string[], link: "a" | "neu"): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? "";
  const word = link === "a" && /^[aeiouwyâêîôûŵŷ]/i.test(last) ? "ac" : link;
  return `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}
