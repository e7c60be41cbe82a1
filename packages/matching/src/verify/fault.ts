/** Something that is wrong with a result. */
export interface Fault {
  code:
    | "unknownModel"
    | "tooFew"
    | "tooMany"
    | "unknownMentee"
    | "unknownMentor"
    | "menteeTwice"
    | "overCapacity"
    | "notEligible"
    | "forbiddenPair"
    | "apart"
    | "overQuota"
    | "pinMissing"
    | "pinFlag"
    | "score"
    | "unmatchedList"
    | "objective"
    | "bound"
    | "certificateKind"
    | "bonusTooSmall"
    | "notAcceptable"
    | "blocking"
    | "notSideBest"
    | "levels"
    | "belowFloor"
    | "cover"
    | "meetsTwice"
    | "twoAtOnce"
    | "badCase"
    | "noneExperienced"
    | "ownTeam"
    | "notOneTeam"
    | "teamTwice"
    | "partOfTeam"
    | "mentorTwice"
    | "unbalanced"
    | "unitsTogether"
    | "priceMissing"
    | "priceNegative"
    | "priceTooLow"
    | "morePossible"
    | "dualMissing"
    | "dualNegative"
    | "dualTooLow"
    | "notTight"
    | "unmatchedMenteeDual"
    | "spareMentorDual";
  mentee?: string;
  mentor?: string;
  /** The id of a quota. */
  quota?: string;
  expected?: number;
  found?: number;
}
