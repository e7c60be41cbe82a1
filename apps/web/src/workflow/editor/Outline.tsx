import { useLingui } from "@lingui/react/macro";
import { describe, type OutlineStep } from "@quad/workflow";
import { useMemo, useState } from "react";
import { Section } from "../../ui/Page.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { FindStep } from "./FindStep.tsx";
import { StepItem } from "./StepItem.tsx";
import { nameOf, type StepAt } from "./steps.ts";

/** Every step in the author's order; steps inside of a group stand below it, indented. */
export function Outline() {
  const { t } = useLingui();
  const { definition, registry, locale } = useEditor();
  const { index, say } = useDesk();
  const [find, setFind] = useState("");
  const told = useMemo(() => {
    const byUid = new Map<string, OutlineStep>();
    const add = (step: OutlineStep): void => {
      byUid.set(step.uid, step);
      for (const inner of step.steps) add(inner);
    };
    for (const stage of describe(definition, registry, locale).stages) {
      for (const step of stage.steps) add(step);
    }
    return byUid;
  }, [definition, registry, locale]);

  const sought = find.trim().toLowerCase();
  const fits = (step: StepAt): boolean =>
    sought === "" ||
    nameOf(step, say).toLowerCase().includes(sought) ||
    step.number === sought ||
    step.inner.some(fits);
  const shown = index.roots.filter(fits);
  return (
    <Section
      title={t`Steps`}
      beside={
        <FindStep
          value={find}
          onChange={setFind}
          first={sought === "" ? undefined : index.all.find((one) => fits(one) && own(one))?.uid}
        />
      }
    >
      <StepList steps={shown} told={told} fits={fits} />
    </Section>
  );

  function own(step: StepAt): boolean {
    return nameOf(step, say).toLowerCase().includes(sought) || step.number === sought;
  }
}

/** One level of the outline. */
export function StepList(props: {
  steps: readonly StepAt[];
  told: ReadonlyMap<string, OutlineStep>;
  fits: (step: StepAt) => boolean;
}) {
  const { steps, told, fits } = props;
  return (
    <ol className="wf-steps">
      {steps.map((step) => (
        <StepItem key={step.uid} step={step} told={told.get(step.uid)}>
          {step.inner.length > 0 && (
            <StepList steps={step.inner.filter(fits)} told={told} fits={fits} />
          )}
        </StepItem>
      ))}
    </ol>
  );
}
