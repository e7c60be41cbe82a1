import type { EnrolmentRow } from "../enrolment/enrolment.service.ts";
import { createPartnerships } from "../partnership/partnership.service.ts";
import type { PersonRow } from "../person/person.service.ts";
import type { Answer as Asked, TestApp } from "./app.ts";
import { type BuiltScheme, buildEnrolment, good } from "./scheme.ts";

/** Tries again until it holds, at most for some seconds; then what it says is the test's failure. */
export async function until<T>(what: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = await what();
    if (found) return found;
    if (Date.now() > end) throw new Error(`It never came about: ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** A person who asks over GraphQL, with a session of their own. */
export interface Asker {
  person: PersonRow;
  ask<T = Record<string, unknown>>(
    document: string,
    variables?: Record<string, unknown>,
  ): Promise<Asked<T>>;
  /** The one root field of an answer without errors. */
  get<T = Record<string, never>>(document: string, variables?: Record<string, unknown>): Promise<T>;
}

export async function asker(test: TestApp, person: PersonRow): Promise<Asker> {
  const cookie = await test.session(person.institutionId, person.id);
  return {
    person,
    ask: (document, variables) => test.ask(document, variables, { cookie }),
    async get<T>(document: string, variables?: Record<string, unknown>) {
      const { data, errors } = await test.ask<Record<string, T>>(document, variables, { cookie });
      if (errors) throw new Error(errors.map((one) => one.message).join("; "));
      return Object.values(data)[0]!;
    },
  };
}

export interface Pair {
  id: string;
  mentor: Asker & { enrolment: EnrolmentRow };
  mentee: Asker & { enrolment: EnrolmentRow };
}

/** A mentor and a mentee who have just been proposed to each other, both told about it. */
export async function proposePair(test: TestApp, scheme: BuiltScheme): Promise<Pair> {
  const sides = [];
  for (const role of ["mentor", "mentee"] as const) {
    const { person, enrolment } = await buildEnrolment(test, scheme, role);
    sides.push({ ...(await asker(test, person)), enrolment });
  }
  const [mentor, mentee] = sides as [Pair["mentor"], Pair["mentee"]];
  const { created } = await test.inside(scheme.institutionId, (ctx) =>
    createPartnerships(ctx, {
      schemeId: scheme.schemeId,
      roundId: null,
      partnerships: [{ mentors: [mentor.enrolment.id], mentees: [mentee.enrolment.id] }],
    }),
  );
  return { id: created[0]!, mentor, mentee };
}

export { good };
