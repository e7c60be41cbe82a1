import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";

/** Two ways to look at a result: mentee by mentee, or match by match. */
export function ViewChoice({ byPartnership }: { byPartnership: boolean }) {
  const { t } = useLingui();
  return (
    <nav className="views" aria-label={t`Ways to look at the result`}>
      <Link to="?" preventScrollReset aria-current={byPartnership ? undefined : "page"}>
        <Trans>By mentee</Trans>
      </Link>
      <Link to="?view=matches" preventScrollReset aria-current={byPartnership ? "page" : undefined}>
        <Trans>By match</Trans>
      </Link>
    </nav>
  );
}
