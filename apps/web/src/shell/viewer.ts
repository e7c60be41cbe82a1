import { useQuery } from "@apollo/client/react";
import type { ShellQuery } from "../gql/Shell.ts";
import { ShellDocument } from "../gql/Shell.ts";

/** The person signed in, with their institution. */
export type Viewer = NonNullable<ShellQuery["me"]>;

/** undefined: not known yet. null: nobody is signed in. */
export function useViewer(): Viewer | null | undefined {
  const { data, error } = useQuery(ShellDocument, { fetchPolicy: "cache-first" });
  if (error) return null;
  return data && (data.me ?? null);
}
