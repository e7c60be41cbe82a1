import type { Text, WorkflowDefinition } from "../contract.ts";
import { type Language, textIn } from "../describe/words.ts";
import { buildModel } from "../model.ts";
import type { Played } from "./play.ts";
import { DEFAULT_TIME_ZONE, type Expectation, type Scenario } from "./scenario.ts";

const WORDS = {
  en: {
    and: " and ",
    gone: "a step that is gone",
    act: (act: string, on: string, at: string) =>
      `stops on ${on}: “${act}” isn't possible in ${at}.`,
    timer: (on: string, at: string) => `stops on ${on}: no reminder or deadline waits in ${at}.`,
    work: (on: string, at: string) => `stops on ${on}: no work is under way in ${at}.`,
    long: (on: string) => `stops on ${on}: more has happened than Quad plays.`,
    fact: (path: string) => `changes something that Quad no longer knows: ${path}.`,
    differs: (should: string, does: string) => `should ${should} but ${does}.`,
    should: { active: (at: string) => `wait in ${at}`, done: (at: string) => `end in ${at}` },
    does: { active: (at: string) => `waits in ${at}`, done: (at: string) => `ends in ${at}` },
  },
  cy: {
    and: " a ",
    gone: "cam sydd wedi mynd",
    act: (act: string, on: string, at: string) =>
      `yn stopio ar ${on}: nid yw “${act}” yn bosibl yn ${at}.`,
    timer: (on: string, at: string) =>
      `yn stopio ar ${on}: nid oes nodyn atgoffa na dyddiad cau yn aros yn ${at}.`,
    work: (on: string, at: string) => `yn stopio ar ${on}: nid oes gwaith ar y gweill yn ${at}.`,
    long: (on: string) => `yn stopio ar ${on}: mae mwy wedi digwydd nag y mae Quad yn ei chwarae.`,
    fact: (path: string) => `yn newid rhywbeth nad yw Quad yn ei adnabod mwyach: ${path}.`,
    differs: (should: string, does: string) => `i fod i ${should} ond ${does}.`,
    should: { active: (at: string) => `aros yn ${at}`, done: (at: string) => `orffen yn ${at}` },
    does: {
      active: (at: string) => `mae'n aros yn ${at}`,
      done: (at: string) => `mae'n gorffen yn ${at}`,
    },
  },
} as const;

const bothLanguages = (say: (language: Language) => string): Text => ({
  en: say("en"),
  cy: say("cy"),
});

/**
 * What is wrong with a scenario as it was played: a sentence without its subject, to stand after the
 * scenario's name ("should end in “Ended” but waits in “Agreement”."). null: it went as it is to go.
 */
export function judge(
  definition: WorkflowDefinition,
  scenario: Scenario,
  played: Played,
): Text | null {
  const { nodes } = buildModel(definition);
  const { stopped, state } = played;
  const where = (uids: readonly string[], language: Language): string =>
    uids
      .map((uid) => {
        const node = nodes.find(({ def }) => def.uid === uid);
        return node ? `“${textIn(node.def.label, language, node.key)}”` : WORDS[language].gone;
      })
      .join(WORDS[language].and);
  if (stopped) {
    const move = scenario.moves[stopped.move]!;
    return bothLanguages((language) => {
      const words = WORDS[language];
      const at = where(state.uids, language);
      const on = dayOf(played.now, scenario.timeZone, language);
      if (stopped.why.kind === "too-long") return words.long(on);
      if (move.do === "send") {
        const label = definition.events[move.event]?.label;
        return words.act(textIn(label, language, move.event), on, at);
      }
      if (move.do === "fact") return words.fact(move.path);
      return move.do === "jump" ? words.timer(on, at) : words.work(on, at);
    });
  }
  const { expect } = scenario;
  if (!expect || same(expect, state)) return null;
  return bothLanguages((language) => {
    const words = WORDS[language];
    return words.differs(
      words.should[expect.status](where(expect.uids, language)),
      words.does[state.status](where(state.uids, language)),
    );
  });
}

function same(expect: Expectation, { uids, status }: Expectation): boolean {
  const sorted = (list: string[]): string => JSON.stringify([...list].sort());
  return expect.status === status && sorted(expect.uids) === sorted(uids);
}

const dayOf = (instant: string, timeZone = DEFAULT_TIME_ZONE, language: Language): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "long",
    timeZone,
  }).format(new Date(instant));
