import { useApolloClient } from "@apollo/client/react";
import { useNavigate } from "react-router";
import { takeNext } from "./next.ts";

/** After signing in: forgets what the last reader saw, and goes where this one was going. */
export function useArrive(): () => Promise<void> {
  const client = useApolloClient();
  const navigate = useNavigate();
  return async () => {
    await client.clearStore();
    await client.refetchQueries({ include: "active" });
    await navigate(takeNext(), { replace: true });
  };
}
