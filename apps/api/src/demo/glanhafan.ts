import { setPreferences } from "../enrolment/enrolment.service.ts";
import { grantRole } from "../institution/grant.service.ts";
import { createScheme } from "../scheme/scheme.service.ts";
import { addressOf, dice, type Extra, pick, several } from "./cast.ts";
import { parts } from "./parts.ts";
import { addPeople, addUnits, inDays, offerParts, open, register } from "./stage.ts";
import { good, type World } from "./world.ts";

const domain = "glanhafan.example";
const university = "Prifysgol Glanhafan";
const services = "Gwasanaethau Proffesiynol";
const departments = ["Llyfrgell", "Ystadau", "Gwasanaethau Myfyrwyr", "Cyllid"];

export const glanhafan = {
  slug: "glanhafan",
  name: university,
  accentHue: 160,
  accentChroma: 0.085,
  languages: ["cy", "en"],
  contactEmail: `mentora@${domain}`,
  demo: true,
};

type Row = readonly [
  givenName: string,
  familyName: string,
  unit: string,
  jobTitle: string,
  grade: number,
  text: string,
  expertise: readonly string[],
];

const mentors: readonly Row[] = [
  [
    "Angharad",
    "Brynmor",
    "Llyfrgell",
    "Llyfrgellydd Pwnc",
    7,
    "Rwyf wedi gweithio ym mhob rhan o'r llyfrgell, o'r silffoedd i'r trwyddedau, ac yn hoffi dangos i eraill ble y gall gyrfa fynd. Rwy'n gwrando'n gyntaf ac yn rhoi cyngor dim ond pan ofynnir amdano.",
    ["libraries", "presenting", "careerPlanning"],
  ],
  [
    "Cadfan",
    "Morwyn-Hughes",
    "Ystadau",
    "Rheolwr Cyfleusterau",
    7,
    "O do sy'n gollwng i labordy newydd: rwy'n gwybod pwy i'w holi, ac ym mha drefn. Rwy'n arwain tîm o naw ar dri safle ac wedi dysgu llawer pan aeth pethau o chwith.",
    ["estates", "projectManagement", "leadingTeam"],
  ],
  [
    "Ffion",
    "Treharne",
    "Gwasanaethau Myfyrwyr",
    "Pennaeth Derbyn",
    8,
    "Mae ugain mlynedd o wythnosau cofrestru wedi dysgu i mi sut i gadw'n ddigyffro. Gallaf helpu gyda newid, gyda thimau ac â chyfweliadau.",
    ["studentAdministration", "recruitment", "changeManagement"],
  ],
  [
    "Hywel",
    "Castell-Rees",
    "Cyllid",
    "Partner Busnes Cyllid",
    7,
    "Roedd cyllidebau'n codi ofn arnaf ar un adeg. Nawr rwy'n rhedeg un o ddwy filiwn, ac yn hoffi dangos mai adio gofalus a siarad plaen yw'r rhan fwyaf ohono.",
    ["budgeting", "procurement", "dataReporting"],
  ],
  [
    "Marged",
    "Lloyd-Okafor",
    "Llyfrgell",
    "Archifydd",
    6,
    "Rwy'n gofalu am bapurau pobl eraill ac yn mwynhau gwneud achos dros bethau tawel. Dewch â thudalen ac fe wnawn hi'n hanner tudalen.",
    ["libraries", "communications", "influencing"],
  ],
  [
    "Rhodri",
    "Elystan",
    "Gwasanaethau Myfyrwyr",
    "Dadansoddwr Systemau",
    7,
    "Dechreuais ar y ddesg gymorth a nawr rwy'n dylunio gwasanaethau. Rwy'n esbonio pethau technegol i bobl y byddai'n well ganddynt beidio â chlywed amdanynt.",
    ["itServices", "dataReporting", "projectManagement"],
  ],
];

const mentees: readonly Row[] = [
  [
    "Beca",
    "Tywyn",
    "Llyfrgell",
    "Cynorthwyydd Llyfrgell",
    3,
    "Hoffwn weld mwy o'r llyfrgell na fy nghornel i ohoni.",
    ["libraries", "careerPlanning"],
  ],
  [
    "Dyfan",
    "Pelenna",
    "Ystadau",
    "Cydlynydd Desg Gymorth",
    5,
    "Rwyf newydd gael fy mhrosiect cyntaf a hoffwn i rywun edrych dros fy nghynlluniau.",
    ["projectManagement", "leadingTeam"],
  ],
  [
    "Elen",
    "Gwyndaf-Silva",
    "Gwasanaethau Myfyrwyr",
    "Swyddog Cofnodion",
    5,
    "Rwy'n gwneud yr un adroddiad bob mis ac yn teimlo y gallai ddweud llawer mwy.",
    ["dataReporting", "itServices"],
  ],
  [
    "Gruff",
    "Marlais",
    "Cyllid",
    "Cynorthwyydd Cyflogres",
    4,
    "Daeth cyllideb gyda fy swydd newydd, ac rwyf am ei deall yn iawn.",
    ["budgeting"],
  ],
  [
    "Heledd",
    "Ynysgau",
    "Gwasanaethau Myfyrwyr",
    "Cynorthwyydd Derbyn",
    4,
    "Rwyf wedi cael tri chyfweliad heb gynnig ac am wybod beth sydd ar goll.",
    ["recruitment", "presenting"],
  ],
  [
    "Ioan",
    "Baptiste-Price",
    "Llyfrgell",
    "Swyddog Casgliadau",
    5,
    "Mae fy syniadau'n dda ar bapur ond yn mynd ar goll mewn cyfarfodydd.",
    ["influencing", "communications"],
  ],
  [
    "Luned",
    "Corrwg",
    "Ystadau",
    "Swyddog Cynaliadwyedd",
    6,
    "Hoffwn ddeall sut y penderfynir ar ofod ac adeiladau yma.",
    ["estates", "budgeting"],
  ],
  [
    "Steffan",
    "Amroth",
    "Cyllid",
    "Swyddog Caffael",
    5,
    "Mae ein tîm yn cael ei uno ag un arall, ac rwyf am helpu i hynny fynd yn dda.",
    ["changeManagement", "procurement"],
  ],
];

/** A small Welsh-speaking scheme that is ready for its first matching. */
export async function playGlanhafan(world: World): Promise<void> {
  const roll = dice(1_921);
  const unitIds = await addUnits(world, [
    { name: university, kind: "university", parent: null },
    { name: services, kind: "division", parent: university },
    ...departments.map((name) => ({ name, kind: "serviceArea", parent: services })),
  ]);
  const [admin, coordinator] = await addPeople(world, [
    extraOf(["Eirlys", "Penrhos", "Gwasanaethau Myfyrwyr", "Cofrestrydd", 10, "", []]),
    extraOf(["Gethin", "Morlais", "Llyfrgell", "Rheolwr Datblygu Pobl", 8, "", []]),
  ]);
  const unitId = unitIds.get(services)!;
  const name = {
    en: "Professional Services Mentoring",
    cy: "Mentora'r Gwasanaethau Proffesiynol",
  };
  const { id: schemeId } = await world.system(async (ctx) => {
    await grantRole(ctx, { personId: admin!.id, role: "institution_admin" });
    return good(await createScheme(ctx, { templateKey: "psms", unitId, name: name.cy }));
  });
  await open(world, schemeId, coordinator!, {
    name,
    opensOn: inDays(-45),
    registrationClosesOn: inDays(5),
    matchingOn: inDays(9),
    endsOn: inDays(380),
  });
  const join = async (role: "mentor" | "mentee", rows: readonly Row[]) => {
    const people = await addPeople(world, rows.map(extraOf));
    return register(
      world,
      schemeId,
      role,
      people.map((person, at) => ({ person, answers: answersOf(roll, role, rows[at]!) })),
    );
  };
  const offering = await join("mentor", mentors);
  const seeking = await join("mentee", mentees);
  for (const { person, enrolment } of seeking.slice(0, 6)) {
    const chosen = several(roll, offering, 2).map((one) => one.enrolment.id);
    await world.as(person.id, async (ctx) => good(await setPreferences(ctx, enrolment.id, chosen)));
  }
  await offerParts(world, [
    [coordinator!, parts.everything],
    [admin!, parts.institutionAdmin],
    [seeking[0]!.person, parts.chosen],
    [seeking[7]!.person, parts.choosing],
    [offering[0]!.person, parts.ready],
  ]);
}

function extraOf([givenName, familyName, unit, jobTitle, grade]: Row): Extra {
  const name = { givenName, familyName };
  const email = addressOf(name, domain);
  return { ...name, email, jobTitle, grade: `Grade ${grade}`, unit, locale: "cy" };
}

function answersOf(roll: () => number, role: "mentor" | "mentee", row: Row) {
  const [, , , jobTitle, grade, text, expertise] = row;
  const common = {
    jobTitle,
    grade: `Grade ${grade}`,
    timeInPost: pick(roll, ["oneToThreeYears", "threeToFiveYears", "overFiveYears"]),
    model: "oneToOne",
    meetingMode: ["inPerson", "online"],
    availability: several(roll, ["monAm", "tueAm", "tuePm", "wedPm", "thuAm", "friAm"], 4),
    commitment: true,
  };
  return role === "mentor"
    ? { ...common, biography: text, expertise: [...expertise], menteeStage: "any", capacity: 2 }
    : { ...common, hopes: text, expertiseSought: [...expertise], mentorKind: "either" };
}
