export { changeCapacities } from "./capacity.ts";
export { todayIn } from "./dates.ts";
export { type EnrolInput, enrol, enrolMany } from "./enrol.ts";
export type { EnrolmentRow } from "./enrolment.entity.ts";
export { inviteEnrolments } from "./invite.ts";
export { freePeople, type MatchingPool, matchable, type PoolMember, poolSizes } from "./pool.ts";
export { declareConflict, preferencesOf, setPreferences } from "./preferences.ts";
export { mentorProfiles } from "./profiles.ts";
export { bySystem, offerPlaces, waitingPosition } from "./queue.ts";
export {
  completeRegistration,
  completeRegistrations,
  type Placed,
  registrationForm,
  registrationFormKey,
  registrationKey,
} from "./register.ts";
export { saveRegistration } from "./registration.ts";
export { rolesOf as enrolmentRoles } from "./roles.ts";
export {
  enrolmentRow,
  enrolmentSubject,
  enrolmentsById,
  enrolmentsOfPerson,
  peopleOfEnrolments,
} from "./rows.ts";
export { withdraw } from "./take-part.ts";
export { enrolmentView, mayOnEnrolment } from "./view.ts";
