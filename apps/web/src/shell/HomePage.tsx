import { Navigate } from "react-router";
import { Loading } from "../ui/Loading.tsx";
import { useViewer } from "./viewer.ts";

/** The way in: to the reader's own mentoring, or to the sign-in page. */
export function HomePage() {
  const viewer = useViewer();
  if (viewer === undefined) return <Loading />;
  if (viewer === null) return <Navigate to="/sign-in" replace />;
  return <Navigate to={viewer.isStaff ? "/schemes" : "/my"} replace />;
}
