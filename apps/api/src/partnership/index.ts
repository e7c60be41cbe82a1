import type { Domain } from "../domain.ts";
import {
  AgreementRow,
  MeetingRow,
  PartnershipLeaverRow,
  PartnershipMemberRow,
  PartnershipRow,
  SignatureRow,
} from "./partnership.entity.ts";
import { EnrolmentPartnerships, MemberFields, PartnershipFields } from "./partnership.fields.ts";
import { partnershipPolicy } from "./partnership.policy.ts";
import { PartnershipResolver } from "./partnership.resolver.ts";
import { QuestionRow } from "./question.entity.ts";
import { QuestionResolver } from "./question.resolver.ts";

export const partnership: Domain = {
  entities: [
    PartnershipRow,
    PartnershipMemberRow,
    PartnershipLeaverRow,
    AgreementRow,
    SignatureRow,
    MeetingRow,
    QuestionRow,
  ],
  resolvers: [
    PartnershipResolver,
    QuestionResolver,
    PartnershipFields,
    MemberFields,
    EnrolmentPartnerships,
  ],
  policies: partnershipPolicy,
};
