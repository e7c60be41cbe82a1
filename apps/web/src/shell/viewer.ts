import { useQuery } from "@apollo/client/react";
import type { Unexpected } from "../api/errors.ts";
import { toUnexpected } from "../api/errors.ts";
import type { ShellQuery } from "../gql/Shell.ts";
import { ShellDocument } from "../gql/Shell.ts";

/** The person signed in, with their institution. */
export type Viewer = NonNullable<ShellQuery["me"]>;

export interface ViewerState {
  /** undefined: not known yet, or not at all. null: nobody is signed in. */
  viewer: Viewer | null | undefined;
  error: Unexpected | null;
  retry: () => void;
}

export function useViewerState(): ViewerState {
  const { data, error, refetch } = useQuery(ShellDocument, { fetchPolicy: "cache-first" });
  return {
    viewer: data && (data.me ?? null),
    error: error ? toUnexpected(error) : null,
    retry: () => void refetch(),
  };
}

/** undefined: not known yet, or not at all. null: nobody is signed in. */
export function useViewer(): Viewer | null | undefined {
  return useViewerState().viewer;
}
