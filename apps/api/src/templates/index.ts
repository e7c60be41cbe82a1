import type { PluginRegistry } from "../plugins/registry.ts";
import type { SchemeDocument } from "./document.ts";
import agreement from "./forms/agreement.json" with { type: "json" };
import evaluationMentee from "./forms/evaluation-mentee.json" with { type: "json" };
import evaluationMentor from "./forms/evaluation-mentor.json" with { type: "json" };
import meetingLog from "./forms/meeting-log.json" with { type: "json" };
import menteeRegistration from "./forms/mentee-registration.json" with { type: "json" };
import mentorRegistration from "./forms/mentor-registration.json" with { type: "json" };
import { parseSchemeDocument } from "./parse.ts";
import circle from "./schemes/circle.json" with { type: "json" };
import group from "./schemes/group.json" with { type: "json" };
import psms from "./schemes/psms.json" with { type: "json" };
import team from "./schemes/team.json" with { type: "json" };
import twoByTwo from "./schemes/two-by-two.json" with { type: "json" };
import { shippedWorkflows } from "./shipped.ts";

export { type ShippedWorkflow, shippedWorkflows } from "./shipped.ts";

const forms = [
  mentorRegistration,
  menteeRegistration,
  agreement,
  meetingLog,
  evaluationMentor,
  evaluationMentee,
];

type Template = typeof psms;

/** What differs from the template it extends: each thing it has replaces that one's. */
interface Overlay extends Partial<Omit<Template, "settings" | "matching">> {
  key: string;
  extends: string;
  /** Those that it leaves out stay. */
  settings: Partial<Template["settings"]>;
  matching: object;
}

const overlays: readonly Overlay[] = [group, twoByTwo, team, circle];

const shipped = [psms, ...overlays.map(extended)];

function extended({ extends: base, ...own }: Overlay) {
  if (base !== psms.key) throw new Error(`The template ${own.key} extends nothing that ships.`);
  return { ...psms, ...own, settings: { ...psms.settings, ...own.settings } };
}

const parsed = new WeakMap<PluginRegistry, readonly SchemeDocument[]>();

/** The scheme documents that ship. Throws, naming the place, when one isn't valid. */
export function templates(plugins: PluginRegistry): readonly SchemeDocument[] {
  let all = parsed.get(plugins);
  if (!all) {
    all = shipped.map((template) => complete(template, plugins));
    parsed.set(plugins, all);
  }
  return all;
}

/** A template names its forms, and the model whose workflows it runs; a document holds them. */
function complete(template: (typeof shipped)[number], plugins: PluginRegistry): SchemeDocument {
  const document = parseSchemeDocument(
    {
      ...template,
      forms: template.forms.map((key) => forms.find((form) => form.key === key) ?? { key }),
      workflows: shippedWorkflows()
        .filter(({ model }) => model === template.workflows)
        .map(({ definition }) => definition),
    },
    plugins,
  );
  if (!document.ok) {
    const list = document.problems.map(({ place, message }) => `${place}: ${message}`);
    throw new Error(`The template ${template.key} isn't valid.\n${list.join("\n")}`);
  }
  return document.document;
}
