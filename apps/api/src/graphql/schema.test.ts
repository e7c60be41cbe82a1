import { graphql } from "graphql";
import { Field, ObjectType, Query, Resolver } from "type-graphql";
import { expect, it, vi } from "vitest";
import { anyone } from "../access/policy.ts";
import { domains } from "../domains.ts";
import { Allow } from "./allow.ts";
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

it("fails an operation that answers without having asked for its permission", async () => {
  @Resolver()
  class Careless {
    @Allow("secret.read")
    @Query(() => String)
    secret(): string {
      return "the secret";
    }
  }
  const schema = createSchema([Careless], { "secret.read": [anyone] });
  const ask = async (asked: string[]) => {
    const context = { asked: new Set(asked), refuse: vi.fn() };
    const answer = await graphql({ schema, source: "{ secret }", contextValue: context });
    return { ...answer, refused: context.refuse.mock.calls.length > 0 };
  };

  expect(await ask(["another.action"])).toMatchObject({ data: null, refused: true });
  expect(await ask(["secret.read"])).toEqual({ data: { secret: "the secret" }, refused: false });
});
