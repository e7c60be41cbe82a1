/** Somebody to enter the demo as: their role, and what entering as them shows. */
export interface Part {
  role: string;
  en: string;
  cy: string;
}

const part = (role: string, en: string, cy: string): Part => ({ role, en, cy });

export const parts = {
  coordinator: part(
    "coordinator",
    "Runs the whole scheme: the next step, who is stuck, the next matching.",
    "Yn rhedeg y cynllun cyfan: y cam nesaf, pwy sy'n sownd, y paru nesaf.",
  ),
  areaCoordinator: part(
    "coordinator",
    "Looks after the Library's people, and runs the Library's own scheme, where proposals are out.",
    "Yn gofalu am bobl y Llyfrgell, ac yn rhedeg cynllun y Llyfrgell ei hun, lle mae cynigion wedi'u hanfon.",
  ),
  institutionAdmin: part(
    "institutionAdmin",
    "Looks after units, roles and every scheme of the university.",
    "Yn gofalu am unedau, rolau a phob cynllun yn y brifysgol.",
  ),
  unitAdmin: part(
    "unitAdmin",
    "Sets up schemes for Professional Services.",
    "Yn sefydlu cynlluniau i'r Gwasanaethau Proffesiynol.",
  ),
  committee: part(
    "committee",
    "Sees numbers and results, and no names.",
    "Yn gweld niferoedd a chanlyniadau, heb enwau.",
  ),
  offered: part(
    "mentee",
    "Has been offered a mentor and should answer.",
    "Wedi cael cynnig mentor ac angen ateb.",
  ),
  signing: part(
    "mentee",
    "Has a new partner and an agreement to sign.",
    "Â phartner newydd a chytundeb i'w lofnodi.",
  ),
  meeting: part(
    "mentee",
    "Meets a mentor each month, and has a meeting to note.",
    "Yn cwrdd â mentor bob mis, gyda chyfarfod i'w nodi.",
  ),
  evaluating: part(
    "mentee",
    "Has finished, and is asked how it was.",
    "Wedi gorffen, a gofynnir sut oedd pethau.",
  ),
  choosing: part(
    "mentee",
    "Has a place and can now choose mentors.",
    "Â lle, ac yn gallu dewis mentoriaid yn awr.",
  ),
  waiting: part(
    "mentee",
    "Is first on the Library's waiting list.",
    "Yn gyntaf ar restr aros y Llyfrgell.",
  ),
  registering: part(
    "mentee",
    "Has been invited and has begun to register.",
    "Wedi cael gwahoddiad ac wedi dechrau cofrestru.",
  ),
  accepted: part(
    "mentor",
    "Has said yes to a mentee, and waits for their answer.",
    "Wedi dweud ie wrth fentorai, ac yn aros am ateb.",
  ),
  mentoring: part("mentor", "Is in the middle of a partnership.", "Ynghanol partneriaeth."),
  newcomer: part(
    "newcomer",
    "Works in IT Services and hasn't joined any scheme.",
    "Yn gweithio yn y Gwasanaethau TG a heb ymuno ag unrhyw gynllun.",
  ),
  everything: part(
    "coordinator",
    "Runs a small scheme that is ready for its first matching.",
    "Yn rhedeg cynllun bach sy'n barod i'w baru cyntaf.",
  ),
  ready: part("mentor", "Is ready to be matched.", "Yn barod i gael ei baru."),
  chosen: part(
    "mentee",
    "Has chosen mentors and waits for the matching.",
    "Wedi dewis mentoriaid ac yn aros am y paru.",
  ),
} as const;
