import { useLingui } from "@lingui/react/macro";
import type { HomeQuery } from "../gql/Home.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";

export type Task = NonNullable<HomeQuery["me"]>["tasks"][number];

/** What a task is called, why it matters, what its button says and where that leads. */
export interface TaskWords {
  title: string;
  why: string;
  act: string;
  to: string;
}

/** Puts tasks into words. Each kind has whole sentences, because Welsh words change in them. */
export function useTask(): (task: Task) => TaskWords {
  const { t } = useLingui();
  const formats = useFormats();
  const say = useText();
  const words: Record<Task["kind"], (task: Task, names: string, scheme: string) => TaskWords> = {
    REGISTER: ({ enrolmentId }, _, scheme) => ({
      title: t`Register for ${scheme}`,
      why: t`You are not in the scheme until you have registered. What you began is kept.`,
      act: t`Go to my registration`,
      to: `/enrolments/${enrolmentId}/register`,
    }),
    RANK_MENTORS: ({ enrolmentId }, _, scheme) => ({
      title: t`Say which mentors you would like`,
      why: t`Your choices count most when ${scheme} is matched. You can change them until then.`,
      act: t`Find a mentor`,
      to: `/enrolments/${enrolmentId}/mentors`,
    }),
    ANSWER_PROPOSAL: ({ partnershipId }, names) => ({
      title: t`Answer the proposal: ${names}`,
      why: t`Read why you were put together, then say yes or no. It lapses without an answer.`,
      act: t`Read and answer`,
      to: `/partnerships/${partnershipId}/proposal`,
    }),
    SIGN_AGREEMENT: ({ partnershipId }, names) => ({
      title: t`Write and sign your agreement with ${names}`,
      why: t`It says how often you will meet, what stays between you and what you want to achieve.`,
      act: t`Go to the agreement`,
      to: `/partnerships/${partnershipId}/agreement`,
    }),
    LOG_MEETING: ({ partnershipId }, names) => ({
      title: t`Write down your meeting with ${names}`,
      why: t`A few words now help you both to take it up again next time.`,
      act: t`Write it down`,
      to: `/partnerships/${partnershipId}/meetings/new`,
    }),
    EVALUATE: ({ partnershipId }, names) => ({
      title: t`Look back on your time with ${names}`,
      why: t`Your answers are only ever counted together with those of others.`,
      act: t`Give my view`,
      to: `/partnerships/${partnershipId}/evaluation`,
    }),
    SCHEME_NEXT_STEP: ({ schemeId }, _, scheme) => ({
      title: t`Look after ${scheme}`,
      why: t`Something in the scheme waits for you.`,
      act: t`Go to the scheme`,
      to: `/schemes/${schemeId}`,
    }),
  };
  return (task) => words[task.kind](task, formats.list(task.with), say(task.schemeName));
}

/** "by Friday 20 November", "was due on …", "about 5 minutes", or nothing. */
export function useTaskTime(): (task: Task) => string | undefined {
  const { t } = useLingui();
  const formats = useFormats();
  return ({ dueOn, minutes }) => {
    if (dueOn) {
      const day = formats.weekday(dueOn);
      return dueOn < plainDate() ? t`was due on ${day}` : t`by ${day}`;
    }
    return minutes ? t`about ${minutes} minutes` : undefined;
  };
}
