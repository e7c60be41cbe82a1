import type { Json, Problem } from "@quad/forms";

/** Problems of answers as the API gives them, as `FormRunner` wants them. */
export function answerProblems(
  problems: readonly { path: string[]; code: string; params: unknown }[],
): Problem[] {
  return problems.map(({ path, code, params }) => ({
    path,
    code,
    params: (params ?? {}) as Record<string, Json>,
  }));
}
