import { Trans, useLingui } from "@lingui/react/macro";
import { LinkButton } from "../ui/Button.tsx";
import { Page } from "../ui/Page.tsx";

export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <Page
      title={t`There is no such page`}
      lede={t`The address may be mistyped, or the page may have moved.`}
    >
      <div className="acts">
        <LinkButton variant="filled" to="/">
          <Trans>Go to the first page</Trans>
        </LinkButton>
      </div>
    </Page>
  );
}
