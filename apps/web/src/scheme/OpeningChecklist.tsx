import { useLingui } from "@lingui/react/macro";
import { TaskList } from "../ui/TaskList.tsx";
import { placePath } from "./places.ts";

export interface ChecklistItem {
  key: string;
  label: string;
  done: boolean;
  detail: string | null;
  place: string;
}

/** What a scheme needs before it opens; each line leads to where it is mended. */
export function OpeningChecklist(props: { schemeId: string; items: readonly ChecklistItem[] }) {
  const { t } = useLingui();
  return (
    <TaskList
      aria-label={t`Before it opens`}
      tasks={props.items.map(({ label, done, detail, place }) => ({
        title: label,
        to: placePath(props.schemeId, place),
        kind: done ? "done" : "todo",
        status: done ? t`Done` : t`To do`,
        note: detail,
      }))}
    />
  );
}
