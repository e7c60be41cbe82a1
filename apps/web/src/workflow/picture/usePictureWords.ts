import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { PictureWords } from "./graph.ts";

/** What stands on arrows beside the author's own words. */
export function usePictureWords(): PictureWords {
  const { t } = useLingui();
  return useMemo(
    () => ({
      after: (length) => t`after ${length}`,
      done: t`when done`,
      failed: t`if it fails`,
      rule: (rule) => t`if ${rule}`,
      otherwise: t`otherwise`,
    }),
    [t],
  );
}
