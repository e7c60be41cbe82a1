import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { Button } from "../ui/Button.tsx";
import type { Criterion, Importance, WeightsByKey } from "./weights.ts";
import { importanceOf, keyOf, mostOf, startOf } from "./weights.ts";

/** A slider for each thing that counts, with its sentence and its weight in a word. */
export function Weights(props: {
  criteria: readonly Criterion[];
  weights: WeightsByKey;
  onChange: (weights: WeightsByKey) => void;
}) {
  const { criteria, weights, onChange } = props;
  const heaviest = Math.max(0, ...Object.values(weights));
  const touched = criteria.some((one) => weights[keyOf(one)] !== one.weight);
  return (
    <div className="weights">
      {criteria.map((one) => (
        <Slider
          key={keyOf(one)}
          criterion={one}
          weight={weights[keyOf(one)] ?? one.weight}
          most={mostOf(criteria)}
          heaviest={heaviest}
          onChange={(weight) => onChange({ ...weights, [keyOf(one)]: weight })}
        />
      ))}
      {touched && (
        <Button variant="text" onClick={() => onChange(startOf(criteria))}>
          <Trans>All as they were</Trans>
        </Button>
      )}
    </div>
  );
}

function Slider(props: {
  criterion: Criterion;
  weight: number;
  most: number;
  heaviest: number;
  onChange: (weight: number) => void;
}) {
  const { criterion, weight, most } = props;
  const { t } = useLingui();
  const id = useId();
  const words: Record<Importance, string> = {
    none: t`doesn’t count`,
    little: t`counts a little`,
    some: t`counts something`,
    much: t`counts much`,
    most: t`counts most`,
  };
  const word = words[importanceOf(weight, props.heaviest)];
  return (
    <div className="weight">
      <label htmlFor={id}>{criterion.label}</label>
      <output htmlFor={id} className="weight__word">
        {word}
        {weight !== criterion.weight && (
          <span className="small quiet">
            {" "}
            <Trans>
              ({weight}, was {criterion.weight})
            </Trans>
          </span>
        )}
      </output>
      <p className="small quiet" id={`${id}-hint`}>
        {criterion.sentence}
      </p>
      <input
        type="range"
        id={id}
        min={0}
        max={most}
        step={1}
        value={weight}
        aria-valuetext={t`${word}: ${weight} of ${most}`}
        aria-describedby={`${id}-hint`}
        onChange={(event) => props.onChange(Number(event.target.value))}
      />
    </div>
  );
}
