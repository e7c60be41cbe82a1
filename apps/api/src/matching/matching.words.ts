/** Sentences about rounds and runs. */
export const words = {
  schemeNotOpen: {
    en: "Open the scheme first: people register once it is open.",
    cy: "Agorwch y cynllun yn gyntaf: mae pobl yn cofrestru unwaith y bydd ar agor.",
  },
  roundOpen: {
    en: "Round {number} isn't finished yet. One round at a time keeps people from getting two proposals.",
    cy: "Nid yw rownd {number} wedi gorffen eto. Mae un rownd ar y tro yn atal pobl rhag cael dau gynnig.",
  },
  poolTooSmall: {
    en: "There aren't enough people to match yet.",
    cy: "Nid oes digon o bobl i'w paru eto.",
  },
  mentorsMissing: {
    en: "{count} of at least {minimum} mentors can be matched. Invite or remind more mentors.",
    cy: "Gellir paru {count} o fentoriaid, a rhaid cael o leiaf {minimum}. Gwahoddwch neu atgoffwch ragor o fentoriaid.",
  },
  menteesMissing: {
    en: "{count} of at least {minimum} mentees can be matched. Invite or remind more mentees.",
    cy: "Gellir paru {count} o fentoreion, a rhaid cael o leiaf {minimum}. Gwahoddwch neu atgoffwch ragor o fentoreion.",
  },
  runGoing: {
    en: "A run is going on. Wait until it has finished, or cancel it.",
    cy: "Mae rhediad ar y gweill. Arhoswch nes iddo orffen, neu canslwch ef.",
  },
  runOver: {
    en: "This run has already finished.",
    cy: "Mae'r rhediad hwn eisoes wedi gorffen.",
  },
  notNow: {
    en: "This isn't possible at this stage of the round.",
    cy: "Nid yw hyn yn bosibl ar yr adeg hon yn y rownd.",
  },
  published: {
    en: "The proposals of this round have been sent.",
    cy: "Mae cynigion y rownd hon wedi'u hanfon.",
  },
  notLatest: {
    en: "There is a newer run. Look over that one, or run again.",
    cy: "Mae rhediad mwy diweddar. Edrychwch dros hwnnw, neu rhedwch eto.",
  },
  nothingToSend: {
    en: "This run matched nobody, so there is nothing to send.",
    cy: "Ni pharodd y rhediad hwn neb, felly nid oes dim i'w anfon.",
  },
  noLonger: {
    en: "Some of these pairs aren't possible any more. Run again before you send them.",
    cy: "Nid yw rhai o'r parau hyn yn bosibl mwyach. Rhedwch eto cyn eu hanfon.",
  },
  pairGone: {
    en: "{mentee} and {mentor}: {who} can't be matched any more.",
    cy: "{mentee} a {mentor}: ni ellir paru {who} mwyach.",
  },
  pairFull: {
    en: "{mentee} and {mentor}: {mentor} has no room left for this pair.",
    cy: "{mentee} a {mentor}: nid oes gan {mentor} le ar ôl i'r pâr hwn.",
  },
  pairRuledOut: { en: "{mentee} and {mentor}: {rule}", cy: "{mentee} a {mentor}: {rule}" },
  pairForbidden: {
    en: "{mentee} and {mentor}: this pair has been ruled out by hand since.",
    cy: "{mentee} a {mentor}: mae'r pâr hwn wedi'i wahardd â llaw ers hynny.",
  },
  pairNotLocked: {
    en: "{mentee} and {mentor}: this pair has been locked since, and isn't in the run.",
    cy: "{mentee} a {mentor}: mae'r pâr hwn wedi'i gloi ers hynny, ac nid yw yn y rhediad.",
  },
  locksImpossible: {
    en: "Some locked pairs aren't possible. Unlock them first.",
    cy: "Nid yw rhai parau wedi'u cloi yn bosibl. Datglowch nhw yn gyntaf.",
  },
  cannotLock: {
    en: "This pair can't be locked.",
    cy: "Ni ellir cloi'r pâr hwn.",
  },
  notInPool: {
    en: "{name} can't be matched now.",
    cy: "Ni ellir paru {name} nawr.",
  },
  mentorLocked: {
    en: "{mentor} has room for {count}, and already has that many locked pairs: {names}.",
    cy: "Mae gan {mentor} le i {count}, ac mae ganddynt gynifer o barau wedi'u cloi eisoes: {names}.",
  },
  menteeLocked: {
    en: "{mentee} is already locked to {names}.",
    cy: "Mae {mentee} eisoes wedi'i gloi i {names}.",
  },
  forbiddenByHand: {
    en: "Ruled out by hand.",
    cy: "Wedi'i wahardd â llaw.",
  },
  failures: {
    NO_MATCHER: {
      en: "The way of matching that this scheme asks for isn't installed any more.",
      cy: "Nid yw'r dull paru y mae'r cynllun hwn yn gofyn amdano wedi'i osod mwyach.",
    },
    IMPOSSIBLE: {
      en: "A locked pair became impossible while the run was waiting. Unlock it and run again.",
      cy: "Daeth pâr wedi'i gloi yn amhosibl tra oedd y rhediad yn aros. Datglowch ef a rhedwch eto.",
    },
    NOT_PROVEN: {
      en: "The result didn't pass the check that follows every run, so it wasn't kept. Tell whoever looks after Quad.",
      cy: "Ni basiodd y canlyniad y gwiriad sy'n dilyn pob rhediad, felly ni chafodd ei gadw. Rhowch wybod i bwy bynnag sy'n gofalu am Quad.",
    },
    BROKEN: {
      en: "Matching stopped because of a fault in it. Run again; if it stops again, tell whoever looks after Quad.",
      cy: "Stopiodd y paru oherwydd nam ynddo. Rhedwch eto; os bydd yn stopio eto, rhowch wybod i bwy bynnag sy'n gofalu am Quad.",
    },
  },
  causes: {
    /** At the end of a list of names. */
    more: { en: "{count} more", cy: "{count} arall" },
    full: {
      en: "Every mentor who could be chosen is full: {names}.",
      cy: "Mae pob mentor y gellid ei ddewis yn llawn: {names}.",
    },
    forbidden: {
      en: "Every possible pair has been ruled out by hand: {names}.",
      cy: "Mae pob pâr posibl wedi'i wahardd â llaw: {names}.",
    },
    elsewhere: {
      en: "Every mentee who could be matched here fits as well or better elsewhere: {names}.",
      cy: "Mae pob mentorai y gellid ei baru yma'n cydweddu cystal neu'n well mewn man arall: {names}.",
    },
  },
  help: {
    onePlace: {
      en: "One more place with {name}.",
      cy: "Un lle arall gyda {name}.",
    },
    onePlaceMoves: {
      en: "One more place with {name}; others who would move to another mentor: {count}.",
      cy: "Un lle arall gyda {name}; eraill a fyddai'n symud at fentor arall: {count}.",
    },
    allow: {
      en: "Allowing the pair with {name}.",
      cy: "Caniatáu'r pâr gyda {name}.",
    },
    nearest: {
      en: "A fit with {name} that is {points} of 100 points better.",
      cy: "Cydweddiad â {name} sydd {points} o 100 pwynt yn well.",
    },
  },
} as const;
