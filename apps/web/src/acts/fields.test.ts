import { describe, expect, test } from "vitest";
import { type Field, faultsOf, payloadOf } from "./fields.ts";

const field = (name: string, kind: string, more: Partial<Field> = {}): Field => ({
  name,
  kind,
  label: name,
  required: true,
  maxLength: null,
  choices: [],
  ...more,
});

describe("the fields of an act", () => {
  const until = field("until", "date");
  const count = field("count", "number", { required: false });
  const why = field("why", "text", { required: false, maxLength: 3 });

  test("are sent as what they are, the empty ones left out", () => {
    const sure = field("sure", "yesNo");
    const values = { until: "2028-02-29", count: " 3 ", why: " ", sure: "no" };
    expect(payloadOf([until, count, why, sure], values)).toEqual({
      until: "2028-02-29",
      count: 3,
      sure: false,
    });
    expect(payloadOf([count], {})).toBeNull();
  });

  test.each([
    [until, "", "missing"],
    [until, "2027-02-29", "notADate"],
    [until, "-11-12", "notADate"],
    [count, "three", "notANumber"],
    [why, "four", "tooLong"],
  ])("%j: %s is %s", (one, value, fault) => {
    expect(faultsOf([one], { [one.name]: value })).toEqual({ [one.name]: fault });
  });

  test("are silent about what fits", () => {
    expect(faultsOf([until, count, why], { until: "2027-11-12", count: "2" })).toEqual({});
  });
});
