import { useLingui } from "@lingui/react/macro";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import type { Reason } from "../ui/Reasons.tsx";
import type { Mentor } from "./MentorCard.tsx";

/** What speaks for a mentor, and against, as far as a searcher can know. */
export function useReasons(): (mentor: Mentor, sought: readonly string[]) => Reason[] {
  const { t } = useLingui();
  const say = useText();
  const formats = useFormats();
  return (mentor, sought) => {
    const reasons: Reason[] = [];
    const both = mentor.expertise.filter(({ value }) => sought.includes(value));
    const areas = formats.list(both.map(({ label }) => say(label)));
    if (both.length > 0 && both.length === sought.length) {
      reasons.push({ text: t`Offers everything you want help with: ${areas}` });
    } else if (both.length > 0) {
      const count = both.length;
      const of = sought.length;
      reasons.push({ text: t`Offers ${count} of the ${of} things you want help with: ${areas}` });
    } else if (sought.length > 0) {
      reasons.push({ text: t`Offers none of the things you want help with`, against: true });
    }
    if (mentor.matchedOn.length > 0) {
      const found = formats.list(mentor.matchedOn);
      reasons.push({ text: t`Your words found here: ${found}` });
    }
    return reasons;
  };
}
