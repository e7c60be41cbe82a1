import { useLingui } from "@lingui/react/macro";

/** The name of a model of partnership; one that a scheme made up is shown by its key. */
export function useModels(): (model: string) => string {
  const { t } = useLingui();
  const names: Record<string, string> = {
    "one-to-one": t`One to one`,
    group: t`A group`,
    "two-by-two": t`Two by two`,
    team: t`A team`,
    circle: t`A circle`,
  };
  return (model) => names[model] ?? model;
}
