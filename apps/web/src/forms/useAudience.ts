import { useLingui } from "@lingui/react/macro";
import type { Audience } from "@quad/forms";

/** Who, besides the writer, reads single answers; in the order of the sentences below. */
const readers: readonly Audience[] = ["coordinator", "searchers", "partner"];

/** Who sees an answer, as a sentence. Whole sentences, because Welsh words change with what stands before them. */
export function useAudience(): (visibility: readonly Audience[]) => string {
  const { t } = useLingui();
  const sentences: Record<string, string> = {
    "": t`Only you see this`,
    coordinator: t`Seen by your coordinator`,
    searchers: t`Seen by people who search the scheme`,
    partner: t`Seen by the people you are matched with`,
    "coordinator,searchers": t`Seen by your coordinator, and by people who search the scheme`,
    "coordinator,partner": t`Seen by your coordinator, and by the people you are matched with`,
    "searchers,partner": t`Seen by people who search the scheme, and by the people you are matched with`,
    "coordinator,searchers,partner": t`Seen by your coordinator, by people who search the scheme, and by the people you are matched with`,
  };
  const counted = t`Counted in totals, without your name`;
  return (visibility) => {
    const key = readers.filter((one) => visibility.includes(one)).join(",");
    if (!visibility.includes("aggregates")) return sentences[key] ?? "";
    return key ? `${sentences[key]}. ${counted}` : counted;
  };
}
