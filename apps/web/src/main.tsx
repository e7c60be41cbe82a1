import { ApolloProvider } from "@apollo/client/react";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { createClient } from "./apollo.ts";
import { firstLanguage, showLanguage } from "./i18n/language.ts";
import { createRouter } from "./routes.tsx";
import "./ui/tokens.css";
import "./ui/base.css";

// The route's code and the catalogue are fetched at the same time.
const router = createRouter();
const client = createClient();
await showLanguage(firstLanguage());

const host = document.getElementById("app");
if (!host) throw new Error("index.html has no #app");
createRoot(host).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <ApolloProvider client={client}>
        <RouterProvider router={router} />
      </ApolloProvider>
    </I18nProvider>
  </StrictMode>,
);
