/** Sentences about taking part. */
export const words = {
  over: {
    en: "Taking part in this scheme has ended. Write to the coordinator to begin again.",
    cy: "Mae'r cyfranogiad yn y cynllun hwn wedi dod i ben. Ysgrifennwch at y cydlynydd i ddechrau eto.",
  },
  notOpen: {
    en: "This scheme isn't open yet. You can register once it is.",
    cy: "Nid yw'r cynllun hwn ar agor eto. Gallwch gofrestru unwaith y bydd.",
  },
  closed: {
    en: "This scheme has closed. Write to {contact} to ask about the next one.",
    cy: "Mae'r cynllun hwn wedi cau. Ysgrifennwch at {contact} i holi am yr un nesaf.",
  },
  opensLater: {
    en: "Registration opens on {date}.",
    cy: "Mae'r cofrestru'n agor ar {date}.",
  },
  closedOn: {
    en: "Registration closed on {date}. Write to {contact} to ask whether you can still join.",
    cy: "Caeodd y cofrestru ar {date}. Ysgrifennwch at {contact} i holi a allwch ymuno o hyd.",
  },
  registered: {
    en: "You are registered. We will write to you when there is a match to look at.",
    cy: "Rydych wedi cofrestru. Byddwn yn ysgrifennu atoch pan fydd paru i edrych arno.",
  },
  registeredMentee: {
    en: "You are registered. Next, look for mentors and rank up to {most} of them.",
    cy: "Rydych wedi cofrestru. Nesaf, chwiliwch am fentoriaid a rhowch hyd at {most} ohonynt mewn trefn.",
  },
  waiting: {
    en: "You are registered, and on the waiting list: all places in {area} are taken. You are number {position}. A place that becomes free goes to the next person at once, and we write to you.",
    cy: "Rydych wedi cofrestru, ac ar y rhestr aros: mae pob lle yn {area} wedi'i lenwi. Rhif {position} ydych chi. Bydd lle sy'n dod yn rhydd yn mynd i'r person nesaf ar unwaith, a byddwn yn ysgrifennu atoch.",
  },
  cannotWithdraw: {
    en: "You can't withdraw just now.",
    cy: "Ni allwch dynnu'n ôl ar hyn o bryd.",
  },
  nobodyToInvite: {
    en: "Everybody here has been invited or has registered already.",
    cy: "Mae pawb yma eisoes wedi cael gwahoddiad neu wedi cofrestru.",
  },
  inviteBeforeOpen: {
    en: "Open the scheme first. An invitation leads people to a form that is closed until then.",
    cy: "Agorwch y cynllun yn gyntaf. Mae gwahoddiad yn arwain pobl at ffurflen sydd ar gau tan hynny.",
  },
  registerFirst: {
    en: "Register first. Then you can look for mentors.",
    cy: "Cofrestrwch yn gyntaf. Yna gallwch chwilio am fentoriaid.",
  },
  menteesOnly: {
    en: "Only mentees choose mentors.",
    cy: "Dim ond mentoreion sy'n dewis mentoriaid.",
  },
  tooManyPreferences: {
    en: "Choose up to {most} mentors; you have chosen {count}.",
    cy: "Dewiswch hyd at {most} o fentoriaid; rydych wedi dewis {count}.",
  },
  preferencesNot: {
    en: "These choices can't be saved as they are.",
    cy: "Ni ellir cadw'r dewisiadau hyn fel y maent.",
  },
  notAvailable: {
    en: "{name} isn't available as a mentor any more. Take this choice out.",
    cy: "Nid yw {name} ar gael fel mentor mwyach. Tynnwch y dewis hwn.",
  },
  yourself: {
    en: "You can't choose yourself.",
    cy: "Ni allwch eich dewis eich hun.",
  },
  declaredNotChosen: {
    en: "You have declared a conflict of interest about {name}. Withdraw it first, or take this choice out.",
    cy: "Rydych wedi datgan gwrthdaro buddiannau ynghylch {name}. Tynnwch ef yn ôl yn gyntaf, neu tynnwch y dewis hwn.",
  },
  twice: {
    en: "Somebody stands twice among your choices.",
    cy: "Mae rhywun ddwywaith ymhlith eich dewisiadau.",
  },
} as const;
