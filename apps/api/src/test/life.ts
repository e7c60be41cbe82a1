import type { TestApp } from "./app.ts";
import { type Asker, type Pair, proposePair } from "./pairs.ts";
import { type BuiltScheme, inDays } from "./scheme.ts";

const refused = `... on Problem { code message } ... on Refused { reasons { message } }
  ... on InvalidAnswers { problems { path code message } }
  ... on Conflict { currentRevision }`;
const plain = refused.split("\n")[0]!;
export interface Seen {
  id: string;
  stage: string;
  may: string[];
  startsOn: string | null;
  endsOn: string | null;
  endReason: string | null;
  endNote: string | null;
  meetingCount: number;
  nextMeetingOn: string | null;
  phase: { key: string } | null;
  agreement: {
    revision: number;
    documentHash: string | null;
    complete: boolean;
    answers: Record<string, unknown>;
    signatures: { name: string; current: boolean }[];
  } | null;
  meetings: { minutes: number; answers: Record<string, unknown> }[];
  members: {
    role: string;
    email: string | null;
    biography: string | null;
    profile: Record<string, unknown>;
    evaluated: boolean;
  }[];
  evaluation: { state: string; revision: number; answers: Record<string, unknown> } | null;
  timeline: { text: string; by: string | null }[];
}
export type Outcome = Partial<Seen> & {
  code?: string;
  message?: string;
  currentRevision?: number;
  problems?: { path: string[]; message: string }[];
};
export const see = (by: Asker, id: string): Promise<Seen> =>
  by.get<Seen>(
    `query($id: ID!) { partnership(id: $id) { id stage may startsOn endsOn endReason endNote
      meetingCount nextMeetingOn phase { key }
      agreement { revision documentHash complete answers signatures { name current } }
      meetings { minutes answers } members { role email biography profile evaluated }
      evaluation { state revision answers } timeline { text by } } }`,
    { id },
  );
export const accept = (by: Asker, id: string) =>
  by.get<Outcome>(
    `mutation($id: ID!) { answerProposal(partnershipId: $id, answer: ACCEPT) {
      ... on Partnership { stage } ${plain} } }`,
    { id },
  );
export const save = (by: Asker, id: string, answers: object, revision: number) =>
  by.get<Outcome>(
    `mutation($id: ID!, $answers: Json!, $revision: Int!) {
      saveAgreement(partnershipId: $id, answers: $answers, expectedRevision: $revision) {
        ... on Partnership { stage agreement { revision documentHash } } ${refused} } }`,
    { id, answers, revision },
  );
export const sign = (by: Asker, id: string, fullName: string, hash: string | null) =>
  by.get<Outcome>(
    `mutation($id: ID!, $name: String!, $hash: String!) {
      signAgreement(partnershipId: $id, fullName: $name, documentHash: $hash) {
        ... on Partnership { stage startsOn endsOn } ${refused} } }`,
    { id, name: fullName, hash: hash ?? "" },
  );
export const log = (by: Asker, id: string, answers: object) =>
  by.get<Outcome>(
    `mutation($id: ID!, $answers: Json!) { logMeeting(partnershipId: $id, answers: $answers) {
      ... on Partnership { meetingCount } ${plain}
      ... on InvalidAnswers { problems { path code message } } } }`,
    { id, answers },
  );
export const close = (by: Asker, id: string, reason: string, note?: string) =>
  by.get<Outcome>(
    `mutation($id: ID!, $reason: EndReason!, $note: String) {
      closePartnership(partnershipId: $id, reason: $reason, note: $note) {
        ... on Partnership { stage } ${plain} } }`,
    { id, reason, note },
  );
export const submit = (by: Asker, id: string, answers: object) =>
  by.get<Outcome>(
    `mutation($id: ID!, $answers: Json!) { submitEvaluation(partnershipId: $id, answers: $answers) {
      ... on Partnership { stage } ${plain}
      ... on InvalidAnswers { problems { path code message } } } }`,
    { id, answers },
  );

export const agreed = (more: object = {}) => ({
  purpose: "To get ready for leading projects.",
  goals: "Run one small project.",
  frequency: "monthly",
  meetingMinutes: 60,
  cancellation: true,
  documented: "menteeLog",
  endsOn: inDays(240),
  confidential: true,
  happyToWork: true,
  ...more,
});
export const mentorSays = (more: object = {}) => ({
  timesMet: "sixOrMore",
  metAsPlanned: true,
  matchQuality: 4,
  menteeProgress: 4,
  ownSkills: 3,
  satisfaction: 5,
  training: 3,
  mentorAgain: true,
  ...more,
});
export const menteeSays = (more: object = {}) => ({
  timesMet: "sixOrMore",
  metAsPlanned: true,
  matchQuality: 4,
  goalsReached: 4,
  confidence: 3,
  widerView: 5,
  support: 3,
  recommend: true,
  ...more,
});
export const nameOf = (one: Asker) => `${one.person.givenName} ${one.person.familyName}`;

/** A pair that has accepted. */
export async function matched(test: TestApp, scheme: BuiltScheme): Promise<Pair> {
  const pair = await proposePair(test, scheme);
  await accept(pair.mentor, pair.id);
  await accept(pair.mentee, pair.id);
  return pair;
}
/** A pair that has signed its agreement. */
export async function active(test: TestApp, scheme: BuiltScheme): Promise<Pair> {
  const pair = await matched(test, scheme);
  const hash = (await save(pair.mentee, pair.id, agreed(), 0)).agreement!.documentHash;
  await sign(pair.mentor, pair.id, nameOf(pair.mentor), hash);
  await sign(pair.mentee, pair.id, nameOf(pair.mentee), hash);
  return pair;
}
