import { useApolloClient } from "@apollo/client/react";
import { useLingui } from "@lingui/react/macro";
import { Suspense, useEffect, useLayoutEffect, useRef } from "react";
import { Outlet, ScrollRestoration, useLocation, useNavigate, useNavigation } from "react-router";
import { useAction } from "../api/useAction.ts";
import { SetLocaleDocument, ShellDocument, SignOutDocument } from "../gql/Shell.ts";
import type { Language } from "../i18n/language.ts";
import { chosenLanguage, isLanguage, showLanguage } from "../i18n/language.ts";
import { Loading } from "../ui/Loading.tsx";
import { RouteFocus, SiteName } from "../ui/page-context.ts";
import { Footer } from "./Footer.tsx";
import { Masthead } from "./Masthead.tsx";
import type { Viewer } from "./viewer.ts";
import { useViewer } from "./viewer.ts";

/** Masthead, page, footer; around every route. */
export function Shell() {
  const { t } = useLingui();
  const viewer = useViewer();
  const { pathname } = useLocation();
  const arrived = useRouteFocus(pathname);
  const site = viewer ? `${t`Mentoring`}, ${viewer.institution.name}` : t`Mentoring`;
  const changeLanguage = useLanguageSwitch(viewer);
  const signOut = useSignOut();
  useAccent(viewer);

  const links = viewer
    ? [
        { to: "/", label: t`My mentoring` },
        ...(viewer.isStaff ? [{ to: "/schemes", label: t`Schemes` }] : []),
      ]
    : [];
  return (
    <SiteName value={site}>
      <RouteFocus value={arrived}>
        <Masthead
          institution={viewer?.institution.name}
          links={links}
          person={viewer?.person.name}
          onSignOut={viewer ? signOut : undefined}
        />
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
        <Footer contact={viewer?.institution.contactEmail} onLanguage={changeLanguage} />
        <ScrollRestoration />
        <Arriving />
      </RouteFocus>
    </SiteName>
  );
}

function Waiting() {
  return (
    <main className="page" id="main">
      <div className="in">
        <Loading />
      </div>
    </main>
  );
}

/** Says that the next screen is on its way, when it takes a while to arrive. */
function Arriving() {
  const { t } = useLingui();
  const { state } = useNavigation();
  return (
    <p className="vh" role="status">
      {state === "loading" ? t`Loading…` : ""}
    </p>
  );
}

/** True in the ref from a change of path until a page takes the focus; not for the first page. */
function useRouteFocus(pathname: string) {
  const arrived = useRef(false);
  const before = useRef(pathname);
  useLayoutEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    arrived.current = true;
  }, [pathname]);
  return arrived;
}

/** The two values a university chooses; lightness stays Quad's. */
function useAccent(viewer: Viewer | null | undefined) {
  const hue = viewer?.institution.accentHue;
  const chroma = viewer?.institution.accentChroma;
  useEffect(() => {
    if (hue === undefined || chroma === undefined) return;
    const { style } = document.documentElement;
    style.setProperty("--accent-hue", String(hue));
    style.setProperty("--accent-chroma", String(chroma));
  }, [hue, chroma]);
}

/**
 * A language chosen on this browser wins over the one kept with the person. Pages stay as they
 * are, with what was typed into them; sentences written by the API are fetched again.
 */
function useLanguageSwitch(viewer: Viewer | null | undefined) {
  const { i18n } = useLingui();
  const client = useApolloClient();
  const setLocale = useAction(SetLocaleDocument);
  const kept = viewer?.locale;
  useEffect(() => {
    if (isLanguage(kept) && kept !== i18n.locale && chosenLanguage() === null) {
      void showLanguage(kept);
    }
  }, [kept, i18n]);
  return async (language: Language) => {
    await showLanguage(language, true);
    // For emails, too. If it fails, the screen is still in the language that was asked for.
    if (viewer) await setLocale.run({ locale: language });
    await client.refetchQueries({ include: "active" });
  };
}

function useSignOut() {
  const action = useAction(SignOutDocument);
  const client = useApolloClient();
  const navigate = useNavigate();
  return async () => {
    const outcome = await action.run({});
    if (outcome.kind !== "done") return;
    await client.clearStore();
    await navigate("/sign-in");
    // The page that is being left may not be gone yet, and would only be refused.
    await client.refetchQueries({ include: [ShellDocument] });
  };
}
