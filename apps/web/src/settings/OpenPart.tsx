import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { OpenSchemeDocument } from "../gql/SchemeSettings.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { OpeningChecklist } from "../scheme/OpeningChecklist.tsx";
import { Button } from "../ui/Button.tsx";
import { EffectPreview } from "../ui/EffectPreview.tsx";
import { Note } from "../ui/Note.tsx";
import { Section } from "../ui/Page.tsx";
import type { SettingsScheme } from "./draft.ts";

/** What is left before a draft can open, and the act itself, with what follows from it first. */
export function OpenPart({ scheme }: { scheme: SettingsScheme }) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useAction(OpenSchemeDocument, { refetchQueries: ["SchemeFrame"] });
  const [asking, setAsking] = useState(false);
  const [opened, setOpened] = useState(false);
  const [tried, setTried] = useState("");
  const standing = JSON.stringify(scheme.openingChecklist);
  const missing = scheme.openingChecklist.filter(({ done }) => !done).length;
  if (scheme.state !== "DRAFT") {
    return opened || scheme.openingChecklist.length > 0 ? (
      <Section title={t`The scheme is open`} id="open">
        {opened && (
          <Note kind="info" role="status">
            <Trans>It is open. People can find it now, and you can invite them.</Trans>
          </Note>
        )}
        <OpeningChecklist schemeId={scheme.id} items={scheme.openingChecklist} />
      </Section>
    ) : null;
  }

  async function openNow() {
    setTried(standing);
    const outcome = await open.run({ id: scheme.id });
    setAsking(false);
    if (outcome.kind === "done") setOpened(true);
  }
  const { opensOn } = scheme.settings;
  return (
    <Section
      title={t`Before it opens`}
      id="open"
      beside={
        <span className="quiet">
          {missing === 0 ? (
            <Trans>Everything is in place</Trans>
          ) : (
            <Plural value={missing} one="# thing left" other="# things left" />
          )}
        </span>
      }
    >
      <OpeningChecklist schemeId={scheme.id} items={scheme.openingChecklist} />
      {/* What was missing then may be there now. */}
      {tried === standing && <ActionNote schemeId={scheme.id} action={open} />}
      {asking ? (
        <EffectPreview
          title={t`Open the scheme?`}
          actions={
            <>
              <Button variant="filled" busy={open.busy} onClick={openNow}>
                <Trans>Open the scheme</Trans>
              </Button>
              <Button variant="text" onClick={() => setAsking(false)}>
                <Trans>Not yet</Trans>
              </Button>
            </>
          }
        >
          <p>
            {opensOn ? (
              <Trans>
                Everybody at the institution can find it, and can register from{" "}
                {formats.date(opensOn)}. You can send invitations. It can’t become a draft again.
              </Trans>
            ) : (
              <Trans>
                Everybody at the institution can find it, and can register. You can send
                invitations. It can’t become a draft again.
              </Trans>
            )}
          </p>
        </EffectPreview>
      ) : (
        <div className="acts">
          <Button variant="filled" onClick={() => setAsking(true)}>
            <Trans>Open the scheme…</Trans>
          </Button>
        </div>
      )}
    </Section>
  );
}
