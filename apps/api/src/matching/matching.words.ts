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
  notChosen: {
    en: "Another result is on the board. Look over that one first, or go back to this one.",
    cy: "Mae canlyniad arall ar y bwrdd. Edrychwch dros hwnnw yn gyntaf, neu ewch yn ôl at yr un hwn.",
  },
  noResult: {
    en: "This run has no result.",
    cy: "Nid oes canlyniad i'r rhediad hwn.",
  },
  changedMeanwhile: {
    en: "The result on the board has changed since. Look at it before you change it.",
    cy: "Mae'r canlyniad ar y bwrdd wedi newid ers hynny. Edrychwch arno cyn ei newid.",
  },
  cannotChange: { en: "This change isn't possible.", cy: "Nid yw'r newid hwn yn bosibl." },
  /** {first}, {second}: whom the change is about. {names}: whoever stands against it. */
  cannot: {
    UNKNOWN: {
      en: "Not part of this result: {names}.",
      cy: "Ddim yn rhan o'r canlyniad hwn: {names}.",
    },
    MENTEE_LOCKED: {
      en: "{first} is already locked to {names}. Unlock them first.",
      cy: "Mae {first} eisoes wedi'i gloi i {names}. Datglowch nhw yn gyntaf.",
    },
    MENTOR_FULL: {
      en: "Every place of {second} is locked already: {names}. Unlock one of them, or give one more place.",
      cy: "Mae pob lle sydd gan {second} wedi'i gloi eisoes: {names}. Datglowch un ohonynt, neu rhowch un lle arall.",
    },
    NO_PLACES: {
      en: "{second} has no place to give in this round.",
      cy: "Nid oes gan {second} le i'w gynnig yn y rownd hon.",
    },
    NOT_DECIDED: {
      en: "Nothing has been decided by hand about {first} and {second}.",
      cy: "Nid oes dim wedi'i benderfynu â llaw am {first} a {second}.",
    },
    ALREADY: {
      en: "This is so already.",
      cy: "Mae hyn felly eisoes.",
    },
    NOT_MATCHED: {
      en: "{first} and {second} can swap once each of them has a mentor of their own.",
      cy: "Gall {first} a {second} gyfnewid unwaith y bydd gan y naill a'r llall fentor gwahanol.",
    },
    IMPOSSIBLE: {
      en: "With this change no set of matches keeps every rule.",
      cy: "Gyda'r newid hwn, nid oes set o barau sy'n cadw pob rheol.",
    },
  },
  noMatch: { en: "No match", cy: "Dim pâr" },
  /** What a change would do. */
  consequence: {
    moves: {
      en: "{name} would move from {from} to {to}.",
      cy: "Byddai {name} yn symud o {from} i {to}.",
    },
    gains: {
      en: "{name} would be matched with {to}.",
      cy: "Byddai {name} yn cael ei baru â {to}.",
    },
    loses: {
      en: "{name} would have no match any more; now it is {from}.",
      cy: "Ni fyddai pâr gan {name} mwyach; {from} yw'r pâr nawr.",
    },
    nobody: { en: "Nobody would have another match.", cy: "Ni fyddai pâr neb yn newid." },
    others: {
      en: "Others whose match would change: {count}.",
      cy: "Eraill y byddai eu pâr yn newid: {count}.",
    },
    fewer: {
      en: "{count:One mentee fewer|# fewer mentees} would be matched.",
      cy: "Mentoreion na fyddent yn cael eu paru mwyach: {count}.",
    },
    more: {
      en: "{count:One more mentee|# more mentees} would be matched.",
      cy: "Mentoreion ychwanegol a fyddai'n cael eu paru: {count}.",
    },
    lower: {
      en: "The total fit falls by {percent}%.",
      cy: "Mae'r cydweddiad cyfan yn gostwng {percent}%.",
    },
    littleLower: {
      en: "The total fit falls by less than 0.1%.",
      cy: "Mae'r cydweddiad cyfan yn gostwng llai na 0.1%.",
    },
    higher: {
      en: "The total fit rises by {percent}%.",
      cy: "Mae'r cydweddiad cyfan yn codi {percent}%.",
    },
    littleHigher: {
      en: "The total fit rises by less than 0.1%.",
      cy: "Mae'r cydweddiad cyfan yn codi llai na 0.1%.",
    },
    same: { en: "The total fit stays the same.", cy: "Mae'r cydweddiad cyfan yn aros yr un fath." },
  },
  /** What tells one run from another. */
  titles: {
    keep: {
      en: "{label}, with as few changes as can be",
      cy: "{label}, gyda chyn lleied o newidiadau â phosibl",
    },
    lock: { en: "{first} locked with {second}", cy: "{first} wedi'i gloi gyda {second}" },
    forbid: {
      en: "{first} and {second} kept apart",
      cy: "{first} a {second} wedi'u cadw ar wahân",
    },
    release: {
      en: "{first} and {second} left to the matching again",
      cy: "{first} a {second} wedi'u gadael i'r paru eto",
    },
    swap: { en: "{first} and {second} swapped", cy: "{first} a {second} wedi'u cyfnewid" },
    withdraw: { en: "{first} left out", cy: "{first} wedi'i adael allan" },
    addPlace: { en: "One more place with {first}", cy: "Un lle arall gyda {first}" },
  },
  models: {
    "one-to-one": { en: "One to one", cy: "Un i un" },
    group: { en: "Group", cy: "Grŵp" },
    "two-by-two": { en: "Two by two", cy: "Dau wrth ddau" },
    team: { en: "Team", cy: "Tîm" },
    circle: { en: "Circle", cy: "Cylch" },
  },
  worth: {
    proven: {
      en: "No other set of matches scores higher: proved.",
      cy: "Nid oes set arall o barau â sgôr uwch: wedi'i brofi.",
    },
    kept: {
      en: "It does all that “{label}” promises: proved.",
      cy: "Mae'n gwneud popeth y mae “{label}” yn ei addo: wedi'i brofi.",
    },
    within: {
      en: "Within {percent}% of the best that could be.",
      cy: "O fewn {percent}% i'r gorau a allai fod.",
    },
    allowed: {
      en: "It keeps every rule. Whether there is something better hasn't been worked out.",
      cy: "Mae'n cadw pob rheol. Ni chyfrifwyd a oes rhywbeth gwell.",
    },
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
  about: { en: "It is about {names}.", cy: "Mae'n ymwneud â {names}." },
  failures: {
    GAVE_UP: {
      en: "Quad was interrupted three times during this run, so it was given up. Run again; if it stops again, tell whoever looks after Quad.",
      cy: "Torrwyd ar draws Quad deirgwaith yn ystod y rhediad hwn, felly rhoddwyd y gorau iddo. Rhedwch eto; os bydd yn stopio eto, rhowch wybod i bwy bynnag sy'n gofalu am Quad.",
    },
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
