import type { Facts, Subject } from "@quad/workflow";

const yesNo = [true, false] as const;

/** The facts of somebody who may join, has a place and everything behind them. */
export const person = (changes: Facts = {}): Facts => ({
  enrolment: {
    role: "mentee",
    hasPlace: true,
    placeFree: true,
    openPartnerships: 0,
    invitedAt: null,
    eligible: true,
    trained: true,
    inducted: true,
    managerInformed: true,
    consented: true,
    certified: false,
    trainingRequired: false,
    managerRequired: false,
    experienced: true,
    ...changes,
  },
});

/** The facts of a round with a result and people left. */
export const exercise = (changes: Facts = {}): Facts => ({
  round: { hasResult: true, openProposals: 0, mentorsInPool: 3, menteesInPool: 3, ...changes },
});

/** The facts of one mentor with three mentees who have just been proposed to each other. */
export const group = (changes: Facts = {}): Facts => ({
  partnership: {
    today: "2026-01-05",
    replyBy: "2026-01-19",
    startedOn: null,
    endsOn: null,
    endedOn: null,
    members: 4,
    mentors: 1,
    mentees: 3,
    accepted: 0,
    signed: 0,
    evaluated: 0,
    meetings: 0,
    lastMeetingOn: null,
    joining: 0,
    minimumMentors: 1,
    minimumMentees: 2,
    ...changes,
  },
});

/** Facts among which every rule of the shipped workflows finds some that let through and some not. */
export const profiles: Readonly<Record<Subject, readonly Facts[]>> = {
  enrolment: ["mentor", "mentee"].flatMap((role) =>
    yesNo.flatMap((ready) =>
      yesNo.flatMap((eligible) =>
        yesNo.flatMap((hasPlace) =>
          [0, 1].map((openPartnerships) =>
            person({
              ...{ role, eligible, hasPlace, openPartnerships },
              ...(!ready && {
                trained: false,
                inducted: false,
                managerInformed: false,
                consented: false,
                experienced: false,
                trainingRequired: true,
                managerRequired: true,
              }),
            }),
          ),
        ),
      ),
    ),
  ),
  round: yesNo.flatMap((hasResult) =>
    [0, 3].map((count) => exercise({ hasResult, mentorsInPool: count, menteesInPool: count })),
  ),
  partnership: [
    { members: 4, mentors: 1, mentees: 3 },
    { members: 1, mentors: 0, mentees: 1 },
    { members: 6, mentors: 2, mentees: 4 },
  ].flatMap((size) =>
    [0, size.members].flatMap((done) =>
      [0, 1].flatMap((joining) =>
        ["2026-01-02", "2025-06-01"].map((lastMeetingOn) =>
          group({
            ...size,
            ...{ joining, lastMeetingOn, accepted: done, signed: done, evaluated: done },
            meetings: joining === 0 ? 3 : 0,
          }),
        ),
      ),
    ),
  ),
};
