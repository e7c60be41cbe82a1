import { signIn } from "./access/index.ts";
import { audit } from "./audit/index.ts";
import { authoring } from "./authoring/index.ts";
import type { Domain } from "./domain.ts";
import { enrolment } from "./enrolment/index.ts";
import { form } from "./form/index.ts";
import { imports } from "./import/index.ts";
import { institution } from "./institution/index.ts";
import { matching } from "./matching/index.ts";
import { message } from "./message/index.ts";
import { migration } from "./migration/index.ts";
import { milestone } from "./milestone/index.ts";
import { partnership } from "./partnership/index.ts";
import { person } from "./person/index.ts";
import { scheme } from "./scheme/index.ts";
import { workflow } from "./workflow/index.ts";

/** Every domain of the API, in no order that matters. */
export const domains: readonly Domain[] = [
  signIn,
  institution,
  person,
  scheme,
  enrolment,
  imports,
  form,
  workflow,
  authoring,
  migration,
  matching,
  partnership,
  message,
  milestone,
  audit,
];
