import { Trans } from "@lingui/react/macro";
import { Link, useNavigate } from "react-router";
import { useDesk } from "./desk.ts";
import type { Draft, Session } from "./session.ts";

/** To all versions and what differs between them; the draft goes there as it stands. */
export function VersionsLink({ draft, session }: { draft: Draft; session: Session }) {
  const navigate = useNavigate();
  const { marks } = useDesk();
  const { schemeId, key, baseVersion } = draft;
  const to = `/schemes/${schemeId}/workflow/${key}/versions`;
  return (
    <Link
      className="btn btn--text"
      to={to}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void session.flush().then(() => navigate(to));
      }}
    >
      {marks.count > 0 ? <Trans>Compare with {baseVersion}</Trans> : <Trans>Versions</Trans>}
    </Link>
  );
}
