import type { Answers } from "@quad/forms";
import {
  declareConflict,
  inviteEnrolments,
  saveRegistration,
  setPreferences,
} from "../enrolment/enrolment.service.ts";
import { grantRole } from "../institution/grant.service.ts";
import type { PersonRow } from "../person/person.service.ts";
import { createScheme, quotasOf } from "../scheme/scheme.service.ts";
import {
  type Area,
  addressOf,
  areas,
  dice,
  type Extra,
  extra,
  menteeAnswers,
  mentorAnswers,
  several,
} from "./cast.ts";
import { playLarge } from "./large.ts";
import { Partners } from "./partners.ts";
import { parts } from "./parts.ts";
import {
  addPeople,
  addUnits,
  change,
  inDays,
  list,
  match,
  offerParts,
  open,
  type Player,
  register,
} from "./stage.ts";
import { good, type World } from "./world.ts";

const domain = "wexcombe.example";
const university = "University of Wexcombe";
const services = "Professional Services";

export const wexcombe = {
  slug: "wexcombe",
  name: university,
  accentHue: 248,
  accentChroma: 0.085,
  languages: ["en", "cy"],
  contactEmail: `mentoring@${domain}`,
  demo: true,
};

interface Cast {
  person: PersonRow;
  answers: Answers;
}

/** How many take part: in the earlier round, since then, and those who have yet to register. */
const counts = { early: 13, mentors: 15, mentees: 26, invited: 6, listed: 3 } as const;

/**
 * A scheme in the middle of its life: an earlier round whose partnerships stand at every stage, a
 * full pool for the next one, people who wait, and people who haven't answered. `large`: beside it,
 * a scheme of so many mentors and as many mentees.
 */
export async function playWexcombe(world: World, large = 0): Promise<void> {
  const roll = dice(1_871);
  const unitIds = await addUnits(world, [
    { name: university, kind: "university", parent: null },
    { name: services, kind: "division", parent: university },
    ...areas.map(({ unit }) => ({ name: unit, kind: "serviceArea", parent: services })),
  ]);
  const staff = await addStaff(world);
  const scheme = await world.system(async (ctx) => {
    const unitId = unitIds.get(services)!;
    await grantRole(ctx, { personId: staff.admin.id, role: "institution_admin" });
    await grantRole(ctx, { personId: staff.unitAdmin.id, role: "unit_admin", unitId });
    const made = { templateKey: "psms", unitId, name: "Professional Services Mentoring" };
    return good(await createScheme(ctx, made));
  });
  const schemeId = scheme.id;
  await open(world, schemeId, staff.coordinator, {
    name: {
      en: "Professional Services Mentoring",
      cy: "Mentora'r Gwasanaethau Proffesiynol",
    },
    opensOn: inDays(-300),
    registrationClosesOn: inDays(21),
    matchingOn: inDays(28),
    endsOn: inDays(420),
  });
  await world.system(async (ctx) => {
    const serviceAreaId = unitIds.get("Library")!;
    const { area, committee } = staff;
    await grantRole(ctx, { personId: area.id, role: "coordinator", schemeId, serviceAreaId });
    await grantRole(ctx, { personId: committee.id, role: "committee", schemeId });
  });

  let index = 0;
  const areaAt = (at: number): Area => areas[at % areas.length]!;
  const cast = async (role: "mentor" | "mentee", where: readonly Area[]): Promise<Cast[]> => {
    const extras = where.map((area) => extra(roll, index++, area, role, domain));
    const people = await addPeople(world, extras);
    return people.map((person, i) => ({
      person,
      answers:
        role === "mentor"
          ? mentorAnswers(roll, extras[i]!, where[i]!)
          : menteeAnswers(roll, extras[i]!),
    }));
  };
  const spread = (count: number) => Array.from({ length: count }, (_, at) => areaAt(at));

  await register(world, schemeId, "mentor", await cast("mentor", spread(counts.early)));
  await register(world, schemeId, "mentee", await cast("mentee", spread(counts.early)));
  const acts = await playRound(world, roll, await match(world, schemeId, staff.coordinator));

  const mentors = await register(
    world,
    schemeId,
    "mentor",
    await cast("mentor", spread(counts.mentors)),
  );
  const mentees = await register(
    world,
    schemeId,
    "mentee",
    await cast("mentee", spread(counts.mentees)),
  );
  const choosers = mentees.filter((_, at) => at % 4 !== 3);
  await choose(world, roll, choosers, mentors);
  const waiting = await fillLibrary(world, schemeId, unitIds.get("Library")!, () =>
    cast("mentee", [areas[3]!, areas[3]!]),
  );
  const invited = await inviteSome(
    world,
    schemeId,
    staff.coordinator,
    (await cast("mentee", spread(counts.invited))).map(({ person }) => person),
  );
  const listed = await cast("mentor", spread(counts.listed));
  await list(
    world,
    schemeId,
    "mentor",
    listed.map(({ person }) => person),
  );
  const [newcomer] = await cast("mentee", [areas[4]!]);
  await draftScheme(world, unitIds.get("Research Services")!);

  const library = await playLibrary(world, roll, unitIds.get("Library")!, staff.area, cast);
  if (large > 0) {
    await playLarge(world, large, { unit: university, domain, coordinator: staff.coordinator });
  }
  await offerParts(world, [
    [staff.coordinator, parts.coordinator],
    [staff.area, parts.areaCoordinator],
    [staff.admin, parts.institutionAdmin],
    [staff.unitAdmin, parts.unitAdmin],
    [staff.committee, parts.committee],
    [library.mentee, parts.offered],
    [acts.agreeing.mentee, parts.signing],
    [acts.active.mentee, parts.meeting],
    [acts.evaluating.mentee, parts.evaluating],
    [mentees.find((one) => !choosers.includes(one))!.person, parts.choosing],
    [waiting[0]!.person, parts.waiting],
    [invited[0]!, parts.registering],
    [library.mentor, parts.accepted],
    [acts.active.mentor, parts.mentoring],
    [newcomer!.person, parts.newcomer],
  ]);
  await backInTime(world, schemeId);
}

async function addStaff(world: World) {
  const posts = [
    ["admin", "Marguerite", "Sandoval", "Academic Registrar", 10, "Student Administration"],
    ["unitAdmin", "Idris", "Falconer", "Director of Professional Services", 10, "Human Resources"],
    ["coordinator", "Tamsin", "Obuasi", "People Development Manager", 8, "Human Resources"],
    ["area", "Leopold", "Vantongeren", "Library Operations Manager", 7, "Library"],
    ["committee", "Nasreen", "Haversham", "Head of Planning", 9, "Finance"],
  ] as const;
  const rows = await addPeople(
    world,
    posts.map(([, givenName, familyName, jobTitle, grade, unit]): Extra => {
      const name = { givenName, familyName };
      const email = addressOf(name, domain);
      return { ...name, email, jobTitle, grade: `Grade ${grade}`, unit, locale: "en" };
    }),
  );
  const by = (key: (typeof posts)[number][0]) => rows[posts.findIndex(([own]) => own === key)]!;
  return {
    admin: by("admin"),
    unitAdmin: by("unitAdmin"),
    coordinator: by("coordinator"),
    area: by("area"),
    committee: by("committee"),
  };
}

/** Brings the partnerships of the earlier round to their different stages; none is left open. */
async function playRound(world: World, roll: () => number, ids: readonly string[]) {
  const pairs: Partners[] = [];
  for (const id of ids) pairs.push(await Partners.of(world, roll, id));
  // The first ones are entered as: each has a mentor of its own.
  const mentors = new Set<string>();
  const [special, doubles] = [[] as Partners[], [] as Partners[]];
  for (const pair of pairs) {
    (mentors.has(pair.mentor.id) ? doubles : special).push(pair);
    mentors.add(pair.mentor.id);
  }
  const [agreeing, active, evaluating, young, declined, ...others] = [...special, ...doubles];
  if (special.length < 5 || others.length < 7) throw new Error("The demo's first round is small.");

  await declined!.answer(declined!.mentee, "decline", "I move to another post next month.");
  await agreeing!.accept();
  await agreeing!.write(6);
  await agreeing!.sign(agreeing!.mentor);
  await agreeing!.age(6);
  await young!.begin(30);
  await young!.meet(20);
  await active!.begin(150);
  for (const daysAgo of [140, 96, 52]) await active!.meet(daysAgo);
  for (const [at, pair] of [evaluating!, ...others].entries()) {
    await pair.begin(260 - at * 3);
    for (const daysAgo of [215, 150, 84]) await pair.meet(daysAgo - at);
    await pair.close(at % 3 === 2 ? "ready_to_move_on" : "objectives_achieved");
    await pair.evaluate(pair.mentor);
    if (pair !== evaluating) await pair.evaluate(pair.mentee);
    await pair.ageEnd(16 + at * 2);
  }
  return { agreeing: agreeing!, active: active!, evaluating: evaluating! };
}

/** A small scheme of the Library's own, in which proposals are out. */
async function playLibrary(
  world: World,
  roll: () => number,
  unitId: string,
  coordinator: PersonRow,
  cast: (role: "mentor" | "mentee", where: readonly Area[]) => Promise<Cast[]>,
): Promise<Partners> {
  const name = { en: "Library Mentoring", cy: "Mentora'r Llyfrgell" };
  const { id } = good(
    await world.system((ctx) => createScheme(ctx, { templateKey: "psms", unitId, name: name.en })),
  );
  await open(world, id, coordinator, {
    name,
    opensOn: inDays(-60),
    registrationClosesOn: inDays(-7),
    matchingOn: inDays(-4),
    endsOn: inDays(330),
    minimumMentors: 3,
    minimumMentees: 3,
  });
  const four = Array.from({ length: 4 }, () => areas[3]!);
  await register(world, id, "mentor", await cast("mentor", four));
  await register(world, id, "mentee", await cast("mentee", four));
  const pairs: Partners[] = [];
  for (const one of await match(world, id, coordinator)) {
    pairs.push(await Partners.of(world, roll, one));
  }
  const [proposed] = pairs;
  if (!proposed) throw new Error("The Library's round in the demo has no pairs.");
  for (const pair of pairs.filter(({ mentor }) => mentor.id === proposed.mentor.id)) {
    await pair.answer(pair.mentor, "accept");
  }
  await pairs.find(({ mentor }) => mentor.id !== proposed.mentor.id)?.accept();
  await backInTime(world, id);
  return proposed;
}

/** Mentees choose mentors who offer what they look for; a few declare that they know one. */
async function choose(
  world: World,
  roll: () => number,
  mentees: readonly Player[],
  mentors: readonly Player[],
): Promise<void> {
  for (const [at, { person, enrolment, answers }] of mentees.entries()) {
    const sought = answers.expertiseSought as string[];
    const fitting = mentors.filter(({ answers: offer }) =>
      (offer.expertise as string[]).some((one) => sought.includes(one)),
    );
    const chosen = several(roll, fitting, 1 + Math.floor(roll() * 4));
    if (chosen.length === 0) continue;
    await world.as(person.id, async (ctx) => {
      const ids = chosen.map((one) => one.enrolment.id);
      good(await setPreferences(ctx, enrolment.id, ids));
    });
    const known = fitting.find((one) => !chosen.includes(one));
    if (at % 7 !== 2 || !known) continue;
    await world.as(person.id, async (ctx) =>
      good(await declareConflict(ctx, enrolment.id, known.enrolment.id)),
    );
  }
}

/** Fills the Library's places for mentees, so that those who come then have to wait. */
async function fillLibrary(
  world: World,
  schemeId: string,
  serviceAreaId: string,
  late: () => Promise<Cast[]>,
): Promise<Player[]> {
  await world.system(async (ctx) => {
    const quotas = await quotasOf(ctx, schemeId);
    const own = quotas.find((q) => q.serviceAreaId === serviceAreaId && q.role === "mentee");
    await change(ctx, schemeId, {
      quotas: [{ serviceAreaId, role: "mentee", places: own!.taken }],
    });
  });
  return register(world, schemeId, "mentee", await late());
}

/** Invites people; the first has begun to register. */
async function inviteSome(
  world: World,
  schemeId: string,
  coordinator: PersonRow,
  people: readonly PersonRow[],
): Promise<readonly PersonRow[]> {
  const enrolments = await list(world, schemeId, "mentee", people);
  const ids = enrolments.map((row) => row.id);
  good(await world.as(coordinator.id, (ctx) => inviteEnrolments(ctx, schemeId, ids)));
  await world.settle();
  const draft = {
    jobTitle: people[0]!.jobTitle ?? "",
    timeInPost: "oneToThreeYears",
    hopes: "I have just been given my first project and would like",
  };
  good(await world.as(people[0]!.id, (ctx) => saveRegistration(ctx, ids[0]!, draft, 0)));
  return people;
}

async function draftScheme(world: World, unitId: string): Promise<void> {
  await world.system(async (ctx) => {
    const name = "Research Services Peer Mentoring";
    const { id } = good(await createScheme(ctx, { templateKey: "psms", unitId, name }));
    await change(ctx, id, {
      name: { en: name, cy: "Mentora Cymheiriaid y Gwasanaethau Ymchwil" },
      opensOn: inDays(40),
    });
  });
}

/** Spreads over the past weeks what has just been done, so that there are people who are late. */
async function backInTime(world: World, schemeId: string): Promise<void> {
  await world.system(async (ctx) => {
    await ctx.store.rows(
      `UPDATE app.workflow_instance i
       SET stage_since = i.stage_since - v.days * interval '1 day'
       FROM (SELECT id, CASE stage WHEN 'invited' THEN 3 * n WHEN 'listed' THEN 5 * n
               WHEN 'waiting' THEN 38 - 9 * n WHEN 'proposed' THEN 3 WHEN 'agreeing' THEN 6
               WHEN 'evaluating' THEN 16 WHEN 'active' THEN 140 WHEN 'pool' THEN 5 + n % 40
               ELSE 20 END AS days
             FROM (SELECT id, stage, row_number() OVER (PARTITION BY stage ORDER BY id) AS n
                   FROM app.workflow_instance
                   WHERE institution_id = $1 AND scheme_id = $2) AS one) AS v
       WHERE i.institution_id = $1 AND i.id = v.id`,
      [schemeId],
    );
    await ctx.store.rows(
      `UPDATE app.enrolment e SET
         created_at = e.created_at - (20 + d.days) * interval '1 day',
         invited_at = e.invited_at - d.days * interval '1 day',
         registered_at = e.registered_at - d.days * interval '1 day',
         waiting_since = e.waiting_since - d.days * interval '1 day'
       FROM (SELECT subject_id, extract(day FROM now() - stage_since)::int AS days
             FROM app.workflow_instance
             WHERE institution_id = $1 AND scheme_id = $2 AND subject_type = 'enrolment') AS d
       WHERE e.institution_id = $1 AND e.id = d.subject_id`,
      [schemeId],
    );
  });
}
