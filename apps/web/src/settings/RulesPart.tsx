import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import { Checkboxes, Tick } from "../ui/Choices.tsx";
import { Section } from "../ui/Page.tsx";
import type { Draft, SettingsScheme } from "./draft.ts";
import { ownWordKinds, roles } from "./draft.ts";

/** What people need behind them before they are matched, and who may join at all. */
export function RulesPart(props: {
  scheme: SettingsScheme;
  draft: Draft;
  onChange: (key: string, value: string) => void;
}) {
  const { t } = useLingui();
  const { scheme, draft, onChange } = props;
  const names = {
    MENTOR: t`Mentors`,
    MENTEE: t`Mentees`,
    TRAINING: t`Training done`,
    INDUCTION: t`Induction done`,
    MANAGER: t`Line manager informed`,
    CONSENT: t`Consent given`,
  };
  /** Boxes whose ticks are the keys "<name>.<value>" of the draft. */
  const boxes = (name: string, values: readonly (keyof typeof names)[]) => ({
    options: values.map((value) => ({ value, label: names[value] })),
    value: values.filter((value) => draft[`${name}.${value}`] === "yes"),
    onChange: (ticked: string[]) => {
      for (const value of values) {
        onChange(`${name}.${value}`, ticked.includes(value) ? "yes" : "no");
      }
    },
  });
  const unit = scheme.unit.name;
  return (
    <Section
      title={t`Before people are matched`}
      id="rules"
      lede={
        <Trans>
          The <Link to={`/schemes/${scheme.id}/workflow/enrolment`}>workflow of taking part</Link>{" "}
          asks for these. Whoever is ready to be matched already stays ready.
        </Trans>
      }
    >
      <div className="settings__pair settings__rules">
        <Checkboxes
          label={t`Who needs the training first`}
          {...boxes("trainingRequired", roles)}
          layout="row"
        />
        <Checkboxes
          label={t`Whose line manager must be informed first`}
          {...boxes("managerRequired", roles)}
          layout="row"
        />
      </div>
      <Checkboxes
        label={t`What people may confirm by their own word`}
        hint={t`Coordinators and trainers record the rest.`}
        {...boxes("ownWord", ownWordKinds)}
        layout="columns"
      />
      <Tick
        label={t`Only people of ${unit} may join`}
        hint={t`And of the units below it. About anybody else who registers, a coordinator decides, unless the workflow was changed to say otherwise.`}
        checked={draft.ownUnitOnly === "yes"}
        onChange={(on) => onChange("ownUnitOnly", on ? "yes" : "no")}
      />
    </Section>
  );
}
