import { lazy, Suspense } from "react";
import { Loading } from "../../ui/Loading.tsx";
import { useDesk } from "./desk.ts";

const Picture = lazy(async () => ({ default: (await import("../picture/Picture.tsx")).Picture }));

/** What shows the same as the outline in another way. */
export function Beside() {
  const { marks } = useDesk();
  return (
    <Suspense fallback={<Loading />}>
      <Picture changed={marks.touched} />
    </Suspense>
  );
}
