import { expect, test } from "vitest";
import type { SettingsScheme } from "./draft.ts";
import { changedKeys, draftOf, faultyKeys, inputOf } from "./draft.ts";

const scheme: SettingsScheme = {
  __typename: "Scheme",
  id: "s1",
  name: { en: "Staff Mentoring", cy: "Mentora Staff" },
  summary: { en: "One to one" },
  state: "DRAFT",
  revision: 3,
  contactEmail: "mentoring@wexcombe.example",
  may: [],
  unit: { __typename: "Unit", id: "university", name: "Wexcombe" },
  settings: {
    __typename: "SchemeSettings",
    opensOn: "2026-10-01",
    registrationClosesOn: null,
    matchingOn: null,
    endsOn: null,
    maxPreferences: 4,
    replyDays: 14,
    minMonths: 6,
    maxMonths: 12,
    minimumMentors: 4,
    minimumMentees: 4,
    coordinatorSeesMeetings: false,
    trainingRequired: ["MENTOR"],
    managerRequired: [],
    ownWord: ["TRAINING"],
    ownUnitOnly: false,
    secondReviewer: false,
    cascadeNext: false,
  },
  coordinators: [],
  openingChecklist: [],
  quotas: [
    {
      __typename: "PlaceQuota",
      serviceArea: { __typename: "Unit", id: "finance", name: "Finance" },
      role: "MENTOR",
      places: 10,
      taken: 2,
      waiting: 0,
    },
  ],
};
const draft = draftOf(scheme);

test("what nobody changed is not sent", () => {
  expect(changedKeys(draft, draftOf(scheme))).toEqual([]);
  expect(inputOf(draft, draftOf(scheme))).toEqual({});
});

test("only the changed language, number, date, place and choice are sent", () => {
  const after = {
    ...draft,
    "summary.cy": "Un i un",
    replyDays: "10",
    opensOn: "",
    endsOn: "2027-07-31",
    "places.finance.MENTOR": "12",
    "places.estates.MENTEE": "5",
    coordinatorSeesMeetings: "yes",
  };
  expect(inputOf(draft, after)).toEqual({
    summary: { cy: "Un i un" },
    replyDays: 10,
    opensOn: null,
    endsOn: "2027-07-31",
    coordinatorSeesMeetings: true,
    quotas: [
      { serviceAreaId: "finance", role: "MENTOR", places: 12 },
      { serviceAreaId: "estates", role: "MENTEE", places: 5 },
    ],
  });
});

test("a list is sent whole when one of it was ticked or unticked, and no other list", () => {
  const after = { ...draft, "trainingRequired.MENTEE": "yes", "ownWord.TRAINING": "no" };
  expect(inputOf(draft, after)).toEqual({ trainingRequired: ["MENTOR", "MENTEE"], ownWord: [] });
  expect(inputOf(draft, { ...draft, "managerRequired.MENTEE": "yes" })).toEqual({
    managerRequired: ["MENTEE"],
  });
  expect(inputOf(draft, { ...draft, ownUnitOnly: "yes" })).toEqual({ ownUnitOnly: true });
});

test("a day that doesn't exist and a number that is none are held back", () => {
  const after = { ...draft, opensOn: "2026-02-31", replyDays: "soon", "places.finance.MENTOR": "" };
  expect(faultyKeys(after).sort()).toEqual(["opensOn", "places.finance.MENTOR", "replyDays"]);
  expect(faultyKeys(draft)).toEqual([]);
});
