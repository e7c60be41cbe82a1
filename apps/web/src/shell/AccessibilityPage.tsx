import { Trans, useLingui } from "@lingui/react/macro";
import { Page, Section } from "../ui/Page.tsx";
import { useViewer } from "./viewer.ts";

export function AccessibilityPage() {
  const { t } = useLingui();
  const contact = useViewer()?.institution.contactEmail;
  return (
    <Page
      title={t`Accessibility and languages`}
      lede={t`Everybody should be able to use this site. If something is in your way, tell us and we will find another way for you meanwhile.`}
    >
      <Section title={t`How it is made`}>
        <div className="prose">
          <p>
            <Trans>
              The site is built to the Web Content Accessibility Guidelines 2.2, level AA. Screens
              are checked by a program in light and dark colours and at three widths. Such a program
              finds only a part of what can be wrong: the site has not been tested yet with people
              who use screen readers or voice control.
            </Trans>
          </p>
          <p>
            <Trans>
              Everything can be done with a keyboard. Status never rests on colour alone. Text can
              be enlarged to twice its size, and the screens print.
            </Trans>
          </p>
        </div>
      </Section>
      <Section title={t`Welsh and English`}>
        <div className="prose">
          <p>
            <Trans>
              You can change the language at the foot of every screen. The Welsh of the site’s own
              texts was drafted by a machine and waits for a translator; what a scheme or a person
              has written appears as it was written.
            </Trans>
          </p>
        </div>
      </Section>
      {contact && (
        <Section title={t`Tell us`}>
          <p>
            <Trans>
              Write to <a href={`mailto:${contact}`}>{contact}</a>.
            </Trans>
          </p>
        </Section>
      )}
    </Page>
  );
}
