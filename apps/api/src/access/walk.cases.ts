import type { Subject } from "./policy.ts";
import type { World } from "./walk.world.ts";

/** One way to ask for an operation. */
export interface Case {
  /** Says which, where an operation has several cases. */
  of?: string;
  /** Arguments that name this world's own things. */
  args: (world: World) => Record<string, unknown>;
  /** What the policy is to be asked about, worked out by hand. */
  subject: (world: World) => Subject & { open?: boolean };
  /** Every action that must be allowed, if not the operation's own alone. */
  actions?: string[];
  /** It names an institution itself, before anybody is signed in. */
  publicFace?: true;
}

const services = ({ units }: World) => [units.services, units.university];
const faculty = ({ units }: World) => [units.faculty, units.university];

/** The open scheme, as a whole. */
const scheme = (world: World) => ({
  schemeId: world.schemes.open,
  unitIds: services(world),
  open: true,
});
const draft = (world: World) => ({
  schemeId: world.schemes.draft,
  unitIds: services(world),
  open: false,
});
/** Something of the open scheme's library that belongs to this person. */
const own = (role: "mentor" | "mentee" | "participant") => (world: World) => ({
  ...scheme(world),
  serviceAreaId: world.units.library,
  personId: world.people[role],
});
/** Nobody of the roles is the newcomer. */
const newcomers = (world: World) => ({ ...scheme(world), serviceAreaId: world.units.library });
const partnership = (world: World) => ({
  ...scheme(world),
  serviceAreaId: world.units.library,
  memberIds: [world.people.mentor, world.people.mentee],
});
const inScheme = (world: World) => ({ schemeId: world.schemes.open });
const ofEnrolment = ({ schemes }: World) => ({ schemeId: schemes.open, key: "enrolment" });
const moveTo2 = (world: World) => ({ ...ofEnrolment(world), fromVersion: 1, toVersion: 2 });
const none = () => ({});

const unit = (of: string, pick: "services" | "faculty"): Case => ({
  of,
  args: ({ units }) => ({
    input: { templateKey: "psms", unitId: units[pick], name: "Another scheme" },
  }),
  subject: (world) => ({ unitIds: pick === "services" ? services(world) : faculty(world) }),
});

const grant = (of: string, input: (world: World) => object, subject: Case["subject"]): Case => ({
  of,
  args: (world) => ({ input: { personId: world.people.nobody, ...input(world) } }),
  subject,
});

const queries: Record<string, Case | Case[]> = {
  institutions: { args: none, subject: none },
  demoPeople: { args: none, subject: none },
  outbox: { args: none, subject: none },
  me: { args: none, subject: none },
  units: { args: none, subject: none },
  grants: { args: none, subject: none },
  people: { args: () => ({ search: "e" }), subject: none },
  schemeTemplates: { args: none, subject: none },
  schemes: { args: none, subject: none },
  scheme: [
    { of: "open", args: ({ schemes }) => ({ id: schemes.open }), subject: scheme },
    { of: "draft", args: ({ schemes }) => ({ id: schemes.draft }), subject: draft },
  ],
  enrolments: { args: inScheme, subject: scheme },
  enrolment: [
    { of: "mentee", args: ({ enrolments: e }) => ({ id: e.mentee }), subject: own("mentee") },
    { of: "mentor", args: ({ enrolments: e }) => ({ id: e.mentor }), subject: own("mentor") },
    { of: "draft", args: ({ enrolments: e }) => ({ id: e.newcomer }), subject: newcomers },
  ],
  // The walk adds the caller's own enrolment as a mentee to the subject.
  mentors: { args: inScheme, subject: scheme },
  import: { args: ({ importId }) => ({ id: importId }), subject: scheme },
  imports: { args: inScheme, subject: scheme },
  round: { args: ({ roundId }) => ({ id: roundId }), subject: scheme },
  run: { args: ({ runId }) => ({ id: runId }), subject: scheme },
  candidates: {
    args: ({ roundId, enrolments }) => ({ roundId, menteeEnrolmentId: enrolments.participant }),
    subject: scheme,
  },
  whatIf: {
    args: ({ runId, enrolments }) => ({
      runId,
      change: { kind: "WITHDRAW", menteeEnrolmentId: enrolments.participant },
    }),
    subject: scheme,
  },
  whyNot: {
    args: ({ runId, enrolments }) => ({
      runId,
      menteeEnrolmentId: enrolments.participant,
      mentorEnrolmentId: enrolments.sponsor,
    }),
    subject: scheme,
  },
  fairness: { args: ({ runId }) => ({ runId }), subject: scheme },
  compareRuns: { args: ({ runId }) => ({ runIds: [runId] }), subject: scheme },
  tryWeights: { args: ({ roundId }) => ({ roundId, weights: [] }), subject: scheme },
  matchers: { args: inScheme, subject: scheme },
  matchingSettings: { args: inScheme, subject: scheme },
  partnership: [
    { of: "proposed", args: ({ partnerships: p }) => ({ id: p.proposed }), subject: partnership },
    { of: "active", args: ({ partnerships: p }) => ({ id: p.active }), subject: partnership },
  ],
  partnerships: { args: inScheme, subject: scheme },
  evaluationReport: { args: inScheme, subject: scheme },
  workflowOutlines: { args: inScheme, subject: scheme },
  workflowDraft: {
    args: ({ schemes }) => ({ schemeId: schemes.open, key: "partnership" }),
    subject: scheme,
  },
  workflowCatalogue: { args: inScheme, subject: scheme },
  shippedWorkflows: {
    args: ({ schemes }) => ({ schemeId: schemes.open, key: "partnership" }),
    subject: scheme,
  },
  simulateWorkflow: {
    args: ({ schemes }) => ({
      input: { schemeId: schemes.open, definition: {}, scenario: {} },
    }),
    subject: scheme,
  },
  exploreWorkflow: {
    args: ({ schemes }) => ({
      input: { schemeId: schemes.open, definition: {}, runs: 1, seed: 1 },
    }),
    subject: scheme,
  },
  workflowScenarios: {
    args: ({ schemes }) => ({ schemeId: schemes.open, key: "partnership" }),
    subject: scheme,
  },
  testScenarios: {
    args: ({ schemes }) => ({
      input: { schemeId: schemes.open, key: "partnership", definition: {} },
    }),
    subject: scheme,
  },
  workflowVersions: { args: ofEnrolment, subject: scheme },
  publishCheck: { args: ofEnrolment, subject: scheme },
  migrationPreview: { args: (world) => ({ input: moveTo2(world) }), subject: scheme },
  migrations: { args: ofEnrolment, subject: scheme },
  migration: { args: ({ migrationId }) => ({ id: migrationId }), subject: scheme },
  incidents: { args: inScheme, subject: scheme },
  acts: [
    {
      of: "enrolment",
      args: ({ enrolments: e }) => ({ subjectType: "enrolment", subjectId: e.mentee }),
      subject: own("mentee"),
    },
    {
      of: "partnership",
      args: ({ partnerships: p }) => ({ subjectType: "partnership", subjectId: p.active }),
      subject: partnership,
    },
    {
      of: "round",
      args: ({ roundId }) => ({ subjectType: "round", subjectId: roundId }),
      subject: scheme,
    },
  ],
  notices: { args: none, subject: none },
  workflowInstance: [
    { of: "enrolment", args: ({ instances: i }) => ({ id: i.mentee }), subject: own("mentee") },
    {
      of: "partnership",
      args: ({ instances: i }) => ({ id: i.partnership }),
      subject: partnership,
    },
    { of: "round", args: ({ instances: i }) => ({ id: i.round }), subject: scheme },
  ],
  workflowInstances: {
    args: ({ schemes }) => ({ schemeId: schemes.open, key: "enrolment" }),
    subject: scheme,
  },
};

const mutations: Record<string, Case | Case[]> = {
  requestSignInLink: {
    args: ({ slug }) => ({ institution: slug, email: `mentee@${slug}.example` }),
    subject: none,
    publicFace: true,
  },
  signIn: {
    args: ({ slug }) => ({ institution: slug, token: "none" }),
    subject: none,
    publicFace: true,
  },
  enterDemo: {
    args: ({ slug, people }) => ({ institution: slug, personId: people.mentor }),
    subject: none,
    publicFace: true,
  },
  signOut: { args: none, subject: none },
  // The subject is the caller.
  setLocale: { args: () => ({ locale: "cy" }), subject: none },
  createScheme: [unit("own unit", "services"), unit("another unit", "faculty")],
  updateScheme: {
    args: ({ schemes }) => ({ input: { id: schemes.open, expectedRevision: 0 } }),
    subject: scheme,
  },
  updateMatching: {
    args: ({ schemes }) => ({
      input: { schemeId: schemes.open, expectedRevision: 0, models: [], criteria: [] },
    }),
    subject: scheme,
  },
  openScheme: { args: ({ schemes }) => ({ id: schemes.draft }), subject: draft },
  grantRole: [
    grant("admin of all", () => ({ role: "INSTITUTION_ADMIN" }), none),
    grant(
      "admin of the unit",
      ({ units }) => ({ role: "UNIT_ADMIN", unitId: units.services }),
      (world) => ({ unitIds: services(world) }),
    ),
    grant("committee", ({ schemes }) => ({ role: "COMMITTEE", schemeId: schemes.open }), scheme),
  ],
  revokeGrant: { args: ({ grantId }) => ({ id: grantId }), subject: scheme },
  startImport: {
    args: ({ schemes }) => ({
      input: { schemeId: schemes.open, role: "MENTOR", fileName: "x.csv", content: "a,b\n1,2\n" },
    }),
    subject: scheme,
  },
  mapImport: {
    args: ({ importId }) => ({
      input: { id: importId, mapping: [], createUnits: false, register: false },
    }),
    subject: scheme,
  },
  runImport: { args: ({ importId }) => ({ id: importId }), subject: scheme },
  cancelImport: { args: ({ importId }) => ({ id: importId }), subject: scheme },
  inviteEnrolments: [
    { of: "all", args: inScheme, subject: scheme },
    {
      of: "one",
      args: ({ schemes, enrolments }) => ({
        schemeId: schemes.open,
        enrolmentIds: [enrolments.newcomer],
      }),
      subject: newcomers,
      actions: ["enrolment.invite", "enrolment.manage"],
    },
  ],
  remindEnrolments: {
    args: ({ schemes, enrolments }) => ({
      schemeId: schemes.open,
      enrolmentIds: [enrolments.newcomer],
    }),
    subject: newcomers,
    actions: ["enrolment.remind", "enrolment.manage"],
  },
  enrolMe: [
    {
      of: "open",
      args: ({ schemes }) => ({ schemeId: schemes.open, role: "MENTOR" }),
      subject: scheme,
    },
    {
      of: "draft",
      args: ({ schemes }) => ({ schemeId: schemes.draft, role: "MENTOR" }),
      subject: draft,
    },
  ],
  saveRegistration: {
    args: ({ enrolments }) => ({
      enrolmentId: enrolments.mentee,
      answers: {},
      expectedRevision: 0,
    }),
    subject: own("mentee"),
  },
  submitRegistration: {
    args: ({ enrolments }) => ({
      enrolmentId: enrolments.mentee,
      answers: {},
      expectedRevision: 0,
    }),
    subject: own("mentee"),
  },
  withdraw: {
    args: ({ enrolments }) => ({ enrolmentId: enrolments.participant }),
    subject: own("participant"),
  },
  setPreferences: {
    args: ({ enrolments }) => ({ enrolmentId: enrolments.mentee, mentorEnrolmentIds: [] }),
    subject: own("mentee"),
  },
  declareConflict: {
    args: ({ enrolments }) => ({
      enrolmentId: enrolments.mentee,
      mentorEnrolmentId: enrolments.mentor,
    }),
    subject: own("mentee"),
  },
  withdrawDeclaration: { args: ({ declarationId: id }) => ({ id }), subject: own("mentee") },
  createRound: { args: inScheme, subject: scheme },
  startRun: { args: ({ roundId }) => ({ roundId }), subject: scheme },
  cancelRun: { args: ({ runId }) => ({ runId }), subject: scheme },
  changeRun: {
    args: ({ runId, enrolments }) => ({
      runId,
      change: { kind: "WITHDRAW", menteeEnrolmentId: enrolments.participant },
    }),
    subject: scheme,
  },
  chooseRun: { args: ({ roundId, runId }) => ({ roundId, runId }), subject: scheme },
  setPairing: {
    args: ({ roundId, enrolments }) => ({
      input: {
        roundId,
        menteeEnrolmentId: enrolments.participant,
        mentorEnrolmentId: enrolments.sponsor,
        kind: "FORBIDDEN",
      },
    }),
    subject: scheme,
  },
  approveMatches: { args: ({ roundId }) => ({ roundId, keys: null }), subject: scheme },
  decideOutcomes: {
    args: ({ roundId }) => ({ input: { roundId, enrolmentIds: [], kind: "NEXT_ROUND" } }),
    subject: scheme,
  },
  reviewRound: { args: ({ roundId, runId }) => ({ roundId, runId }), subject: scheme },
  exportRun: { args: ({ runId }) => ({ runId }), subject: scheme },
  publishRound: { args: ({ roundId, runId }) => ({ roundId, runId }), subject: scheme },
  answerProposal: {
    args: ({ partnerships: p }) => ({ partnershipId: p.proposed, answer: "DECLINE" }),
    subject: partnership,
  },
  askAboutProposal: {
    args: ({ partnerships: p }) => ({ partnershipId: p.proposed, question: " " }),
    subject: partnership,
  },
  answerQuestion: { args: ({ questionId }) => ({ questionId, answer: " " }), subject: partnership },
  saveAgreement: {
    args: ({ partnerships: p }) => ({ partnershipId: p.active, answers: {}, expectedRevision: 0 }),
    subject: partnership,
  },
  signAgreement: {
    args: ({ partnerships: p }) => ({
      partnershipId: p.active,
      fullName: "Nobody",
      documentHash: "",
    }),
    subject: partnership,
  },
  logMeeting: {
    args: ({ partnerships: p }) => ({ partnershipId: p.active, answers: {} }),
    subject: partnership,
  },
  closePartnership: {
    args: ({ partnerships: p }) => ({ partnershipId: p.active, reason: "NOT_WORKING" }),
    subject: partnership,
  },
  saveEvaluation: {
    args: ({ partnerships: p }) => ({
      partnershipId: p.evaluating,
      answers: {},
      expectedRevision: 0,
    }),
    subject: partnership,
  },
  submitEvaluation: {
    args: ({ partnerships: p }) => ({ partnershipId: p.evaluating, answers: {} }),
    subject: partnership,
  },
  publishWorkflow: {
    args: (world) => ({ input: { ...ofEnrolment(world), expectedRevision: 0, note: "" } }),
    subject: scheme,
  },
  startMigration: {
    args: (world) => ({ input: { ...moveTo2(world), confirm: true } }),
    subject: scheme,
  },
  cancelMigration: { args: ({ migrationId }) => ({ id: migrationId }), subject: scheme },
  undoMigration: { args: ({ migrationId }) => ({ id: migrationId }), subject: scheme },
  saveWorkflowDraft: {
    args: ({ schemes }) => ({
      input: {
        schemeId: schemes.open,
        key: "partnership",
        definition: {},
        expectedRevision: 0,
      },
    }),
    subject: scheme,
  },
  saveScenario: {
    args: ({ schemes }) => ({
      input: { schemeId: schemes.open, key: "partnership", scenario: {} },
    }),
    subject: scheme,
  },
  removeScenario: { args: ({ scenarioId: id }) => ({ id }), subject: scheme },
  discardWorkflowDraft: {
    args: ({ schemes }) => ({ schemeId: schemes.open, key: "partnership", expectedRevision: 0 }),
    subject: scheme,
  },
  act: [
    {
      of: "enrolment",
      args: ({ enrolments: e }) => ({
        input: { subjectType: "enrolment", subjectId: e.participant, event: "rejoin" },
      }),
      subject: own("participant"),
    },
    {
      of: "partnership",
      args: ({ partnerships: p }) => ({
        input: { subjectType: "partnership", subjectId: p.proposed, event: "proposal.withdrawn" },
      }),
      subject: partnership,
    },
    {
      of: "round",
      args: ({ roundId }) => ({
        input: { subjectType: "round", subjectId: roundId, event: "round.closed" },
      }),
      subject: scheme,
    },
  ],
  recordMilestone: {
    args: ({ enrolments: e }) => ({ input: { enrolmentIds: [e.mentee], kind: "TRAINING" } }),
    subject: own("mentee"),
  },
  withdrawMilestone: {
    args: ({ enrolments: e }) => ({ enrolmentIds: [e.mentee], kind: "CONSENT" }),
    subject: own("mentee"),
  },
  dismissNotice: { args: ({ noticeId: id }) => ({ id }), subject: own("mentee") },
  retryIncident: { args: ({ incidentId: id }) => ({ id }), subject: scheme },
  skipIncident: { args: ({ incidentId: id }) => ({ id }), subject: scheme },
};

const named = (root: string, of: Record<string, Case | Case[]>) =>
  Object.entries(of).map(([field, given]) => [`${root}.${field}`, [given].flat()] as const);

/** By "Query.field" or "Mutation.field". */
export const cases: ReadonlyMap<string, readonly Case[]> = new Map([
  ...named("Query", queries),
  ...named("Mutation", mutations),
]);
