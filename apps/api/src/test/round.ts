import { expect } from "vitest";
import { startTestApp, type TestApp } from "./app.ts";
import { type Asker, asker, until } from "./pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme } from "./scheme.ts";

const round = `id stage may poolMentors poolMentees latestRun { id state }
  runs { id number state } pairings { menteeName mentorName kind reason }`;
const run = `id state progress matched provenOptimal poolChanged failure
  partnerships { key mentors { name } mentees { name optionCount } fit fitLabel locked
    reasons { for text } }
  unmatched { name role cause wouldHelp optionCount }`;
export type Round = {
  id: string;
  stage: string;
  may: string[];
  runs: { id: string; state: string }[];
  latestRun: { id: string; state: string };
  pairings: { menteeName: string; kind: string }[];
};
export type Run = {
  id: string;
  state: string;
  matched: number;
  provenOptimal: boolean;
  poolChanged: boolean;
  partnerships: {
    mentors: { name: string }[];
    mentees: { name: string; optionCount: number }[];
    locked: boolean;
    reasons: { for: boolean; text: string }[];
  }[];
  unmatched: { name: string; role: string; cause: string; wouldHelp: string | null }[];
};
export const refused =
  "... on Problem { code message } ... on Refused { reasons { message place } }";

export interface Candidates {
  options: {
    mentorName: string;
    pairing: string | null;
    current: boolean;
    placesLeft: number;
  }[];
  total: number;
  ruledOut: { rule: string; count: number; names: string[] }[];
}

export type Outcome<T> = Partial<T> & {
  code?: string;
  reasons?: { message: string; place: string | null }[];
};

/** Who is with whom in a run: mentors by mentee. */
export const pairsOf = (result: Run): Record<string, string> =>
  Object.fromEntries(
    result.partnerships.map((one) => [one.mentees[0]!.name, one.mentors[0]!.name]),
  );

/** The one of this mentee. */
export const partnershipOf = (result: Run, mentee: string) =>
  result.partnerships.find((one) => one.mentees[0]!.name === mentee)!;

/** A scheme with people who are known by their given names, and what its coordinator does. */
export class RoundPlay {
  roundId = "";
  runId = "";
  private readonly people = new Map<string, Asker & { enrolmentId: string }>();

  readonly test: TestApp;
  readonly scheme: BuiltScheme;
  readonly coordinator: Asker;

  private constructor(test: TestApp, scheme: BuiltScheme, coordinator: Asker) {
    this.test = test;
    this.scheme = scheme;
    this.coordinator = coordinator;
  }

  /** `template`: the key of the scheme's, else that of the professional services. */
  static async begin(options: { template?: string } = {}): Promise<RoundPlay> {
    const test = await startTestApp({ worker: true });
    const scheme = await buildScheme(test, options);
    return new RoundPlay(test, scheme, await asker(test, scheme.coordinator));
  }

  of(name: string): Asker & { enrolmentId: string } {
    return this.people.get(name)!;
  }

  async join(role: "mentor" | "mentee", name: string, answers: object): Promise<void> {
    const { person, enrolment } = await buildEnrolment(this.test, this.scheme, role, {
      answers: answers as never,
      area: role === "mentor" ? "estates" : "library",
      person: { givenName: name, familyName: role === "mentor" ? "Rhys" : "Ellis" },
    });
    const who = await asker(this.test, person);
    this.people.set(name, { ...who, enrolmentId: enrolment.id });
  }

  create(): Promise<Outcome<Round>> {
    return this.coordinator.get(
      `mutation($id: ID!) { createRound(schemeId: $id) { ... on Round { ${round} } ${refused} } }`,
      { id: this.scheme.schemeId },
    );
  }

  round(): Promise<Round> {
    return this.coordinator.get(`query($id: ID!) { round(id: $id) { ${round} } }`, {
      id: this.roundId,
    });
  }

  result(): Promise<Run> {
    return this.coordinator.get(`query($id: ID!) { run(id: $id) { ${run} } }`, { id: this.runId });
  }

  /** Starts a run and waits until its result can be looked over. */
  async run(): Promise<Run> {
    const started = await this.coordinator.get<{ id: string; state: string }>(
      `mutation($id: ID!) { startRun(roundId: $id) { ... on Run { id state } ${refused} } }`,
      { id: this.roundId },
    );
    expect(started.state).toBe("QUEUED");
    this.runId = started.id;
    await until(async () => (await this.round()).may.includes("round.publish"));
    return this.result();
  }

  /** What the coordinator, or whoever is named, decides about two people. */
  async pair(
    mentee: string,
    mentor: string,
    kind: "LOCKED" | "FORBIDDEN" | null,
    by: Asker = this.coordinator,
  ): Promise<Outcome<Round> & { denied?: string }> {
    const { data, errors } = await by.ask<{ setPairing: Outcome<Round> }>(
      `mutation($input: PairingInput!) { setPairing(input: $input) { ... on Round { id } ${refused} } }`,
      {
        input: {
          roundId: this.roundId,
          menteeEnrolmentId: this.of(mentee).enrolmentId,
          mentorEnrolmentId: this.of(mentor).enrolmentId,
          kind,
        },
      },
    );
    return errors ? { denied: errors[0]!.extensions.code } : data.setPairing;
  }

  publish(): Promise<Outcome<Round>> {
    return this.coordinator.get(
      `mutation($id: ID!, $run: ID!) {
        publishRound(roundId: $id, runId: $run, unmatched: NEXT_ROUND) { ... on Round { stage } ${refused} } }`,
      { id: this.roundId, run: this.runId },
    );
  }

  candidates(mentee: string): Promise<Candidates> {
    return this.coordinator.get(
      `query($round: ID!, $mentee: ID!) { candidates(roundId: $round, menteeEnrolmentId: $mentee) {
        options { mentorName pairing current matchedTo placesLeft fit fitLabel reasons { text } }
        total ruledOut { rule count names } } }`,
      { round: this.roundId, mentee: this.of(mentee).enrolmentId },
    );
  }
}
