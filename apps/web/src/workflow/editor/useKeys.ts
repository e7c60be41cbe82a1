import { useEffect, useRef } from "react";
import type { Desk } from "./desk.ts";
import type { Editor } from "./editor.ts";
import { moveAmongSiblings } from "./moves.ts";

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches("textarea, input:not([type=checkbox], [type=radio]), [contenteditable]");

/**
 * The keys of the editor: undo and redo, a step up or down, and the field that finds a step. Where
 * somebody writes, keys belong to the writing.
 */
export function useKeys(editor: Editor, desk: Desk): void {
  const now = useRef({ editor, desk });
  now.current = { editor, desk };

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { editor, desk } = now.current;
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      const { target } = event;
      if (writes(target)) return;
      const key = event.key.toLowerCase();
      const command = (event.ctrlKey || event.metaKey) && !event.altKey;
      if (command && (key === "z" || key === "y")) {
        event.preventDefault();
        if (key === "y" || event.shiftKey) editor.redo();
        else editor.undo();
      } else if (event.altKey && !command && (key === "arrowup" || key === "arrowdown")) {
        const uid = (target as Element | null)?.closest?.<HTMLElement>("[data-step]")?.dataset.step;
        const step = uid === undefined ? undefined : desk.index.byUid.get(uid);
        if (!step || !editor.editable) return;
        event.preventDefault();
        const command = moveAmongSiblings(step, key === "arrowup" ? -1 : 1);
        if (!command) return;
        editor.run(command);
        desk.jump(step.uid);
      } else if (key === "/" && !command && !event.altKey) {
        const find = document.querySelector<HTMLInputElement>("[data-find-step]");
        if (!find) return;
        event.preventDefault();
        find.focus();
      }
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
