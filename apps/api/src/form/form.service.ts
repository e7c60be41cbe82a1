export { checkAnswers, fieldsOf } from "./check.ts";
export type { FormVersionRow, ResponseRow } from "./form.entity.ts";
export { Form, Registration, registration } from "./form.types.ts";
export {
  allResponses,
  answersConflict,
  answersFor,
  type CheckedResponse,
  type ResponseInput,
  type ResponseKey,
  responseId,
  responseOf,
  responsesOf,
  saveDraft,
  submitChecked,
  submitResponse,
} from "./responses.ts";
export { currentForm, currentForms, formFaults, formVersions, publishForm } from "./versions.ts";
