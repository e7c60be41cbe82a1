import { DateTime, Duration } from "luxon";
import { valueAt } from "./builtins.ts";
import type { Facts, Json, TimerDef } from "./contract.ts";

export interface DueInput {
  /** ISO instant of the step that arms the timer. */
  now: string;
  facts: Facts;
  /** IANA name; decides what a day, a month and `at` are. */
  timeZone: string;
}

const WEEKEND = 6;

function toWorkingDay(date: DateTime, direction: 1 | -1): DateTime {
  let day = date;
  while (day.weekday >= WEEKEND) day = day.plus({ days: direction });
  return day;
}

/** A day count that steps over Saturdays and Sundays and ends on a working day. */
function plusWorkingDays(date: DateTime, count: number, direction: 1 | -1): DateTime {
  const start = toWorkingDay(date, count === 0 ? direction : (-direction as 1 | -1));
  const weeks = Math.trunc(count / 5);
  let day = start.plus({ weeks: weeks * direction });
  for (let left = count % 5; left > 0; left--) {
    day = toWorkingDay(day.plus({ days: direction }), direction);
  }
  return day;
}

/**
 * When a timer is due, as an ISO instant in UTC; null as long as its anchor fact is missing or no
 * date. Months are calendar months (31 January + P1M is the last of February) and days are local
 * days, so the local time stays across a change of the clocks. With "working-days" the D part counts
 * Monday to Friday, and a result at a weekend moves on to Monday (a negative offset: back to Friday).
 * `at` sets the local time last. Throws on an unknown time zone or an invalid `now`.
 */
export function dueAt(timer: TimerDef, { now, facts, timeZone }: DueInput): string | null {
  const armed = DateTime.fromISO(now, { zone: timeZone });
  if (!armed.isValid) throw new RangeError(`${armed.invalidExplanation}`);
  let base: DateTime = armed;
  if (timer.anchor !== undefined) {
    const anchor: Json = valueAt(facts, timer.anchor.split("."));
    if (typeof anchor !== "string") return null;
    base = DateTime.fromISO(anchor, { zone: timeZone });
    if (!base.isValid) return null;
  }
  const direction = timer.offset.startsWith("-") ? -1 : 1;
  const offset = Duration.fromISO(timer.offset.replace("-", ""));
  const { years, months, weeks, days, hours, minutes } = offset;
  const signed = (part: number): number => part * direction;
  let due: DateTime = base.plus({
    years: signed(years),
    months: signed(months),
    weeks: signed(weeks),
  });
  due =
    timer.calendar === "working-days"
      ? plusWorkingDays(due, days, direction)
      : due.plus({ days: signed(days) });
  due = due.plus({ hours: signed(hours), minutes: signed(minutes) });
  if (timer.calendar === "working-days") due = toWorkingDay(due, direction);
  if (timer.at !== undefined) {
    const [hour = 0, minute = 0] = timer.at.split(":").map(Number);
    due = due.set({ hour, minute, second: 0, millisecond: 0 });
  }
  return due.toUTC().toISO();
}
