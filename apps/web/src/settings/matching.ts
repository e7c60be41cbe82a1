import type {
  MatchingSettingsQuery,
  UpdateMatchingMutationVariables,
} from "../gql/MatchingSettings.ts";

export type Settings = MatchingSettingsQuery["matchingSettings"];
export type CriterionUse = Omit<Settings["criteria"][number], "__typename">;
export type ModelUse = Omit<Settings["models"][number], "__typename">;
export type ParamField = Settings["criterionOptions"][number]["fields"][number];
export type Params = Record<string, unknown>;

/** What can be changed, with a key for each criterion that stays its own while others move. */
export interface Draft {
  models: ModelUse[];
  criteria: (CriterionUse & { key: string })[];
}

export const draftOf = ({ models, criteria }: Settings): Draft => ({
  models: [...models],
  criteria: criteria.map((one, k) => ({ ...one, key: `${one.type}-${k}` })),
});

type Input = UpdateMatchingMutationVariables["input"];

export const inputOf = ({ schemeId, revision }: Settings, draft: Draft): Input => ({
  schemeId,
  expectedRevision: revision,
  models: draft.models.map(({ model, matcher, params }) => ({ model, matcher, params })),
  criteria: draft.criteria.map(({ type, weight, strictness, params }) => ({
    type,
    weight,
    strictness,
    params,
  })),
});

const plain = ({ models, criteria }: Draft) =>
  JSON.stringify([
    models,
    criteria.map(({ type, weight, strictness, params }) => [type, weight, strictness, params]),
  ]);

export const isSame = (a: Draft, b: Draft): boolean => plain(a) === plain(b);

/** How much a criterion counts beside the others, in hundredths of the whole. */
export function shares(criteria: readonly CriterionUse[], scored: (type: string) => boolean) {
  const weightOf = ({ type, weight, strictness }: CriterionUse) =>
    scored(type) ? weight * (strictness === "STRONG" ? 3 : 1) : 0;
  const whole = criteria.reduce((sum, one) => sum + weightOf(one), 0);
  return criteria.map((one) => (whole > 0 ? Math.round((100 * weightOf(one)) / whole) : 0));
}

/** What stands at another place in the list; at an end it stays. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= list.length) return [...list];
  const without = list.toSpliced(from, 1);
  return without.toSpliced(to, 0, list[from]!);
}
