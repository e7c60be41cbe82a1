import type { RouteObject } from "react-router";
import { createBrowserRouter } from "react-router";
import { CrashPage } from "./shell/CrashPage.tsx";
import { HomePage } from "./shell/HomePage.tsx";
import { NotFoundPage } from "./shell/NotFoundPage.tsx";
import { PageFrame } from "./shell/PageFrame.tsx";
import { Shell } from "./shell/Shell.tsx";

/** Screens for everybody and for participants: roomy. Each page comes with its own chunk. */
const participant: RouteObject[] = [
  {
    path: "accessibility",
    lazy: async () => ({
      Component: (await import("./shell/AccessibilityPage.tsx")).AccessibilityPage,
    }),
  },
];

/** Screens for coordinators and administrators: one step denser. */
const staff: RouteObject[] = [];

// The component sheet; the condition is decided at build time, and drops the code.
if (import.meta.env.DEV || import.meta.env.VITE_UI_PAGE === "1") {
  participant.push(
    {
      path: "ui",
      lazy: async () => ({ Component: (await import("./uipage/UiPage.tsx")).UiPage }),
    },
    {
      path: "ui/form",
      lazy: async () => ({ Component: (await import("./uipage/DemoFormPage.tsx")).DemoFormPage }),
    },
  );
}

const page = (children: RouteObject[]): RouteObject => ({
  Component: PageFrame,
  children: [{ ErrorBoundary: CrashPage, children }],
});

export const routes: RouteObject[] = [
  {
    Component: Shell,
    HydrateFallback: () => null,
    children: [
      page([{ index: true, Component: HomePage }, ...participant]),
      {
        lazy: async () => ({ Component: (await import("./shell/StaffFrame.tsx")).StaffFrame }),
        children: [page(staff)],
      },
      page([{ path: "*", Component: NotFoundPage }]),
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
