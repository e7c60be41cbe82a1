import { Field, ObjectType, Query, Resolver } from "type-graphql";
import { expect, it } from "vitest";
import { domains } from "../domains.ts";
import { createSchema, schemaText } from "./schema.ts";

it("is the committed schema.graphql (npm run schema rewrites it)", async () => {
  const schema = createSchema(
    domains.flatMap((domain) => domain.resolvers),
    Object.assign({}, ...domains.map((domain) => domain.policies)),
  );
  await expect(schemaText(schema)).toMatchFileSnapshot("../../schema.graphql");
});

it("doesn't build while an operation has no policy", () => {
  @ObjectType()
  class Thing {
    @Field(() => String)
    name: string;
  }
  @Resolver()
  class Forgotten {
    @Query(() => Thing)
    forgottenThing(): Thing {
      return { name: "open to all" };
    }
  }
  expect(() => createSchema([Forgotten], {})).toThrow(/Query\.forgottenThing has no policy/);
});
