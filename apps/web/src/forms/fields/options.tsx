import { Trans, useLingui } from "@lingui/react/macro";
import { text } from "@quad/forms";
import { useId, useState } from "react";
import { Checkboxes, Radios, Tick } from "../../ui/Choices.tsx";
import type { FieldProps } from "../../ui/Field.tsx";
import type { Option } from "../../ui/Select.tsx";
import { Select } from "../../ui/Select.tsx";
import type { WidgetProps } from "../widget.ts";
import { chosen, optionsIn, ruleNumber, typed } from "./rules.ts";

/** More options than this fold into a list to open. */
const MANY = 9;
/** More options than this stand in two columns. */
const COLUMN = 7;
/** More options than this can be narrowed down by typing. */
const SEARCHED = 24;

export function ChoiceWidget({ question, field, value, onChange, onBlur, locale }: WidgetProps) {
  const { t } = useLingui();
  const options = optionsIn(question, locale);
  const common = { ...field, name: question.id, options, value: typed(value), onChange, onBlur };
  if (options.length <= MANY) return <Radios {...common} />;
  return <Select {...common} placeholder={t`Choose one`} />;
}

/** Says in the hint how many may be chosen, when that is limited. */
function limitedHint({ question, field }: WidgetProps): FieldProps["hint"] {
  const most = ruleNumber(question, "max");
  const least = ruleNumber(question, "min") ?? 1;
  if (most === undefined) return field.hint;
  return (
    <>
      {field.hint}{" "}
      {least > 1 ? (
        <Trans>
          Choose {least} to {most}.
        </Trans>
      ) : (
        <Trans>Choose up to {most}.</Trans>
      )}
    </>
  );
}

export function ChoicesWidget(props: WidgetProps) {
  const { question, field, value, onChange, onBlur, locale } = props;
  const options = optionsIn(question, locale);
  return (
    <Checkboxes
      {...field}
      hint={limitedHint(props)}
      name={question.id}
      options={options}
      layout={options.length > COLUMN ? "columns" : undefined}
      value={chosen(value)}
      onChange={onChange}
      onBlur={onBlur}
    />
  );
}

/** As `choices`, and a long vocabulary can be narrowed down; what is ticked always stays in sight. */
export function TagsWidget(props: WidgetProps) {
  const { t } = useLingui();
  const id = useId();
  const [wanted, setWanted] = useState("");
  const options = optionsIn(props.question, props.locale);
  const ticked = chosen(props.value);
  if (options.length <= SEARCHED) return <ChoicesWidget {...props} />;
  const needle = wanted.trim().toLocaleLowerCase(props.locale);
  const fits = ({ value, label }: Option) =>
    ticked.includes(value) || label.toLocaleLowerCase(props.locale).includes(needle);
  const shown = options.filter(fits);
  return (
    <Checkboxes
      {...props.field}
      hint={limitedHint(props)}
      name={props.question.id}
      options={shown}
      layout="columns"
      before={
        <div className="opts__find">
          <label htmlFor={id}>{t`Find in this list`}</label>
          <input
            id={id}
            className="input input--m"
            type="search"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <p className="vh" role="status">
            {needle && (
              <Trans>
                {shown.length} of {options.length} shown
              </Trans>
            )}
          </p>
        </div>
      }
      value={ticked}
      onChange={props.onChange}
      onBlur={props.onBlur}
    />
  );
}

export function YesNoWidget({ question, field, value, onChange, onBlur }: WidgetProps) {
  const { t } = useLingui();
  if (question.rules?.tick === true) {
    return (
      <Tick
        {...field}
        name={question.id}
        checked={value === true}
        onChange={(on) => onChange(on || undefined)}
        onBlur={onBlur}
      />
    );
  }
  return (
    <Radios
      {...field}
      name={question.id}
      layout="row"
      options={[
        { value: "yes", label: t`Yes` },
        { value: "no", label: t`No` },
      ]}
      value={value === true ? "yes" : value === false ? "no" : ""}
      onChange={(answer) => onChange(answer === "yes")}
      onBlur={onBlur}
    />
  );
}

export function ScaleWidget({ question, field, value, onChange, onBlur, locale }: WidgetProps) {
  const least = ruleNumber(question, "min") ?? 1;
  const most = ruleNumber(question, "max") ?? 5;
  const anchors = (question.rules?.anchors ?? {}) as Record<string, Record<string, string>>;
  const options = Array.from({ length: most - least + 1 }, (_, step) => {
    const point = String(least + step);
    const anchor = anchors[point];
    return { value: point, label: point, hint: anchor && text(anchor, locale) };
  });
  return (
    <Radios
      {...field}
      name={question.id}
      layout="scale"
      options={options}
      value={typed(value)}
      onChange={(point) => onChange(Number(point))}
      onBlur={onBlur}
    />
  );
}
