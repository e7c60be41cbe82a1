/** Words by language tag, for example `{ en: "Job title", cy: "Teitl swydd" }`. */
export type Text = Record<string, string>;

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON Schema 2020-12 document or a part of one. */
export type JsonSchema = { [keyword: string]: Json };

/**
 * Who reads answers. `self` is the person who gave them and always sees them. `aggregates` never
 * sees one person's answer, only counts and means over many (see `aggregate`).
 */
export type Audience = "self" | "coordinator" | "searchers" | "partner" | "aggregates";

/**
 * When a page or a question is asked. It sees only the answers of earlier questions that are
 * asked themselves: an answer that went out of sight counts as not given.
 */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { question: string; is: "answered" }
  | { question: string; equals: Json }
  | { question: string; includes: Json }
  | { question: string; oneOf: Json[] };

export interface Question {
  /** Stable across versions, unique in the form. A letter, then letters and digits. */
  id: string;
  /** The name of a registered field type. */
  type: string;
  label: Text;
  /**
   * The answer's name inside a sentence, for messages: "your job title". Welsh as it stands after
   * an imperative ("Rhowch deitl eich swydd"). Default: `your answer to “label”`.
   */
  called?: Text;
  hint?: Text;
  /** Default false. */
  required?: boolean;
  when?: Condition;
  /** Who may see the answer besides `self`. */
  visibility: Audience[];
  /** The answer is used to match people. Default false. */
  matching?: boolean;
  /** What this field type allows; see each type's `rulesSchema`. */
  rules?: Record<string, Json>;
}

/** One choice of a `choice`, `choices` or `tags` question. */
export interface Option {
  value: string;
  label: Text;
  hint?: Text;
}

export interface Page {
  id: string;
  title: Text;
  intro?: Text;
  when?: Condition;
  questions: Question[];
}

export interface FormDefinition {
  format: "form-def/1";
  key: string;
  title: Text;
  /** Every text has all of them. The first is the one to fall back to. */
  languages: string[];
  /** How long the form takes to fill in. */
  minutes?: number;
  pages: Page[];
}

/** By question id. A question without an answer has no key. */
export type Answers = Record<string, Json>;

/** What is wrong with one answer. The words come from `message`. */
export interface Problem {
  /** The question's id, then the row and column inside its answer. */
  path: string[];
  code: string;
  params: Record<string, Json>;
}

/** What is wrong with a definition, in a sentence for whoever wrote it. */
export interface DefinitionProblem {
  /** From the root: `["pages", "0", "questions", "2", "label"]`. */
  path: string[];
  message: string;
}

export type Parsed =
  | { ok: true; definition: FormDefinition }
  | { ok: false; problems: DefinitionProblem[] };

/**
 * How answers of a type are counted over many people. `one`: each person falls in one of
 * `values`. `many`: in any number of them. `mean`: numbers, averaged. `texts`: listed.
 */
export type Tally =
  | { kind: "one"; values(question: Question): Json[]; mean?: boolean }
  | { kind: "many"; values(question: Question): Json[] }
  | { kind: "mean" }
  | { kind: "texts" };

/** One kind of question. Pure; the widget that draws it lives with the user interface. */
export interface FieldType {
  type: string;
  label: Text;
  /** False for a type that shows words and takes no answer. Default true. */
  answerable?: boolean;
  /** The shape of `question.rules`; texts inside carry every one of `languages`. */
  rulesSchema(languages: string[]): JsonSchema;
  /** What `rulesSchema` can't say, for example that the minimum is below the maximum. */
  checkRules?(question: Question): DefinitionProblem[];
  /** The one form an answer is stored in; undefined when nothing was answered. */
  normalise(value: unknown, question: Question): Json | undefined;
  /** What is wrong with a normalised answer; never "required", which is the form's business. */
  validate(value: Json, question: Question): Omit<Problem, "path">[];
  /** Accepts exactly the normalised answers that `validate` finds nothing wrong with. */
  schema(question: Question): JsonSchema;
  /** The answer in words, for a check page, a card or an export. */
  summary(value: Json, question: Question, locale: string): string;
  /**
   * Wording by problem code, "required" included. `{name}` is a parameter or `called` (`Called`
   * with a capital); `{over|word|words}` gives the number with its noun.
   */
  messages: Record<string, Text>;
  /** Left out: answers of this type are never counted. */
  tally?: Tally;
}

export interface FieldRegistry {
  get(type: string): FieldType | undefined;
  list(): readonly FieldType[];
}

export interface PageProgress {
  page: string;
  /** Nothing is missing and nothing is wrong. */
  done: boolean;
  /** Ids of required questions without an answer. */
  missing: string[];
  /** Problems other than the missing answers. */
  problems: Problem[];
}

/** How far somebody is, over the pages that are asked of them. */
export interface Completeness {
  done: boolean;
  perPage: PageProgress[];
}

export interface QuestionAggregate {
  question: string;
  /** `notShared`: not open to aggregates. `tooFew`: a number would tell on somebody. */
  withheld: "notShared" | "tooFew" | null;
  /** How many answered; null when withheld. */
  answered: number | null;
  /** In the order of the question's values. A null count is suppressed. */
  counts?: { value: Json; count: number | null }[];
  /** To one decimal. */
  mean?: number;
  /** In alphabetical order, so that their place tells nothing. */
  texts?: string[];
}

export interface Aggregate {
  responses: number;
  minimum: number;
  questions: QuestionAggregate[];
}
