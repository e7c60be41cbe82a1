import type { Domain } from "../domain.ts";
import { DeclarationRow, EnrolmentRow, PreferenceRow } from "./enrolment.entity.ts";
import {
  DeclarationFields,
  EnrolmentFields,
  MentorProfileFields,
  SchemeEnrolments,
} from "./enrolment.fields.ts";
import { enrolmentPolicy } from "./enrolment.policy.ts";
import { EnrolmentResolver } from "./enrolment.resolver.ts";

export const enrolment: Domain = {
  entities: [EnrolmentRow, PreferenceRow, DeclarationRow],
  resolvers: [
    EnrolmentResolver,
    EnrolmentFields,
    DeclarationFields,
    MentorProfileFields,
    SchemeEnrolments,
  ],
  policies: enrolmentPolicy,
};
