import type { Domain } from "../domain.ts";
import { FormVersionRow, ResponseRow } from "./form.entity.ts";

/** Forms have no operation of their own: what a form is for offers it. */
export const form: Domain = {
  entities: [FormVersionRow, ResponseRow],
  resolvers: [],
  policies: {},
};
