/** Whole months from one plain date to another, begun ones counted; at least 1. */
function begun(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split("-").map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return Math.max(1, months + (toDay > fromDay ? 1 : 0));
}

/** Which month of how many a day is in: the first day is in month 1. Null outside the time. */
export function monthOf(
  startsOn: string | null,
  endsOn: string | null,
  today: string,
): { month: number; of: number } | null {
  if (!startsOn || !endsOn || today < startsOn || today > endsOn) return null;
  const of = begun(startsOn, endsOn);
  const day = Number(today.slice(8)) >= Number(startsOn.slice(8)) ? 1 : 0;
  const [startYear = 0, startMonth = 0] = startsOn.split("-").map(Number);
  const [year = 0, month = 0] = today.split("-").map(Number);
  return {
    month: Math.min(of, Math.max(1, (year - startYear) * 12 + month - startMonth + day)),
    of,
  };
}
