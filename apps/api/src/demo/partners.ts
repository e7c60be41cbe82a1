import type { Answers } from "@quad/forms";
import type { Context } from "../context.ts";
import {
  agreementOf,
  answerProposal,
  closePartnership,
  type EndReason,
  logMeeting,
  memberStates,
  saveAgreement,
  signAgreement,
  submitEvaluation,
} from "../partnership/partnership.service.ts";
import { fullName, type PersonRow, person } from "../person/person.service.ts";
import { pick } from "./cast.ts";
import { inDays } from "./stage.ts";
import { good, type World } from "./world.ts";

/** The two people of one partnership, and what they do in it. */
export class Partners {
  private constructor(
    private readonly world: World,
    private readonly roll: () => number,
    readonly id: string,
    readonly mentor: PersonRow,
    readonly mentee: PersonRow,
  ) {}

  static async of(world: World, roll: () => number, id: string): Promise<Partners> {
    const [mentor, mentee] = await world.system(async (ctx) => {
      const members = await memberStates(ctx, id);
      const of = (role: string) => members.find((one) => one.role === role)!.personId;
      return [await person(ctx, of("mentor")), await person(ctx, of("mentee"))];
    });
    return new Partners(world, roll, id, mentor!, mentee!);
  }

  private as<T>(who: PersonRow, work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.world.as(who.id, work);
  }

  async answer(who: PersonRow, answer: "accept" | "decline", reason?: string): Promise<void> {
    good(await this.as(who, (ctx) => answerProposal(ctx, this.id, answer, reason)));
    await this.world.settle();
  }

  async accept(): Promise<void> {
    await this.answer(this.mentor, "accept");
    await this.answer(this.mentee, "accept");
  }

  /** The mentee writes the agreement, for about ten months from so many days ago. */
  async write(daysAgo = 0): Promise<void> {
    const agreement = {
      purpose: pick(this.roll, purposes),
      goals: pick(this.roll, goals),
      frequency: "monthly",
      meetingMinutes: 60,
      cancellation: true,
      documented: "menteeLog",
      endsOn: inDays(pick(this.roll, [290, 320, 350]) - daysAgo),
      confidential: true,
      happyToWork: true,
    };
    good(await this.as(this.mentee, (ctx) => saveAgreement(ctx, this.id, agreement, 0)));
  }

  async sign(who: PersonRow): Promise<void> {
    good(
      await this.as(who, async (ctx) => {
        const hash = (await agreementOf(ctx, this.id))!.agreement.documentHash!;
        return signAgreement(ctx, this.id, fullName(who), hash);
      }),
    );
    await this.world.settle();
  }

  /** Both say yes, agree and sign, as if it had been so many days ago. */
  async begin(daysAgo: number): Promise<void> {
    await this.accept();
    await this.write(daysAgo);
    await this.sign(this.mentee);
    await this.sign(this.mentor);
    await this.age(daysAgo);
  }

  /** A meeting so many days ago. */
  async meet(daysAgo: number): Promise<void> {
    const meeting = {
      heldOn: inDays(-daysAgo),
      minutes: pick(this.roll, [45, 60, 60, 75]),
      mode: pick(this.roll, ["inPerson", "online"]),
      topics: pick(this.roll, topics),
      actions: pick(this.roll, actions),
    };
    good(await this.as(this.mentee, (ctx) => logMeeting(ctx, this.id, meeting)));
  }

  async close(reason: EndReason): Promise<void> {
    good(await this.as(this.mentee, (ctx) => closePartnership(ctx, this.id, reason)));
    await this.world.settle();
  }

  async evaluate(who: PersonRow): Promise<void> {
    const answers = who === this.mentor ? this.mentorSays() : this.menteeSays();
    good(await this.as(who, (ctx) => submitEvaluation(ctx, this.id, answers)));
    await this.world.settle();
  }

  private mark(): number {
    return pick(this.roll, [2, 3, 4, 4, 5, 5]);
  }

  private frame(): Answers {
    const metAsPlanned = this.roll() > 0.3;
    return {
      timesMet: pick(this.roll, ["oneOrTwo", "threeToFive", "threeToFive"]),
      metAsPlanned,
      ...(metAsPlanned ? {} : { obstacles: [pick(this.roll, ["workload", "diaries"])] }),
      matchQuality: this.mark(),
      ...(this.roll() > 0.5 ? { comments: pick(this.roll, comments) } : {}),
    };
  }

  private mentorSays(): Answers {
    return {
      ...this.frame(),
      menteeProgress: this.mark(),
      ownSkills: this.mark(),
      satisfaction: this.mark(),
      training: this.mark(),
      mentorAgain: this.roll() > 0.15,
    };
  }

  private menteeSays(): Answers {
    return {
      ...this.frame(),
      goalsReached: this.mark(),
      confidence: this.mark(),
      widerView: this.mark(),
      support: this.mark(),
      recommend: this.roll() > 0.1,
    };
  }

  /** Moves what has happened so many days back, as if it had been then. The logs keep their time. */
  async age(days: number): Promise<void> {
    await this.world.system(async (ctx) => {
      await ctx.store.rows(
        `UPDATE app.partnership SET created_at = created_at - make_interval(days => $3::int),
           starts_on = starts_on - $3::int
         WHERE institution_id = $1 AND id = $2`,
        [this.id, days],
      );
      await ctx.store.rows(
        `UPDATE app.partnership_member
         SET answered_at = answered_at - make_interval(days => $3::int)
         WHERE institution_id = $1 AND partnership_id = $2`,
        [this.id, days],
      );
    });
  }

  /** Moves its end so many days back. */
  async ageEnd(days: number): Promise<void> {
    await this.world.system((ctx) =>
      ctx.store.rows(
        `UPDATE app.partnership SET ended_at = ended_at - make_interval(days => $3::int),
           ends_on = ended_at::date - $3::int
         WHERE institution_id = $1 AND id = $2`,
        [this.id, days],
      ),
    );
  }
}

const purposes = [
  "To talk through my first year of leading others with somebody who has done it.",
  "To find out which next step would suit me, and to prepare for it.",
  "To grow in confidence with projects and with people who are more senior than I am.",
];
const goals = [
  "Lead one project meeting a month from start to end, and look back on each together.",
  "Have a plan for the next two years that I have tested with three people outside my team.",
  "Give two talks to a large audience, the second one without notes.",
];
const topics = [
  "How the last month went, a difficult email, and what to do about the project that has no owner.",
  "A look at my draft application, line by line.",
  "Meetings: why mine run over, and what a good agenda looks like.",
  "Working with somebody who says yes and does nothing.",
  "What I enjoyed this month, and what that says about the next role.",
];
const actions = [
  "I will try the short agenda twice; my mentor sends me the one they use.",
  "I rewrite the first page and send it by Friday.",
  "I ask for ten minutes with the head of the other team.",
  "Both of us bring one example next time.",
];
const comments = [
  "Keep the first-meeting guide: it took the awkwardness out of the beginning.",
  "A reminder half-way through would have helped us to look back sooner.",
  "Meeting somebody from another part of the university was the best of it.",
  "More help with ending well, please; we nearly forgot to.",
];
