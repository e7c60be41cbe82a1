import { inviteEnrolments } from "../enrolment/invite.ts";
import { declareConflict, setPreferences } from "../enrolment/preferences.ts";
import { saveRegistration } from "../enrolment/registration.ts";
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
import { Partners } from "./partners.ts";
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

/** How many take part: in the earlier round, since then, and those who have yet to register. */
const counts = { early: 16, mentors: 15, mentees: 26, invited: 6, listed: 3 } as const;

/**
 * A scheme in the middle of its life: an earlier round whose partnerships stand at every stage, a
 * full pool for the next one, people who wait, and people who haven't answered.
 */
export async function playWexcombe(world: World): Promise<void> {
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
  const cast = async (role: "mentor" | "mentee", where: readonly Area[]) => {
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

  const undecided = mentees.find((one) => !choosers.includes(one))!;
  await offerParts(world, [
    part(
      staff.coordinator,
      "coordinator",
      "Runs the whole scheme: sees the next step, who is stuck, and the next matching.",
      "Yn rhedeg y cynllun cyfan: yn gweld y cam nesaf, pwy sy'n sownd, a'r paru nesaf.",
    ),
    part(
      staff.area,
      "coordinator",
      "Looks after the people of the Library alone.",
      "Yn gofalu am bobl y Llyfrgell yn unig.",
    ),
    part(
      staff.admin,
      "institutionAdmin",
      "Looks after units, roles and every scheme of the university.",
      "Yn gofalu am unedau, rolau a phob cynllun yn y brifysgol.",
    ),
    part(
      staff.unitAdmin,
      "unitAdmin",
      "Sets up schemes for Professional Services.",
      "Yn sefydlu cynlluniau i'r Gwasanaethau Proffesiynol.",
    ),
    part(
      staff.committee,
      "committee",
      "Sees numbers and results, and no names.",
      "Yn gweld niferoedd a chanlyniadau, heb enwau.",
    ),
    part(
      acts.proposed.mentee,
      "mentee",
      "Has been offered a mentor and should answer.",
      "Wedi cael cynnig mentor ac angen ateb.",
    ),
    part(
      acts.agreeing.mentee,
      "mentee",
      "Has a new partner and an agreement to sign.",
      "Mae ganddi bartner newydd a chytundeb i'w lofnodi.",
    ),
    part(
      acts.active.mentee,
      "mentee",
      "Meets a mentor each month, and has a meeting to note.",
      "Yn cwrdd â mentor bob mis, ac mae cyfarfod i'w nodi.",
    ),
    part(
      acts.evaluating.mentee,
      "mentee",
      "Has finished, and is asked how it was.",
      "Wedi gorffen, a gofynnir sut oedd hi.",
    ),
    part(
      undecided.person,
      "mentee",
      "Has a place and can now choose mentors.",
      "Mae ganddi le a gall ddewis mentoriaid yn awr.",
    ),
    part(
      waiting[0]!.person,
      "mentee",
      "Is first on the Library's waiting list.",
      "Yn gyntaf ar restr aros y Llyfrgell.",
    ),
    part(
      invited[0]!,
      "mentee",
      "Has been invited and has half a registration.",
      "Wedi cael gwahoddiad a hanner ei chofrestriad.",
    ),
    part(
      acts.proposed.mentor,
      "mentor",
      "Has said yes to a mentee, and waits for their answer.",
      "Wedi dweud ie wrth fentorai, ac yn aros am ateb.",
    ),
    part(
      acts.active.mentor,
      "mentor",
      "Is in the middle of a partnership; nothing is waiting.",
      "Ynghanol partneriaeth; does dim yn aros.",
    ),
    part(
      newcomer!.person,
      "newcomer",
      "Works in IT Services and hasn't joined any scheme.",
      "Yn gweithio yn y Gwasanaethau TG a heb ymuno ag unrhyw gynllun.",
    ),
  ]);
  await backInTime(world, schemeId);
}

const part = (person: PersonRow, role: string, en: string, cy: string) => ({
  person,
  role,
  en,
  cy,
});

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

/** Brings the partnerships of the earlier round to their different stages. */
async function playRound(world: World, roll: () => number, ids: readonly string[]) {
  const pairs: Partners[] = [];
  for (const id of ids) pairs.push(await Partners.of(world, roll, id));
  const [proposed, agreeing, active, evaluating, young, declined, ...others] = pairs;
  if (!declined || others.length < 7) throw new Error("The demo's first round is too small.");

  await proposed!.answer(proposed!.mentor, "accept");
  await declined.answer(declined.mentee, "decline", "I move to another post next month.");
  await agreeing!.accept();
  await agreeing!.write();
  await agreeing!.sign(agreeing!.mentor);
  await agreeing!.age(6);
  await young!.begin();
  await young!.age(30);
  await young!.meet(20);
  await active!.begin();
  await active!.age(150);
  for (const daysAgo of [140, 110, 84, 52]) await active!.meet(daysAgo);
  for (const [at, pair] of [evaluating!, ...others].entries()) {
    await pair.begin();
    await pair.age(260 - at * 3);
    for (const daysAgo of [245, 215, 180, 150, 118, 90, 60]) {
      if (roll() > 0.2) await pair.meet(daysAgo - at);
    }
    await pair.close(at % 3 === 2 ? "ready_to_move_on" : "objectives_achieved");
    await pair.evaluate(pair.mentor);
    if (pair !== evaluating) await pair.evaluate(pair.mentee);
  }
  return { proposed: proposed!, agreeing: agreeing!, active: active!, evaluating: evaluating! };
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
  late: () => Promise<Parameters<typeof register>[3]>,
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
       FROM (SELECT id, CASE stage WHEN 'invited' THEN 8 + 3 * n WHEN 'listed' THEN 12 + 3 * n
               WHEN 'waiting' THEN 31 - 9 * n WHEN 'proposed' THEN 11 WHEN 'agreeing' THEN 6
               WHEN 'evaluating' THEN 16 WHEN 'active' THEN 140 WHEN 'pool' THEN 3 + 2 * n
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
