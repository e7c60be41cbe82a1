export type Theme = "auto" | "light" | "dark";

const STORED = "quad-theme";

/** What this browser chose; auto follows the system. start.js applies it before the first paint. */
export function currentTheme(): Theme {
  const set = document.documentElement.dataset.theme;
  return set === "light" || set === "dark" ? set : "auto";
}

export function showTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "auto") localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, theme);
  } catch {
    // A browser that stores nothing keeps the theme for this visit.
  }
}
