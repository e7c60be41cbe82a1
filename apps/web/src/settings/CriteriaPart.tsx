import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { useText } from "../i18n/text.ts";
import { Disclosure } from "../ui/Disclosure.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Section } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import type { Draft, Params, Settings } from "./matching.ts";
import { moved, shares } from "./matching.ts";
import { ParamFields } from "./ParamFields.tsx";

type Use = Draft["criteria"][number];

/** What makes a good match: each criterion with its weight, said in words and as its share. */
export function CriteriaPart(props: {
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
  const scored = criteria.filter(({ type }) => !only.has(type));
  const rest = criteria.filter(({ type }) => only.has(type));
  const share = shares(scored, () => true);
  const keep = (next: Use[]) => onChange({ criteria: [...next, ...rest] });
  const free = settings.criterionOptions.filter((one) => !one.onlyExcludes);

  return (
    <Section
      title={t`What makes a good match`}
      id="criteria"
      lede={t`Each of these gives a pair of people a score. How much it counts beside the others is up to you; the matching board shows what another weight would change.`}
    >
      <Lines kind="plain">
        {scored.map((use, at) => {
          const option = settings.criterionOptions.find(({ type }) => type === use.type);
          if (!option) return null;
          return (
            <CriterionItem
              key={use.key}
              use={use}
              name={text(option.label)}
              fields={option.fields}
              share={share[at] ?? 0}
              questions={settings.questions}
              place={{ first: at === 0, last: at === scored.length - 1 }}
              onChange={(next) => keep(scored.with(at, { ...use, ...next }))}
              onMove={(by) => keep(moved(scored, at, at + by))}
              onRemove={() => keep(scored.toSpliced(at, 1))}
            />
          );
        })}
      </Lines>
      <Select
        label={t`Add a criterion`}
        optional
        value=""
        width="medium"
        placeholder={t`Choose a criterion`}
        options={free.map(({ type, label }) => ({ value: type, label: text(label) }))}
        onChange={(type) => {
          const use = { type, weight: 3, strictness: "SOFT" as const, params: {}, sentence: "" };
          keep([...scored, { ...use, key: `${type}-new-${scored.length}` }]);
        }}
      />
    </Section>
  );
}

function CriterionItem(props: {
  use: Use;
  name: string;
  fields: Settings["criterionOptions"][number]["fields"];
  share: number;
  questions: Settings["questions"];
  place: { first: boolean; last: boolean };
  onChange: (change: Partial<Use>) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}) {
  const { t } = useLingui();
  const id = useId();
  const { use, name, fields, share, place, onChange } = props;
  const asks = fields.some(({ type }) => type !== "labels");
  return (
    <li className="match-use">
      <div className="match-model__head">
        <h3>{name}</h3>
        <span className="match-model__acts">
          <IconButton
            icon="up"
            label={place.first ? t`${name} is first` : t`Move ${name} up`}
            off={place.first}
            onClick={() => props.onMove(-1)}
          />
          <IconButton
            icon="down"
            label={place.last ? t`${name} is last` : t`Move ${name} down`}
            off={place.last}
            onClick={() => props.onMove(1)}
          />
          <IconButton icon="remove" label={t`Remove ${name}`} onClick={props.onRemove} />
        </span>
      </div>
      <p className="match-model__says">
        {use.sentence || (
          <Trans>Say below what it looks at; its sentence follows once saved.</Trans>
        )}
      </p>
      <div className="match-use__how">
        <div className="match-use__weight">
          <label htmlFor={id} className="field__label">
            <Trans>Weight</Trans>
          </label>
          <input
            id={id}
            type="range"
            min={0}
            max={Math.max(10, use.weight)}
            step={1}
            value={use.weight}
            aria-valuetext={t`${use.weight}, ${share} per cent of the whole`}
            onChange={(event) => onChange({ weight: Number(event.target.value) })}
          />
          <output htmlFor={id}>
            <strong>{use.weight}</strong>{" "}
            <span className="quiet">
              <Plural
                value={share}
                _0="doesn’t count"
                one="#% of the whole"
                other="#% of the whole"
              />
            </span>
          </output>
        </div>
        <Select
          label={t`How strictly`}
          width="medium"
          value={use.strictness}
          options={[
            { value: "SOFT", label: t`It counts` },
            { value: "STRONG", label: t`It counts three times as much` },
            { value: "MUST", label: t`It must fit: without anything in common, no match` },
          ]}
          onChange={(value) => onChange({ strictness: value as Use["strictness"] })}
        />
      </div>
      {asks && (
        <Disclosure
          summary={
            <>
              <Trans>What it looks at</Trans>
              <span className="vh">: {name}</span>
            </>
          }
          open={use.sentence === ""}
        >
          <ParamFields
            fields={fields}
            params={use.params as Params}
            questions={props.questions}
            onChange={(params) => onChange({ params })}
          />
        </Disclosure>
      )}
    </li>
  );
}
