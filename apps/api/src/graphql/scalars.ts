import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";

const invalid = (message: string) =>
  new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });

function literal(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.LIST:
      return node.values.map(literal);
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map((field) => [field.name.value, literal(field.value)]),
      );
    default:
      throw invalid("Put variables in place of the whole value, not inside it.");
  }
}

const calendarDate = (value: unknown): string => {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    throw invalid("A date has the form YYYY-MM-DD.");
  }
  const at = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value) {
    throw invalid(`${value} isn't a date of the calendar.`);
  }
  return value;
};

export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: "A plain date, YYYY-MM-DD.",
  serialize: (value) => String(value),
  parseValue: calendarDate,
  parseLiteral: (node) => calendarDate(literal(node)),
});

export const InstantScalar = new GraphQLScalarType<Date, string>({
  name: "Instant",
  description: "An instant, ISO 8601 in UTC.",
  serialize: (value) => (value instanceof Date ? value : new Date(String(value))).toISOString(),
  parseValue: (value) => {
    const at = new Date(String(value));
    if (Number.isNaN(at.getTime())) throw invalid("An instant has the form 2026-01-31T12:00:00Z.");
    return at;
  },
});

const texts = (value: unknown): Record<string, string> => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalid('A text is an object by language, such as { "en": "Name" }.');
  }
  for (const text of Object.values(value)) {
    if (typeof text !== "string" || text.length > 20_000) {
      throw invalid("Each language of a text is a string of at most 20,000 characters.");
    }
  }
  return value as Record<string, string>;
};

export const TextScalar = new GraphQLScalarType({
  name: "Text",
  description: 'A text per language: { "en": "...", "cy": "..." }.',
  serialize: (value) => value,
  parseValue: texts,
  parseLiteral: (node) => texts(literal(node)),
});

const deepest = 100;

/** Nothing so deep that walking it would fail, and no key that reaches a prototype. */
function plainJson(value: unknown): unknown {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw invalid(`Values may be nested ${deepest} deep.`);
    level = level.flatMap((one) => {
      if (typeof one !== "object" || one === null) return [];
      if (Object.hasOwn(one, "__proto__")) throw invalid("No key may be called “__proto__”.");
      return Object.values(one);
    });
  }
  return value;
}

export const JsonScalar = new GraphQLScalarType({
  name: "Json",
  description: "Any JSON value.",
  serialize: (value) => value,
  parseValue: plainJson,
  parseLiteral: (node) => plainJson(literal(node)),
});
