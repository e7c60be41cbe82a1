import { useLayoutEffect } from "react";
import { Outlet } from "react-router";

/** Staff's screens: one step denser. Put the scheme's bar into `Outlet` children above a `PageFrame`. */
export function StaffFrame() {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.density = "compact";
    return () => {
      delete root.dataset.density;
    };
  }, []);
  return <Outlet />;
}
