import type { RefObject } from "react";
import { createContext } from "react";

/** True from a change of route until a page has taken the focus. */
export const RouteFocus = createContext<RefObject<boolean>>({ current: false });

/** Ends every tab title: "Mentoring, University of Wexcombe". Empty: the page's own title only. */
export const SiteName = createContext("");
