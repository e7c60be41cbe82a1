import type { PluginRegistry } from "../plugins/registry.ts";
import type { SchemeDocument } from "./document.ts";
import agreement from "./forms/agreement.json" with { type: "json" };
import evaluationMentee from "./forms/evaluation-mentee.json" with { type: "json" };
import evaluationMentor from "./forms/evaluation-mentor.json" with { type: "json" };
import meetingLog from "./forms/meeting-log.json" with { type: "json" };
import menteeRegistration from "./forms/mentee-registration.json" with { type: "json" };
import mentorRegistration from "./forms/mentor-registration.json" with { type: "json" };
import { parseSchemeDocument } from "./parse.ts";
import psms from "./schemes/psms.json" with { type: "json" };
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

const shipped = [psms];

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
