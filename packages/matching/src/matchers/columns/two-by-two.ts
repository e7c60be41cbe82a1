import type { Problem } from "../../contract.ts";
import { decide, type Family } from "./family.ts";
import { apartByLot, keepApart, noRules, type People } from "./people.ts";
import { priceQuads, type Quads } from "./quads.ts";

/** Every two mentors, one of them experienced at least, with two mentees. */
export function twoByTwoFamily(people: People): Family {
  const { problem, score } = people;
  const [mentees, mentors] = [problem.mentees.length, problem.mentors.length];
  const rows = mentees + mentors;
  const must = new Uint8Array(rows);
  let rules = rulesOf(people);
  for (const [e, m] of people.pinned) {
    must[e] = must[mentees + m] = 1;
    rules = decide(rules, rows, { pair: [e, mentees + m], together: true });
  }
  const quads: Quads = { mentees, mentors, score, less: noMatch(problem) };
  return {
    rows,
    people: rows,
    others: [],
    must,
    rules,
    step: 2,
    limits: limitsOf(people),
    price: (prices, under, take) => priceQuads(quads, prices, under, take),
  };
}

const noMatch = ({ params }: Problem) => 2 * (params.noMatchScore ?? 0);

function rulesOf(people: People) {
  const { problem, mentors: numbers, score } = people;
  const [mentees, mentors] = [problem.mentees.length, problem.mentors.length];
  const rows = mentees + mentors;
  const rules = noRules(rows);
  const able = (m: number) => problem.mentors[numbers[m]!]!;
  for (let a = 0; a < mentors; a++) {
    for (let b = 0; b < a; b++) {
      const [one, two] = [able(a), able(b)];
      const experienced = one.experienced || two.experienced;
      if (!experienced || one.capacity === 0 || two.capacity === 0) {
        keepApart(rules, rows, mentees + a, mentees + b);
      }
    }
    for (let e = 0; e < mentees; e++) {
      if (score[a * mentees + e]! < 0) keepApart(rules, rows, e, mentees + a);
    }
  }
  for (const [a, b] of apartByLot(people, problem.mentors, people.mentorLot)) {
    keepApart(rules, rows, mentees + a, mentees + b);
  }
  for (const [e, f] of apartByLot(people, problem.mentees, people.menteeLot)) {
    keepApart(rules, rows, e, f);
  }
  return rules;
}

/** Two mentees and two mentors each; or the experienced, of whom each partnership has one. */
function limitsOf({ problem, mentors: numbers, score }: People): Float64Array[] {
  const [mentees, mentors] = [problem.mentees.length, problem.mentors.length];
  const ofMentees = new Float64Array(mentees + mentors);
  const ofMentors = new Float64Array(mentees + mentors);
  const ofExperienced = new Float64Array(mentees + mentors);
  const partners = new Int32Array(mentees);
  for (let m = 0; m < mentors; m++) {
    const { capacity, experienced } = problem.mentors[numbers[m]!]!;
    if (capacity === 0) continue;
    let own = 0;
    for (let e = 0; e < mentees; e++) {
      if (score[m * mentees + e]! < 0) continue;
      own++;
      partners[e]!++;
    }
    if (own < 2) continue;
    ofMentors[mentees + m] = 1;
    if (experienced) ofExperienced[mentees + m] = 2;
  }
  for (let e = 0; e < mentees; e++) if (partners[e]! >= 2) ofMentees[e] = 1;
  return [ofMentees, ofMentors, ofExperienced];
}
