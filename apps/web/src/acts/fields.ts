/** What is given along with an act, as the API describes it. */
export interface Field {
  name: string;
  label: string;
  /** text, number, date, yesNo or choice. */
  kind: string;
  required: boolean;
  maxLength: number | null;
  choices: { value: string; label: string }[];
}

/** Typed by the reader, by the field's name. */
export type Values = Record<string, string>;

export type Fault = "missing" | "notADate" | "notANumber" | "tooLong";

const day = /^(\d{4})-(\d{2})-(\d{2})$/;

function isDay(value: string): boolean {
  const [, year, month, date] = day.exec(value) ?? [];
  if (!year) return false;
  return (
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(date))).getUTCDate() === Number(date)
  );
}

/** What keeps each field from being sent, by its name. Whether the rest is right is for the server. */
export function faultsOf(fields: readonly Field[], values: Values): Record<string, Fault> {
  const faults: Record<string, Fault> = {};
  for (const { name, kind, required, maxLength } of fields) {
    const value = values[name]?.trim() ?? "";
    if (value === "") {
      if (required) faults[name] = "missing";
    } else if (kind === "date" && !isDay(value)) faults[name] = "notADate";
    else if (kind === "number" && !Number.isFinite(Number(value))) faults[name] = "notANumber";
    else if (maxLength !== null && [...value].length > maxLength) faults[name] = "tooLong";
  }
  return faults;
}

/** The values as the API takes them; null where there are none. */
export function payloadOf(
  fields: readonly Field[],
  values: Values,
): Record<string, string | number | boolean> | null {
  const given = fields.flatMap(({ name, kind }): [string, string | number | boolean][] => {
    const value = values[name]?.trim() ?? "";
    if (value === "") return [];
    if (kind === "number") return [[name, Number(value)]];
    return [[name, kind === "yesNo" ? value === "yes" : value]];
  });
  return given.length > 0 ? Object.fromEntries(given) : null;
}
