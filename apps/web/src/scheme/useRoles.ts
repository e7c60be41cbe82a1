import { useLingui } from "@lingui/react/macro";

/** The two roles of a scheme, each as a word. */
export function useRoles(): Record<"MENTOR" | "MENTEE", string> {
  const { t } = useLingui();
  return { MENTOR: t`Mentor`, MENTEE: t`Mentee` };
}
