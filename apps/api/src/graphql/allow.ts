import { Extensions } from "type-graphql";

/**
 * Names the action in the policy table that guards an operation. Every field of Query and Mutation
 * has one: the schema doesn't build without.
 */
export const Allow = (action: string): MethodDecorator => Extensions({ policy: action });
