import { countWords } from "@quad/forms";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import type { WidgetProps } from "../widget.ts";
import { ruleNumber, typed } from "./rules.ts";

/** Up to this many characters a short box says how short an answer is expected. */
const SHORT = 60;

export function TextWidget({ question, field, value, onChange, onBlur }: WidgetProps) {
  const short = (ruleNumber(question, "maxLength") ?? Number.POSITIVE_INFINITY) <= SHORT;
  return (
    <TextInput
      {...field}
      name={question.id}
      width={short ? "medium" : undefined}
      value={typed(value)}
      onChange={onChange}
      onBlur={onBlur}
    />
  );
}

export function LongTextWidget({ question, field, value, onChange, onBlur, saved }: WidgetProps) {
  const most = ruleNumber(question, "maxWords");
  const words = typed(value);
  return (
    <TextArea
      {...field}
      name={question.id}
      value={words}
      onChange={onChange}
      onBlur={onBlur}
      wordsLeft={most === undefined ? undefined : most - countWords(words)}
      saved={saved}
    />
  );
}

export function NumberWidget({ question, field, value, onChange, onBlur }: WidgetProps) {
  return (
    <TextInput
      {...field}
      name={question.id}
      width="small"
      inputMode={question.rules?.integer === true ? "numeric" : "decimal"}
      autoComplete="off"
      value={typed(value)}
      onChange={onChange}
      onBlur={onBlur}
    />
  );
}
