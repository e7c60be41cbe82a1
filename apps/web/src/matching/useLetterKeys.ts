import { useState } from "react";

const NAME = "quad-board-keys";

/** Whether single letters act on the board; remembered in this browser. On unless switched off. */
export function useLetterKeys(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(NAME) !== "off");
  return [
    on,
    (next) => {
      localStorage.setItem(NAME, next ? "on" : "off");
      setOn(next);
    },
  ];
}
