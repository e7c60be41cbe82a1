import { check, describe as inWords } from "@quad/workflow";
import { describe, expect, it } from "vitest";
import { shippedWorkflows } from "../shipped.ts";
import { registry } from "./play.ts";

const models = ["one-to-one", "group", "two-by-two", "team", "circle"];

it("there is one of each for every model, under the key by which schemes run it", () => {
  expect(shippedWorkflows().map(({ model, subject }) => `${model} ${subject}`)).toEqual(
    models.flatMap((model) =>
      ["enrolment", "round", "partnership"].map((one) => `${model} ${one}`),
    ),
  );
  for (const { subject, definition } of shippedWorkflows()) {
    expect([definition.key, definition.subject]).toEqual([subject, subject]);
  }
});

describe.each(shippedWorkflows())("the workflow of $model, $subject", ({ definition }) => {
  it("passes every check", () => {
    const found = check(definition, registry).map(({ rule, path }) => `${rule} ${path.join("/")}`);
    // Nobody is told of a list they are on: the overview shows its coordinator who waits there.
    const fine = ["waiting-without-timer states/listed"];
    expect(found.filter((one) => !fine.includes(one))).toEqual([]);
  });

  it("says everything in English and Welsh", () => {
    const [en, cy] = ["en", "cy"].map((locale) => inWords(definition, registry, locale));
    expect(en!.stages.every(({ key: stage }) => stage !== null)).toBe(true);
    expect(cy!.title).not.toBe(en!.title);
    expect(JSON.stringify([en, cy])).not.toContain("…");
  });
});
