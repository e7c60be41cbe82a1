import { Outlet } from "react-router";

/** The main part of a participant's screen. */
export function PageFrame() {
  return (
    <main className="page" id="main" tabIndex={-1}>
      <div className="in">
        <Outlet />
      </div>
    </main>
  );
}
