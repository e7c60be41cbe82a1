const STORED = "quad-next";
/** Milliseconds for which a page is remembered: a little longer than a link by mail works. */
const REMEMBERED = 30 * 60_000;

/** A path of this site, or null for anything that would lead away from it. */
export function ownPath(path: string | null): string | null {
  if (!path?.startsWith("/")) return null;
  const base = "https://quad.invalid";
  try {
    const { origin, pathname, search, hash } = new URL(path, base);
    return origin === base ? pathname + search + hash : null;
  } catch {
    return null;
  }
}

/** Remembers on this browser where somebody was going; the link they sign in with opens a page of its own. */
export function keepNext(
  path: string | null,
  storage: Storage = localStorage,
  now: number = Date.now(),
): void {
  const own = ownPath(path);
  try {
    if (own) storage.setItem(STORED, JSON.stringify({ path: own, at: now }));
    else storage.removeItem(STORED);
  } catch {
    // A browser that stores nothing leads to the first page.
  }
}

/** Where they were going, once; the first page when that is unknown or long ago. */
export function takeNext(storage: Storage = localStorage, now: number = Date.now()): string {
  try {
    const { path, at } = JSON.parse(storage.getItem(STORED) ?? "null") ?? {};
    storage.removeItem(STORED);
    return now - at < REMEMBERED ? (ownPath(path) ?? "/") : "/";
  } catch {
    return "/";
  }
}
