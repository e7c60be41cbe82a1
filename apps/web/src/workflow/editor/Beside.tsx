import { Loading } from "../../ui/Loading.tsx";
import { useDesk } from "./desk.ts";
import { usePart } from "./usePart.ts";

/** What shows the same as the outline in another way: a trial, if wanted, and the picture. */
export function Beside({ trying, picture }: { trying: boolean; picture: boolean }) {
  const { marks } = useDesk();
  const Simulator = usePart(
    trying,
    async () => (await import("../simulate/Simulator.tsx")).Simulator,
  );
  const Picture = usePart(picture, async () => (await import("../picture/Picture.tsx")).Picture);
  return (
    <>
      {trying && (Simulator ? <Simulator /> : <Loading />)}
      {picture && (Picture ? <Picture changed={marks.touched} /> : <Loading />)}
    </>
  );
}
