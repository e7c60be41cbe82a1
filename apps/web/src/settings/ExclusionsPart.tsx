import { Trans, useLingui } from "@lingui/react/macro";
import { useText } from "../i18n/text.ts";
import { Tick } from "../ui/Choices.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Section } from "../ui/Page.tsx";
import type { Draft, Params, Settings } from "./matching.ts";
import { ParamFields } from "./ParamFields.tsx";

/** Rules that keep two people apart: each is in force or not. */
export function ExclusionsPart(props: {
  settings: Settings;
  draft: Draft;
  /** Types that only rule out. */
  only: ReadonlySet<string>;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t } = useLingui();
  const text = useText();
  const { settings, draft, only, onChange } = props;
  const { criteria } = draft;
  const rules = settings.criterionOptions.filter(({ type }) => only.has(type));
  return (
    <Section
      title={t`Who can’t be matched`}
      id="exclusions"
      lede={t`A pair that breaks one of these rules is never proposed, however well it fits. On the board you see whom each rule keeps apart.`}
    >
      {rules.map(({ type, label, sentence, fields }) => {
        const at = criteria.findIndex((one) => one.type === type);
        const use = criteria[at];
        const asks = fields.some((field) => field.type !== "labels");
        return (
          <div key={type} className="match-rule">
            <Tick
              label={text(label)}
              hint={use?.sentence || sentence}
              checked={use !== undefined}
              onChange={(on) => {
                const made = { type, weight: 0, strictness: "SOFT" as const, params: {} };
                onChange({
                  criteria: on
                    ? [...criteria, { ...made, sentence: "", key: type }]
                    : criteria.filter((one) => one.type !== type),
                });
              }}
            />
            {use && asks && (
              <Disclosure summary={<Trans>Details of this rule</Trans>}>
                <ParamFields
                  fields={fields}
                  params={use.params as Params}
                  questions={settings.questions}
                  onChange={(params) =>
                    onChange({ criteria: criteria.with(at, { ...use, params }) })
                  }
                />
              </Disclosure>
            )}
          </div>
        );
      })}
    </Section>
  );
}
