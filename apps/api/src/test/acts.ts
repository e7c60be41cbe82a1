import type { Asker } from "./pairs.ts";

export interface Act {
  event: string;
  label: string;
  confirm: boolean;
  confidential: boolean;
  allowed: boolean;
  fields: {
    name: string;
    kind: string;
    required: boolean;
    choices: { value: string; label: string }[];
  }[];
  reasons: { message: string }[];
}

type SubjectType = "enrolment" | "round" | "partnership";

/** What somebody could do to a subject now. */
export const actsOf = (by: Asker, subjectId: string, subjectType: SubjectType = "partnership") =>
  by.get<Act[]>(
    `query($type: String!, $id: ID!) { acts(subjectType: $type, subjectId: $id) {
      event label confirm confidential allowed fields { name kind required label maxLength
      choices { value label } } reasons { message } } }`,
    { type: subjectType, id: subjectId },
  );

export interface Acted {
  revision?: number;
  code?: string;
  message?: string;
  currentRevision?: number;
}

export const actOn = (
  by: Asker,
  subjectId: string,
  event: string,
  more: { payload?: object; expectedRevision?: number; subjectType?: SubjectType } = {},
) =>
  by.get<Acted>(
    `mutation($input: ActInput!) { act(input: $input) { ... on ActDone { revision }
      ... on Problem { code message } ... on Conflict { currentRevision } } }`,
    { input: { subjectType: "partnership", subjectId, event, ...more } },
  );
