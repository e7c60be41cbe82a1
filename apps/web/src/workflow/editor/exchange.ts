import {
  fromJson,
  fromScxml,
  fromXState,
  type Imported,
  type Registry,
  type Subject,
  toJson,
  toMermaid,
  toScxml,
  toSvg,
  toXState,
  type WorkflowDefinition,
} from "@quad/workflow";

export type Format = "json" | "xstate" | "scxml" | "mermaid" | "svg";

const files: Record<Format, { ending: string; type: string }> = {
  json: { ending: "json", type: "application/json" },
  xstate: { ending: "xstate.json", type: "application/json" },
  scxml: { ending: "scxml", type: "application/scxml+xml" },
  mermaid: { ending: "mmd", type: "text/plain" },
  svg: { ending: "svg", type: "image/svg+xml" },
};

function written(
  format: Format,
  definition: WorkflowDefinition,
  registry: Registry,
  locale: string,
): string {
  switch (format) {
    case "json":
      return toJson(definition);
    case "xstate":
      return `${JSON.stringify(toXState(definition), null, 2)}\n`;
    case "scxml":
      return toScxml(definition);
    case "mermaid":
      return toMermaid(definition, registry, locale);
    case "svg":
      return toSvg(definition, registry, locale);
  }
}

/** Hands the definition over as a file. */
export function download(
  format: Format,
  definition: WorkflowDefinition,
  registry: Registry,
  locale: string,
): void {
  const { ending, type } = files[format];
  const text = written(format, definition, registry, locale);
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${definition.key}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * A definition from a file: SCXML by its first sign, Quad's own JSON by its format, any other JSON as
 * XState's. It stays the workflow that it is put into.
 */
export function taken(text: string, { key, subject }: { key: string; subject: Subject }): Imported {
  const options = { key, subject };
  const found = text.trimStart().startsWith("<")
    ? fromScxml(text, options)
    : isOwn(text)
      ? fromJson(text)
      : fromXState(text, options);
  return found.ok ? { ...found, definition: { ...found.definition, key, subject } } : found;
}

/** Whether it says of itself that it is Quad's. What isn't JSON is for the importer to refuse. */
function isOwn(text: string): boolean {
  try {
    const { format } = (JSON.parse(text) ?? {}) as { format?: unknown };
    return typeof format === "string";
  } catch {
    return false;
  }
}
