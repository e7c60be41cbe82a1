import type { StateDef, StepEvent, Text, TransitionDef } from "@quad/workflow";
import type { Context } from "../context.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import { say } from "../words.ts";
import { seesConfidential } from "./confidential.ts";
import { type Ready, readyVersion } from "./definitions.ts";
import { stageLabel } from "./instance.ts";
import { isMove, type LogEvent } from "./log.ts";
import { statesAlong } from "./steps.ts";
import type { HistoryLine, SubjectRef, SubjectType } from "./workflow.contract.ts";
import { words } from "./workflow.words.ts";

interface Line {
  event: string;
  actor: string;
  outcome: string;
  at: Date;
  versionId: string;
  schemeId: string;
}

/**
 * What happened to a subject, oldest first, in sentences of the caller's language. Confidential
 * events are left out for everybody but their senders and the coordinators.
 */
export async function historyOf(
  ctx: Context,
  subjectType: SubjectType,
  subjectId: string,
): Promise<HistoryLine[]> {
  const log = await ctx.store.rows<Line>(
    `SELECT e.event, e.actor, e.outcome, e.at, i.workflow_version_id AS "versionId",
       i.scheme_id AS "schemeId"
     FROM app.workflow_instance i
     JOIN app.workflow_event e ON e.institution_id = i.institution_id AND e.instance_id = i.id
     WHERE i.institution_id = $1 AND i.subject_type = $2 AND i.subject_id = $3
     ORDER BY e.revision`,
    [subjectType, subjectId],
  );
  if (log.length === 0) return [];
  const versions = await versionsAlong(ctx, log);
  const personIds = log.map(({ actor }) => personIn(actor));
  const people = await peopleById(
    ctx,
    personIds.filter((id) => id !== null),
  );
  const seen = await seesLine(
    ctx,
    { subjectType, subjectId, schemeId: log[0]!.schemeId },
    versions,
  );
  let stage: string | null = null;
  let paths: readonly string[] = [];
  const lines = log.map((line, i) => {
    const outcome = JSON.parse(line.outcome) as {
      stage: string;
      transitions: string[];
      paths: string[];
    };
    const event = JSON.parse(line.event) as LogEvent;
    const ready = versions[i]!;
    const moved = outcome.stage !== stage;
    stage = outcome.stage;
    const into = outcome.paths.find((path) => !paths.includes(path));
    paths = outcome.paths;
    const what = isMove(event)
      ? say(ctx, event.kind === "migrated" ? words.movedTo : words.movedBack, {
          version: event.toVersion,
        })
      : say(ctx, wording(ready, event, outcome.transitions, moved));
    const personId = personIds[i] ?? null;
    const by = personId === null ? null : people.get(personId);
    return {
      at: line.at,
      text: moved
        ? say(ctx, words.lineMoved, { what, stage: say(ctx, stageLabel(ready, stage)) })
        : say(ctx, words.line, { what }),
      by: by ? fullName(by) : null,
      personId,
      event: event.kind === "event" && !isStart(event) ? event.type : null,
      stepUid: into ? (statesAlong(ready.definition.states, into).at(-1)?.uid ?? null) : null,
    };
  });
  return lines.filter(seen);
}

const personIn = (actor: string): string | null =>
  actor.startsWith("person:") ? actor.slice("person:".length) : null;

/** The version that the instance was of after each line. */
async function versionsAlong(ctx: Context, log: readonly Line[]): Promise<Ready[]> {
  const moves = log.map(({ event }) => {
    const parsed = JSON.parse(event) as LogEvent;
    return isMove(parsed) ? parsed : null;
  });
  const first = moves.find((move) => move?.kind === "migrated");
  let id = first?.kind === "migrated" ? first.fromVersionId : log[0]!.versionId;
  const ids = moves.map((move) => {
    id = move?.toVersionId ?? id;
    return id;
  });
  return Promise.all(ids.map((one) => readyVersion(ctx, one)));
}

const isStart = (event: LogEvent): boolean =>
  event.kind === "event" && event.type === "workflow.started";

/** Which lines the caller may read. Whoever is in it isn't its coordinator. */
async function seesLine(
  ctx: Context,
  subject: SubjectRef & { schemeId: string },
  versions: readonly Ready[],
): Promise<(line: HistoryLine, index: number) => boolean> {
  const kept = (event: string | null, { definition }: Ready) =>
    event !== null && definition.events[event]?.confidential === true;
  const { actor } = ctx;
  const me = actor.kind === "person" ? actor.personId : null;
  const any = versions.some(({ definition }) =>
    Object.values(definition.events).some((event) => event.confidential),
  );
  if (!any || (await seesConfidential(ctx, subject))) return () => true;
  return (line, i) => line.personId === me || !kept(line.event, versions[i]!);
}

/** The author's words where there are some. */
function wording(
  ready: Ready,
  event: StepEvent,
  transitions: readonly string[],
  moved: boolean,
): Text {
  if (isStart(event)) return words.began;
  if (event.kind === "event") {
    return ready.definition.events[event.type]?.label ?? { en: event.type };
  }
  const label = labelOfWay(ready.definition.states, new Set(transitions));
  if (label) return label;
  if (event.kind === "timer") return moved ? words.timeUp : words.reminder;
  return event.kind === "done" ? words.workDone : words.workFailed;
}

/** The name of the first of these ways out that has one. */
function labelOfWay(
  states: Record<string, StateDef>,
  taken: ReadonlySet<string>,
): Text | undefined {
  for (const state of Object.values(states)) {
    const ways: TransitionDef[] = [
      ...Object.values(state.after ?? {}).flat(),
      ...(state.invoke ?? []).flatMap(({ onDone = [], onError }) => [...onDone, ...onError]),
    ];
    const found =
      ways.find((way) => way.label && taken.has(way.id))?.label ??
      labelOfWay(state.states ?? {}, taken);
    if (found) return found;
  }
  return undefined;
}
