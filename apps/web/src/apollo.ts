import { ApolloClient, InMemoryCache } from "@apollo/client";
import { SetContextLink } from "@apollo/client/link/context";
import { HttpLink } from "@apollo/client/link/http";
import { i18n } from "@lingui/core";

/** One client per page load. Operations are typed documents from src/gql only, so no parser is shipped. */
export function createClient(uri = "/graphql"): ApolloClient {
  const language = new SetContextLink(({ headers }) => ({
    headers: { ...headers, "accept-language": i18n.locale },
  }));
  const http = new HttpLink({
    uri,
    credentials: "same-origin",
    headers: { "apollo-require-preflight": "true" },
  });
  return new ApolloClient({
    link: language.concat(http),
    cache: new InMemoryCache({
      possibleTypes: { Problem: ["Refused", "InvalidAnswers", "Conflict", "NoPlace"] },
      typePolicies: {
        // Whoever is signed in: one to a session, and several queries look at it.
        Me: { keyFields: [] },
        MentorProfile: { keyFields: ["enrolmentId"] },
        // Parts of their owner, of which each page asks for what it shows.
        SchemeSettings: { merge: true },
        SchemeOverview: { merge: true },
        Agreement: { merge: true },
      },
      // A person's place in a pair or a list is no entity: `Member`, `Preference` and the like have no id.
    }),
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network" } },
  });
}
