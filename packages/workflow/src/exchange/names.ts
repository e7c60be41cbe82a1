import { isDuration } from "../params.ts";

const KEY = /^[a-z][A-Za-z0-9_-]{0,63}$/;
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const EVENT = /^(?!xstate\.|workflow\.)(?=.{1,100}$)[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/;

const plain = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "");
const trimmed = (name: string): string => name.replace(/^[-_]+|[-_]+$/g, "");

/** A key of a state or timer from any name; a name that is a key already stays as it is. */
export function keyFrom(name: string): string {
  if (KEY.test(name)) return name;
  const signs = trimmed(plain(name).replace(/[^A-Za-z0-9_-]+/g, "-"));
  const small = /^[A-Z0-9_-]+$/.test(signs)
    ? signs.toLowerCase()
    : signs.charAt(0).toLowerCase() + signs.slice(1);
  const key = /^[a-z]/.test(small) ? small : trimmed(`s-${small}`);
  return key.slice(0, 56);
}

/** A uid or id from any name. */
export function idFrom(name: string): string {
  if (ID.test(name)) return name;
  return trimmed(plain(name).replace(/[^A-Za-z0-9_-]+/g, "-")).slice(0, 56) || "x";
}

/** The name of an event from any name: "USER.Accepted" becomes "user.accepted". */
export function eventFrom(name: string): string {
  if (EVENT.test(name)) return name;
  const parts = plain(name)
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(".")
    .map((part) => trimmed(part.replace(/[^a-z0-9]+/g, "-")))
    .filter((part) => part !== "")
    .map((part) => (/^[a-z]/.test(part) ? part : `e-${part}`));
  const event =
    parts
      .join(".")
      .slice(0, 80)
      .replace(/[.-]+$/, "") || "event";
  return EVENT.test(event) ? event : `e-${event}`;
}

/** Words for people from a name of a program: "waitingForReply" becomes "Waiting for reply". */
export function wordsFrom(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[\s._:/-]+/g, " ")
    .trim();
  const small = /[a-z]/.test(words)
    ? words.replace(/ [A-Z](?=[a-z])/g, (sign) => sign.toLowerCase())
    : words.toLowerCase();
  return (small.charAt(0).toUpperCase() + small.slice(1)).slice(0, 120) || "…";
}

/** Gives each name once: "open", "open-2", "open-3". */
export class Names {
  readonly #taken = new Set<string>();

  /** Keeps a name that somebody else gave. */
  keep(name: string): string {
    this.#taken.add(name);
    return name;
  }

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  free(wish: string): string {
    let name = wish;
    for (let n = 2; this.#taken.has(name); n++) name = `${wish}-${n}`;
    return this.keep(name);
  }
}

/**
 * A length in milliseconds as an ISO duration of days, hours and minutes, rounded up to a minute;
 * undefined for one that no timer can have.
 */
export function durationFrom(milliseconds: number): string | undefined {
  const minutes = Math.ceil(milliseconds / 60_000);
  if (!Number.isFinite(minutes) || minutes < 0) return undefined;
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  const time = `${hours ? `${hours}H` : ""}${rest || minutes === 0 ? `${rest}M` : ""}`;
  const iso = `P${days ? `${days}D` : ""}${time ? `T${time}` : ""}`;
  return isDuration(iso) ? iso : undefined;
}
