import type { Answers } from "@quad/forms";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SaveState } from "./draft.ts";
import { draftKeeper, localDraftStore } from "./draft.ts";

function memory(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

/** A server that can be cut off, and that remembers what it was sent. */
function desk() {
  const sent: Answers[] = [];
  const states: SaveState["kind"][] = [];
  const line = { up: true };
  const store = localDraftStore("enrolment-1", memory());
  const keeper = draftKeeper({
    save: async (answers) => {
      if (!line.up) throw new TypeError("Failed to fetch");
      sent.push(answers);
      return true;
    },
    store,
    onState: (state) => states.push(state.kind),
  });
  return { keeper, sent, states, line, store };
}

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-12T14:02:00Z") }));
afterEach(() => void vi.useRealTimers());

describe("a draft", () => {
  test("is sent after a pause, once, with what was written last", async () => {
    const { keeper, sent, states, store } = desk();
    keeper.change({ jobTitle: "Time" });
    await vi.advanceTimersByTimeAsync(500);
    keeper.change({ jobTitle: "Timetabling Officer" });
    await vi.advanceTimersByTimeAsync(700);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toEqual([{ jobTitle: "Timetabling Officer" }]);
    expect(states).toEqual(["saving", "saved"]);
    expect(store.read()).toBeNull();
  });

  test("is sent at once on leaving a field", async () => {
    const { keeper, sent } = desk();
    keeper.change({ jobTitle: "Officer" });
    await keeper.flush();
    expect(sent).toHaveLength(1);
    await vi.runAllTimersAsync();
    expect(sent).toHaveLength(1);
  });

  test("stays on the device while the server can't be reached, and follows later", async () => {
    const { keeper, sent, states, line, store } = desk();
    line.up = false;
    keeper.change({ jobTitle: "Officer" });
    await keeper.flush();
    expect(states.at(-1)).toBe("kept");
    expect(store.read()).toEqual({ jobTitle: "Officer" });
    line.up = true;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent).toEqual([{ jobTitle: "Officer" }]);
    expect(states.at(-1)).toBe("saved");
    expect(store.read()).toBeNull();
  });

  test("left on the device gives way to a newer copy of the server", () => {
    const { store } = desk();
    store.write({ jobTitle: "Officer" });
    expect(store.read("2026-11-12T14:01:00.000Z")).toEqual({ jobTitle: "Officer" });
    expect(store.read("2026-11-12T14:03:00.000Z")).toBeNull();
  });

  test("is not sent any more once the form has been", async () => {
    const { keeper, sent, store } = desk();
    keeper.change({ jobTitle: "Officer" });
    keeper.forget();
    await vi.runAllTimersAsync();
    expect(sent).toEqual([]);
    expect(store.read()).toBeNull();
  });

  test("says so when the device keeps nothing either", async () => {
    const states: SaveState["kind"][] = [];
    const full = memory();
    full.setItem = () => {
      throw new Error("full");
    };
    const keeper = draftKeeper({
      save: async () => false,
      store: localDraftStore("enrolment-1", full),
      onState: (state) => states.push(state.kind),
    });
    keeper.change({ jobTitle: "Officer" });
    await keeper.flush();
    expect(states).toEqual(["saving", "unsaved"]);
  });
});
