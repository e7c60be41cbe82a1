import type { RouteObject } from "react-router";
import { createBrowserRouter } from "react-router";
import { loadWords } from "./i18n/language.ts";
import { CrashPage } from "./shell/CrashPage.tsx";
import { NotFoundPage } from "./shell/NotFoundPage.tsx";
import { PageFrame } from "./shell/PageFrame.tsx";
import { Shell } from "./shell/Shell.tsx";

/** Screens for everybody and for participants: roomy. Each page comes with its own chunk. */
const participant: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import("./home/HomePage.tsx")).HomePage }),
  },
  {
    path: "accessibility",
    lazy: async () => ({
      Component: (await import("./shell/AccessibilityPage.tsx")).AccessibilityPage,
    }),
  },
  {
    path: "sign-in",
    lazy: async () => ({ Component: (await import("./sign-in/SignInPage.tsx")).SignInPage }),
  },
  {
    path: "sign-in/link",
    lazy: async () => ({
      Component: (await import("./sign-in/SignInLinkPage.tsx")).SignInLinkPage,
    }),
  },
  {
    path: "demo",
    lazy: async () => ({ Component: (await import("./sign-in/DemoPage.tsx")).DemoPage }),
  },
  {
    path: "outbox",
    lazy: async () => ({ Component: (await import("./sign-in/OutboxPage.tsx")).OutboxPage }),
  },
  {
    path: "schemes/:id/join",
    lazy: async () => ({ Component: (await import("./register/JoinPage.tsx")).JoinPage }),
  },
  {
    path: "enrolments/:id",
    lazy: async () => ({ Component: (await import("./register/EnrolmentPage.tsx")).EnrolmentPage }),
  },
  {
    path: "enrolments/:id/register",
    lazy: async () => ({ Component: (await import("./register/RegisterPage.tsx")).RegisterPage }),
  },
  {
    path: "enrolments/:id/registered",
    lazy: async () => ({
      Component: (await import("./register/RegisteredPage.tsx")).RegisteredPage,
    }),
  },
  {
    path: "enrolments/:id/mentors",
    lazy: async () => ({ Component: (await import("./mentors/MentorsPage.tsx")).MentorsPage }),
  },
  {
    path: "partnerships/:id",
    lazy: async () => ({
      Component: (await import("./partnership/PartnershipPage.tsx")).PartnershipPage,
    }),
  },
  {
    path: "partnerships/:id/proposal",
    lazy: async () => ({
      Component: (await import("./partnership/ProposalPage.tsx")).ProposalPage,
    }),
  },
  {
    path: "partnerships/:id/agreement",
    lazy: async () => ({
      Component: (await import("./partnership/AgreementPage.tsx")).AgreementPage,
    }),
  },
  {
    path: "partnerships/:id/meetings/new",
    lazy: async () => ({ Component: (await import("./partnership/MeetingPage.tsx")).MeetingPage }),
  },
  {
    path: "partnerships/:id/close",
    lazy: async () => ({ Component: (await import("./partnership/ClosePage.tsx")).ClosePage }),
  },
  {
    path: "partnerships/:id/evaluation",
    lazy: async () => ({
      Component: (await import("./partnership/EvaluationPage.tsx")).EvaluationPage,
    }),
  },
];

/** Screens for coordinators and administrators: one step denser. */
const staff: RouteObject[] = [
  {
    path: "schemes",
    lazy: async () => ({
      Component: (await import("./directory/DirectoryPage.tsx")).DirectoryPage,
    }),
  },
  {
    path: "schemes/new",
    lazy: async () => ({
      Component: (await import("./directory/NewSchemePage.tsx")).NewSchemePage,
    }),
  },
];

/** Screens of one scheme, below its bar. */
const scheme: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import("./scheme/OverviewPage.tsx")).OverviewPage }),
  },
  {
    path: "settings",
    lazy: async () => ({ Component: (await import("./settings/SettingsPage.tsx")).SettingsPage }),
  },
  {
    path: "settings/matching",
    lazy: async () => ({ Component: (await import("./settings/MatchingPage.tsx")).MatchingPage }),
  },
  {
    path: "people",
    lazy: async () => ({ Component: (await import("./people/PeoplePage.tsx")).PeoplePage }),
  },
  {
    path: "people/:enrolmentId",
    lazy: async () => ({ Component: (await import("./people/PersonPage.tsx")).PersonPage }),
  },
  {
    path: "import",
    lazy: async () => ({ Component: (await import("./import/ImportPage.tsx")).ImportPage }),
  },
  {
    path: "imports/:importId",
    lazy: async () => ({ Component: (await import("./import/OneImportPage.tsx")).OneImportPage }),
  },
  {
    path: "matching",
    lazy: async () => ({ Component: (await import("./matching/RoundsPage.tsx")).RoundsPage }),
  },
  {
    path: "rounds/:roundId",
    lazy: async () => ({ Component: (await import("./matching/RoundPage.tsx")).RoundPage }),
  },
  {
    path: "rounds/:roundId/results",
    lazy: async () => ({ Component: (await import("./matching/ResultsPage.tsx")).ResultsPage }),
  },
  {
    path: "rounds/:roundId/options",
    lazy: async () => ({ Component: (await import("./matching/OptionsPage.tsx")).OptionsPage }),
  },
  {
    path: "rounds/:roundId/fairness/:runId",
    lazy: async () => ({ Component: (await import("./fairness/FairnessPage.tsx")).FairnessPage }),
  },
  {
    path: "partnerships",
    lazy: async () => ({
      Component: (await import("./partnerships/PartnershipsPage.tsx")).PartnershipsPage,
    }),
  },
  {
    path: "evaluation",
    lazy: async () => ({
      Component: (await import("./evaluation/EvaluationPage.tsx")).EvaluationPage,
    }),
  },
  {
    path: "workflow/:key/versions",
    lazy: async () => ({
      Component: (await import("./workflow/versions/VersionsPage.tsx")).VersionsPage,
    }),
  },
  {
    path: "workflow/:key/move",
    lazy: async () => ({
      Component: (await import("./workflow/versions/MovePage.tsx")).MovePage,
    }),
  },
  {
    path: "workflow/:key/moves/:moveId",
    lazy: async () => ({
      Component: (await import("./workflow/versions/MoveRunPage.tsx")).MoveRunPage,
    }),
  },
  {
    path: "workflow/:key/running",
    lazy: async () => ({
      Component: (await import("./workflow/instance/RunningPage.tsx")).RunningPage,
    }),
  },
  {
    path: "instances/:instanceId",
    lazy: async () => ({
      Component: (await import("./workflow/instance/InstancePage.tsx")).InstancePage,
    }),
  },
  {
    path: "workflow",
    lazy: async () => ({ Component: (await import("./workflow/WorkflowPage.tsx")).WorkflowPage }),
  },
  {
    path: "workflow/:key",
    lazy: async () => ({
      Component: (await import("./workflow/editor/EditorPage.tsx")).EditorPage,
    }),
  },
];

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
      page(participant),
      {
        lazy: async () => {
          const [{ StaffFrame }] = await Promise.all([
            import("./shell/StaffFrame.tsx"),
            loadWords("staff"),
          ]);
          return { Component: StaffFrame };
        },
        children: [
          page(staff),
          {
            path: "schemes/:schemeId",
            lazy: async () => ({
              Component: (await import("./scheme/SchemeFrame.tsx")).SchemeFrame,
            }),
            children: [page(scheme)],
          },
        ],
      },
      page([{ path: "*", Component: NotFoundPage }]),
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
