import type { ComponentProps, ComponentType } from "react";
import { lazy, Suspense } from "react";
import { loadWords } from "../i18n/language.ts";

/** A part of a page that comes in a chunk of its own, with the words for it, and shows nothing before. */
function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = lazy(async () => {
    const [component] = await Promise.all([load(), loadWords("acts")]);
    return { default: component as ComponentType<object> };
  });
  return (props) => (
    <Suspense fallback={null}>
      <Part {...props} />
    </Suspense>
  );
}

export const Acts = later<ComponentProps<typeof import("./Acts.tsx").Acts>>(
  async () => (await import("./Acts.tsx")).Acts,
);
export const Notices = later<object>(async () => (await import("./Notices.tsx")).Notices);
export const Milestones = later<ComponentProps<typeof import("./Milestones.tsx").Milestones>>(
  async () => (await import("./Milestones.tsx")).Milestones,
);
export const RunPartnership = later<
  ComponentProps<typeof import("./RunPartnership.tsx").RunPartnership>
>(async () => (await import("./RunPartnership.tsx")).RunPartnership);
export const RecordForMany = later<
  ComponentProps<typeof import("./RecordForMany.tsx").RecordForMany>
>(async () => (await import("./RecordForMany.tsx")).RecordForMany);
