import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { SignInDocument } from "../gql/SignInLink.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Page } from "../ui/Page.tsx";
import { useArrive } from "./useArrive.ts";

/**
 * Where a link by mail leads. What it carries stands after the # and so never reaches a server by
 * itself; signing in takes a press, so that programs which open links in mail use nothing up.
 */
export function SignInLinkPage() {
  const { t } = useLingui();
  const [carried] = useState(() => new URLSearchParams(window.location.hash.slice(1)));
  const institution = carried.get("institution");
  const token = carried.get("token");
  const action = useAction(SignInDocument);
  const arrive = useArrive();

  const again = (
    <LinkButton variant="filled" to="/sign-in">
      <Trans>Ask for a new link</Trans>
    </LinkButton>
  );
  if (!institution || !token) {
    return (
      <Page
        title={t`This link is not complete`}
        lede={t`Mail programs sometimes break a long link in two.`}
      >
        <div className="acts">{again}</div>
      </Page>
    );
  }
  if (action.problem) {
    return (
      <Page title={t`This link has been used up`} lede={action.problem.message}>
        <div className="acts">{again}</div>
      </Page>
    );
  }
  return (
    <Page title={t`Welcome`}>
      <NextStep
        title={t`Sign in`}
        actions={
          <Button
            variant="filled"
            busy={action.busy}
            busyLabel={t`Signing in…`}
            onClick={async () => {
              const outcome = await action.run({ institution, token });
              if (outcome.kind === "done") await arrive();
            }}
          >
            <Trans>Sign in</Trans>
          </Button>
        }
      >
        <Trans>
          The link works once. You then stay signed in on this device until you sign out.
        </Trans>
      </NextStep>
      <ErrorNote error={action.error} onRetry={action.retry} />
    </Page>
  );
}
