import type { Page } from "playwright-core";
import { arrived } from "../support/people.ts";

/** One address, and what its reader sees before it counts as there. */
export interface Place {
  path: string;
  /** Short: what kind of page it is. */
  name: string;
  /** Its parts come a moment later: wait for the first. */
  articles?: true;
}

/** One person of the demo, or nobody, with the pages that are theirs. */
export interface Reader {
  /** null: nobody is signed in. */
  name: string | null;
  /** Where they may go; asks the API for the ids of what is theirs. */
  places: (page: Page) => Promise<Place[]>;
}

interface Mine {
  me: {
    enrolments: { id: string; schemeId: string }[];
    partnerships: { id: string }[];
  };
  schemes: { id: string; state: string; name: { en: string }; may: string[] }[];
}

/** The first of some list. */
interface Found {
  edges: { node: { id: string } }[];
}

/** What is whose, as the person who is signed in may read it. */
async function ask<T>(page: Page, query: string): Promise<T> {
  const answer = await page.request.post("/graphql", {
    headers: { "apollo-require-preflight": "true" },
    data: { query },
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data as T;
}

const mine = (page: Page) =>
  ask<Mine>(
    page,
    `{ me { enrolments { id schemeId } partnerships { id } }
       schemes { id state name may } }`,
  );

const enrolmentPages =
  (...names: string[]) =>
  async (page: Page): Promise<Place[]> => {
    const { me } = await mine(page);
    const at = `/enrolments/${me.enrolments[0]?.id}`;
    return [
      { path: "/", name: "home" },
      { path: at, name: "enrolment" },
      ...names.map((name) => ({ path: `${at}/${name}`, name: name.replaceAll(/[/?=]/g, "-") })),
    ];
  };

const partnershipPages =
  (...names: string[]) =>
  async (page: Page): Promise<Place[]> => {
    const { me } = await mine(page);
    const at = `/partnerships/${me.partnerships[0]?.id}`;
    return [
      { path: "/", name: "home" },
      { path: at, name: "partnership" },
      ...names.map((name) => ({ path: `${at}/${name}`, name: name.replaceAll(/[/?=]/g, "-") })),
    ];
  };

const fixed =
  (...paths: string[]) =>
  async (): Promise<Place[]> =>
    paths.map((path) => ({ path, name: path.replaceAll("/", "-").slice(1) || "home" }));

const MAIN = "Professional Services Mentoring";

async function schemePath(page: Page, name: string): Promise<string> {
  const { schemes } = await mine(page);
  const found = schemes.find((scheme) => scheme.name.en === name);
  if (!found) throw new Error(`There is no scheme ${name}.`);
  return `/schemes/${found.id}`;
}

/** The coordinator's sections; a file that was read and a round that was run are there for them. */
async function schemePages(page: Page): Promise<Place[]> {
  const base = await schemePath(page, MAIN);
  const id = base.split("/").at(-1);
  const { enrolments, partnerships } = await ask<Record<string, Found>>(
    page,
    `{ enrolments(schemeId: "${id}", first: 1) { edges { node { id } } }
       partnerships(schemeId: "${id}", stage: "active", first: 1) { edges { node { id } } } }`,
  );
  const sent = await roundOf(page, id);
  const running = await runningIn(page, id);
  const names = [
    "people",
    "import",
    "matching",
    "partnerships",
    "evaluation",
    "workflow",
    "settings",
  ];
  return [
    { path: "/", name: "staff-home" },
    { path: "/schemes", name: "directory" },
    { path: base, name: "overview" },
    ...names.map((name) => ({ path: `${base}/${name}`, name })),
    { path: `${base}/people?stage=waiting`, name: "people-waiting" },
    { path: `${base}/people?search=nobody+at+all`, name: "people-none" },
    { path: `${base}/people/${enrolments?.edges[0]?.node.id}`, name: "person" },
    { path: `/partnerships/${partnerships?.edges[0]?.node.id}`, name: "partnership-of-others" },
    { path: `${base}/rounds/${sent}`, name: "proposals" },
    { path: `${base}/workflow/partnership`, name: "workflow-editor" },
    { path: `${base}/workflow/partnership/running`, name: "running" },
    { path: `${base}/workflow/round/running?status=INCIDENT`, name: "running-none" },
    { path: `${base}/workflow/partnership/versions`, name: "versions" },
    { path: `${base}/workflow/partnership/move`, name: "move-none" },
    ...running.map((instance) => ({ path: `${base}/instances/${instance}`, name: "instance" })),
    { path: await readFile(page, base), name: "columns" },
    ...(await board(page, base)),
  ];
}

async function roundOf(page: Page, id: string | undefined): Promise<string | undefined> {
  const { scheme } = await ask<{ scheme: { rounds: { id: string }[] } }>(
    page,
    `{ scheme(id: "${id}") { rounds { id } } }`,
  );
  return scheme.rounds.at(-1)?.id;
}

/** One person's, one partnership's and one round's workflow. */
async function runningIn(page: Page, id: string | undefined): Promise<string[]> {
  const list = (key: string) =>
    `${key}: workflowInstances(schemeId: "${id}", key: "${key}", first: 1) { edges { node { id } } }`;
  const found = await ask<Record<string, { edges: { node: { id: string } }[] }>>(
    page,
    `{ ${["enrolment", "partnership", "round"].map(list).join("\n")} }`,
  );
  return Object.values(found).flatMap(({ edges }) => edges.map(({ node }) => node.id));
}

async function readFile(page: Page, base: string): Promise<string> {
  await page.goto(`${base}/import`);
  await arrived(page, "Import people");
  await page.getByRole("radio", { name: "Mentees" }).check();
  const file = await (await page.request.get("/samples/mentees.csv")).body();
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "mentees.csv", mimeType: "text/csv", buffer: file });
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByRole("button", { name: "Check the file" }).click();
  await page.getByRole("heading", { name: "What would happen" }).waitFor();
  return new URL(page.url()).pathname;
}

/** A round before its run, and after. */
async function board(page: Page, base: string): Promise<Place[]> {
  await page.goto(`${base}/matching`);
  await page.getByRole("button", { name: "Begin a round" }).click();
  await page.getByRole("button", { name: "Run the matching" }).click();
  await page.getByRole("region", { name: "Mentees and their mentors" }).waitFor();
  const { pathname } = new URL(page.url());
  const one = await page
    .getByRole("navigation", { name: "Mentees" })
    .getByRole("link")
    .first()
    .getAttribute("href");
  return [
    { path: pathname, name: "board", articles: true },
    {
      path: new URL(one ?? "", page.url()).href.replace(new URL(page.url()).origin, ""),
      name: "board-mentee",
      articles: true,
    },
    { path: `${pathname}?view=matches`, name: "board-matches" },
    { path: `${pathname}/results`, name: "board-results" },
    { path: `${pathname}/options`, name: "board-options" },
    { path: await fairness(page), name: "board-fairness" },
  ];
}

/** Where the board's link to how groups fared goes. */
async function fairness(page: Page): Promise<string> {
  const link = page.getByRole("link", { name: /fairness of this result/ });
  return (await link.getAttribute("href")) ?? "";
}

export const readers: Reader[] = [
  {
    name: null,
    places: fixed("/sign-in", "/sign-in/link", "/demo", "/outbox", "/accessibility", "/nowhere"),
  },
  {
    name: "Delphine Oyelaran",
    places: async (page) => [
      { path: "/", name: "home" },
      { path: `${await schemePath(page, MAIN)}/join`, name: "join" },
    ],
  },
  {
    name: "Umar Ashdown",
    places: enrolmentPages(
      "register",
      "register?page=hopes",
      "register?page=mentor",
      "register?page=meeting",
      "register?page=check",
    ),
  },
  { name: "Siobhán Mbeki", places: enrolmentPages("registered") },
  { name: "Tariq Joubert", places: enrolmentPages("registered", "mentors") },
  { name: "Isolde Gwynne", places: partnershipPages("proposal") },
  { name: "Greta Sivakumar", places: partnershipPages("proposal") },
  { name: "Nadia Castellanos", places: partnershipPages("agreement", "agreement?edit") },
  { name: "Oisín Jankowski", places: partnershipPages("meetings/new", "agreement", "close") },
  { name: "Eleni Farouk", places: partnershipPages() },
  { name: "Priya Quartey", places: partnershipPages("evaluation") },
  { name: "Tamsin Obuasi", places: schemePages },
  {
    name: "Leopold Vantongeren",
    places: async (page) => {
      const [main, own] = [
        await schemePath(page, MAIN),
        await schemePath(page, "Library Mentoring"),
      ];
      return [
        { path: "/", name: "staff-home" },
        { path: `${main}/people`, name: "people" },
        { path: own, name: "overview" },
        { path: `${own}/evaluation`, name: "evaluation" },
      ];
    },
  },
  {
    name: "Nasreen Haversham",
    places: async (page) => {
      const main = await schemePath(page, MAIN);
      return [
        { path: "/", name: "staff-home" },
        { path: main, name: "overview" },
        { path: `${main}/evaluation`, name: "evaluation" },
      ];
    },
  },
  {
    name: "Marguerite Sandoval",
    places: async (page) => {
      const draft = await schemePath(page, "Research Services Peer Mentoring");
      return [
        { path: "/", name: "staff-home" },
        { path: "/schemes/new", name: "new-scheme" },
        { path: draft, name: "draft" },
        { path: `${draft}/settings`, name: "draft-settings" },
        { path: `${draft}/people`, name: "nobody-yet" },
      ];
    },
  },
];
