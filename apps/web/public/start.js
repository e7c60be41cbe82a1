// Runs before the first paint, so that a chosen theme and language never flash the other one.
// Storage can be denied by the browser; then the system's theme and English stand.
try {
  const theme = localStorage.getItem("quad-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (localStorage.getItem("quad-language") === "cy") document.documentElement.lang = "cy";
} catch {}
