/** The sentences about moving what runs to another version. */
export const words = {
  sameVersion: {
    en: "Choose two different versions.",
    cy: "Dewiswch ddau fersiwn gwahanol.",
  },
  notConfirmed: {
    en: "Look at what will happen first, and confirm it.",
    cy: "Edrychwch ar yr hyn a fydd yn digwydd yn gyntaf, a'i gadarnhau.",
  },
  nobody: {
    en: "Nobody is left in that version, so there is nobody to move.",
    cy: "Nid oes neb ar ôl yn y fersiwn hwnnw, felly nid oes neb i'w symud.",
  },
  going: {
    en: "Another move of this workflow is going on. Wait until it has ended, or stop it.",
    cy: "Mae symudiad arall o'r llif gwaith hwn ar waith. Arhoswch nes iddo ddod i ben, neu ei atal.",
  },
  notWorking: {
    en: "One of these versions doesn't work with the plugins that are installed, so nobody can be moved.",
    cy: "Nid yw un o'r fersiynau hyn yn gweithio gyda'r ategion sydd wedi'u gosod, felly ni ellir symud neb.",
  },
  over: {
    en: "This move has ended already.",
    cy: "Mae'r symudiad hwn wedi dod i ben eisoes.",
  },
  stillGoing: {
    en: "This move is still going on. Stop it first.",
    cy: "Mae'r symudiad hwn ar waith o hyd. Ataliwch ef yn gyntaf.",
  },
  undone: {
    en: "This move was taken back already.",
    cy: "Tynnwyd y symudiad hwn yn ôl eisoes.",
  },
  asItStands: {
    en: "It can't be moved as it stands now.",
    cy: "Ni ellir ei symud fel y mae ar hyn o bryd.",
  },
  elsewhere: {
    en: "It had come to another version meanwhile.",
    cy: "Roedd wedi dod i fersiwn arall yn y cyfamser.",
  },
  movedOn: {
    en: "Something has happened there since, so it was left as it is.",
    cy: "Mae rhywbeth wedi digwydd yno ers hynny, felly fe'i gadawyd fel y mae.",
  },
} as const;
