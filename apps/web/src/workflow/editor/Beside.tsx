import { lazy, Suspense } from "react";
import { Loading } from "../../ui/Loading.tsx";
import { useDesk } from "./desk.ts";

const Picture = lazy(async () => ({ default: (await import("../picture/Picture.tsx")).Picture }));
const Simulator = lazy(async () => ({
  default: (await import("../simulate/Simulator.tsx")).Simulator,
}));

/** What shows the same as the outline in another way: a trial, if wanted, and the picture. */
export function Beside({ trying, picture }: { trying: boolean; picture: boolean }) {
  const { marks } = useDesk();
  return (
    <>
      {trying && (
        <Suspense fallback={<Loading />}>
          <Simulator />
        </Suspense>
      )}
      {picture && (
        <Suspense fallback={<Loading />}>
          <Picture changed={marks.touched} />
        </Suspense>
      )}
    </>
  );
}
