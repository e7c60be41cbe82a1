import type { Json, Question } from "@quad/forms";
import type { ComponentType, ReactNode } from "react";
import type { FieldProps } from "../ui/Field.tsx";

/** What a question's control is given. */
export interface WidgetProps {
  question: Question;
  /** Label, hint, audience, error and id, ready to be passed on to a field of src/ui. */
  field: FieldProps & { id: string };
  /** As typed, which may not be normalised yet; undefined for no answer. */
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  onBlur: () => void;
  /** The language of the texts. */
  locale: string;
  /** Where a control has room for it: whether this answer is saved. */
  saved?: ReactNode;
}

/** Draws the questions of one field type; the counterpart of a `FieldType` of @quad/forms. */
export interface FieldWidget {
  type: string;
  Widget: ComponentType<WidgetProps>;
}

export type WidgetRegistry = ReadonlyMap<string, FieldWidget["Widget"]>;

/** Throws when two widgets claim one type. */
export function widgetRegistry(widgets: readonly FieldWidget[]): WidgetRegistry {
  const registry = new Map<string, FieldWidget["Widget"]>();
  for (const { type, Widget } of widgets) {
    if (registry.has(type)) throw new Error(`Two widgets for field type ${type}`);
    registry.set(type, Widget);
  }
  return registry;
}
