import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "./Button.tsx";

/** The foot of a list that is longer than what is shown. */
export function Pager(props: {
  shown: number;
  total: number;
  /** Absent: everything is shown. */
  onMore?: () => void;
  busy?: boolean;
  /** How many the next press brings. Default: what is left, at most 50. */
  step?: number;
}) {
  const { t } = useLingui();
  const { shown, total } = props;
  const next = Math.min(props.step ?? 50, total - shown);
  return (
    <div className="acts">
      {props.onMore && next > 0 && (
        <Button onClick={props.onMore} busy={props.busy} busyLabel={t`Loading…`}>
          <Trans>Show {next} more</Trans>
        </Button>
      )}
      <p className="small quiet" role="status">
        {next > 0 ? (
          <Trans>
            {shown} of {total} shown
          </Trans>
        ) : (
          <Trans>All {total} shown</Trans>
        )}
      </p>
    </div>
  );
}
