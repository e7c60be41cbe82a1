import { useFormats } from "../i18n/format.ts";
import { others } from "./others.ts";

/** The names of the members besides the reader, as a list in words. */
export function useNames(): (partnership: {
  members: readonly { personId: string; name: string }[];
  me: { personId: string } | null;
}) => string {
  const formats = useFormats();
  return (partnership) => formats.list(others(partnership).map(({ name }) => name));
}
