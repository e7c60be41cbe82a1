import { useApolloClient } from "@apollo/client/react";
import { useEffect, useState } from "react";
import type { DirectoryNumbersQuery } from "../gql/Directory.ts";
import { DirectoryNumbersDocument } from "../gql/Directory.ts";

export type Numbers = DirectoryNumbersQuery["scheme"]["overview"];

/** How many requests are on their way at a time. */
const ABREAST = 4;

/**
 * The numbers and next step of each of these schemes, as they come in. A scheme whose numbers can't
 * be had stays without: the rest of the directory doesn't wait for it.
 */
export function useNumbers(ids: readonly string[]): ReadonlyMap<string, Numbers> {
  const client = useApolloClient();
  const [numbers, setNumbers] = useState<ReadonlyMap<string, Numbers>>(new Map());
  const wanted = ids.join(" ");
  useEffect(() => {
    let gone = false;
    const left = wanted.split(" ").filter(Boolean);
    async function work() {
      for (let id = left.shift(); id && !gone; id = left.shift()) {
        const { data } = await client.query({
          query: DirectoryNumbersDocument,
          variables: { id },
          fetchPolicy: "network-only",
          errorPolicy: "all",
        });
        const overview = data?.scheme?.overview;
        if (overview && !gone) {
          const key = id;
          setNumbers((before) => new Map(before).set(key, overview));
        }
      }
    }
    for (let lane = 0; lane < ABREAST; lane++) void work().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [client, wanted]);
  return numbers;
}
