import { Plural, Trans } from "@lingui/react/macro";

/** The time that a scheme asks for, in one sentence. */
export function Commitment(props: {
  figures: { hoursPerMonth: number; minMonths: number; maxMonths: number };
}) {
  const { hoursPerMonth, minMonths, maxMonths } = props.figures;
  return minMonths === maxMonths ? (
    <Trans>
      It takes <Plural value={hoursPerMonth} one="about # hour" other="about # hours" /> a month for{" "}
      {maxMonths} months.
    </Trans>
  ) : (
    <Trans>
      It takes <Plural value={hoursPerMonth} one="about # hour" other="about # hours" /> a month for{" "}
      {minMonths} to {maxMonths} months.
    </Trans>
  );
}
