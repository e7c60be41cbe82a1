import fc from "fast-check";
import {
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { documentOf, type Operation } from "./walk.ask.ts";
import { cases } from "./walk.cases.ts";
import { type RoleName, roleNames } from "./walk.people.ts";
import type { World } from "./walk.world.ts";

/** Somebody of the first world asks for something. */
export interface Attempt {
  role: RoleName;
  name: string;
  document: string;
  variables: Record<string, unknown>;
  locale: "en" | "cy";
}

/** Every id that the worlds hold, at any depth. */
function idsOf(value: unknown): string[] {
  if (typeof value === "string") return /^[0-9a-f]{8}-/.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(idsOf) : [];
}

const strings = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom("", "e", "mentor", "cy", "%", "\\", "\u0000", "2026-02-30", "pool", "ignore"),
);

/** Random operations over the whole schema, with ids of all these worlds. */
export function attempts(
  schema: GraphQLSchema,
  operations: readonly Operation[],
  worlds: readonly World[],
): fc.Arbitrary<Attempt> {
  const ids = [...new Set(worlds.flatMap(idsOf))];
  const id = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: strings },
  );

  /** Left out: undefined. */
  function value(type: GraphQLInputType): fc.Arbitrary<unknown> {
    if (isNonNullType(type)) return given(getNullableType(type) as GraphQLInputType);
    return fc.option(given(type), { nil: null, freq: 3 });
  }
  function given(type: GraphQLInputType): fc.Arbitrary<unknown> {
    if (isListType(type)) return fc.array(value(type.ofType), { maxLength: 4 });
    if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((one) => one.name));
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      const required = fields.filter((one) => isNonNullType(one.type)).map((one) => one.name);
      return fc.record(Object.fromEntries(fields.map((one) => [one.name, value(one.type)])), {
        requiredKeys: required,
      });
    }
    switch (getNamedType(type).name) {
      case "ID":
        return id;
      case "Int":
        return fc.oneof(fc.integer({ min: -2, max: 200 }), fc.integer());
      case "Float":
        return fc.double();
      case "Boolean":
        return fc.boolean();
      case "Date":
        return fc.oneof(fc.constantFrom("2026-01-31", "0001-01-01", "9999-12-31"), strings);
      case "Text":
        return fc.oneof(fc.dictionary(fc.constantFrom("en", "cy", "xx"), strings), fc.jsonValue());
      case "Json":
        return fc.oneof(fc.dictionary(strings, fc.jsonValue({ maxDepth: 2 })), fc.jsonValue());
      default:
        return strings;
    }
  }

  /** Some of a type's fields, a few levels deep; always at least one. */
  function selection(type: GraphQLOutputType, depth: number): fc.Arbitrary<string> {
    const named = getNamedType(type);
    if (!isCompositeType(named)) return fc.constant("");
    if (!isObjectType(named)) {
      const parts = schema
        .getPossibleTypes(named)
        .map((one) => selection(one, depth).map((inner) => `... on ${one.name} ${inner}`));
      return fc.tuple(...parts).map((all) => `{ ${all.join(" ")} }`);
    }
    const fields = Object.values(named.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    if (fields.length === 0) return fc.constant("{ __typename }");
    return fc
      .subarray(fields, { minLength: 1, maxLength: Math.min(8, fields.length) })
      .chain((chosen) =>
        fc.tuple(
          ...chosen.map((field) =>
            selection(field.type, depth - 1).map((inner) => `${field.name} ${inner}`),
          ),
        ),
      )
      .map((all) => `{ ${all.join(" ")} }`);
  }

  /** The arguments that a case would give, with some of them changed. */
  function variablesOf(operation: Operation): fc.Arbitrary<Record<string, unknown>> {
    const { args } = operation.field;
    const right = worlds.flatMap((world) =>
      cases.get(operation.name)!.map((one) => one.args(world)),
    );
    const required = args
      .filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)
      .map((arg) => arg.name);
    const wild = fc.record(Object.fromEntries(args.map((arg) => [arg.name, value(arg.type)])), {
      requiredKeys: required,
    });
    return fc.oneof(
      wild,
      fc.constantFrom(...right),
      fc
        .tuple(fc.constantFrom(...right), wild, fc.subarray(args.map((arg) => arg.name)))
        .map(([given, other, changed]) => ({
          ...given,
          ...Object.fromEntries(
            changed.filter((name) => name in other).map((name) => [name, other[name]]),
          ),
        })),
    );
  }

  const one = (operation: Operation) =>
    fc
      .tuple(
        fc.constantFrom(...roleNames),
        variablesOf(operation),
        selection(operation.field.type, 4),
        fc.constantFrom("en" as const, "cy" as const),
      )
      .map(([role, variables, selected, locale]) => ({
        role,
        name: operation.name,
        document: documentOf(operation, variables, selected),
        variables,
        locale,
      }));
  return fc.oneof(...operations.map(one));
}
