import { useLingui } from "@lingui/react/macro";
import { plainDate } from "../i18n/format.ts";
import { TaskList } from "../ui/TaskList.tsx";
import type { Task } from "./useTask.ts";
import { useTask, useTaskTime } from "./useTask.ts";

/** Tasks after the first, one line each. */
export function TaskLines({ tasks }: { tasks: readonly Task[] }) {
  const { t } = useLingui();
  const words = useTask();
  const when = useTaskTime();
  const today = plainDate();
  return (
    <TaskList
      aria-label={t`More that waits for you`}
      tasks={tasks.map((task) => {
        const { title, to, why } = words(task);
        const late = task.dueOn !== null && task.dueOn < today;
        return {
          title,
          to,
          note: why,
          kind: late ? "late" : "todo",
          status: when(task) ?? t`When you have time`,
        };
      })}
    />
  );
}
