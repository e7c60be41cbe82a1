import type { FieldWidget } from "../widget.ts";
import { widgetRegistry } from "../widget.ts";
import { ChoicesWidget, ChoiceWidget, ScaleWidget, TagsWidget, YesNoWidget } from "./options.tsx";
import { DateWidget, SignatureWidget, StatementWidget } from "./others.tsx";
import { LongTextWidget, NumberWidget, TextWidget } from "./text.tsx";

/** One widget for each field type that @quad/forms ships; a plugin adds its own to a copy. */
export const fieldWidgets: readonly FieldWidget[] = [
  { type: "text", Widget: TextWidget },
  { type: "longText", Widget: LongTextWidget },
  { type: "choice", Widget: ChoiceWidget },
  { type: "choices", Widget: ChoicesWidget },
  { type: "tags", Widget: TagsWidget },
  { type: "yesNo", Widget: YesNoWidget },
  { type: "scale", Widget: ScaleWidget },
  { type: "number", Widget: NumberWidget },
  { type: "date", Widget: DateWidget },
  { type: "signature", Widget: SignatureWidget },
  { type: "statement", Widget: StatementWidget },
];

export const builtInWidgets = widgetRegistry(fieldWidgets);
