import { type ClassType, Field, Int, ObjectType } from "type-graphql";
import { DomainError } from "./errors.ts";

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;
  @Field(() => String, { nullable: true })
  endCursor?: string | null;
}

export interface Page<N> {
  edges: { cursor: string; node: N }[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** The Relay connection of a node type: `XConnection` with its `XEdge`. */
export function connection<N extends object>(name: string, node: () => ClassType<N>) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor: string;
    @Field(() => node())
    node: N;
  }
  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge])
    edges: Edge[];
    @Field(() => PageInfo)
    pageInfo: PageInfo;
    @Field(() => Int)
    totalCount: number;
  }
  return Connection;
}

/** How many rows a list gives at most. */
export const pageLimit = 100;

/** `first` as asked, between 1 and 100. Throws `BAD_USER_INPUT` outside. */
export function pageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > pageLimit) {
    throw new DomainError("BAD_USER_INPUT", `Ask for 1 to ${pageLimit} rows at a time.`);
  }
  return first;
}

/** An opaque cursor over the values that order a list. */
export const encodeCursor = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

/** The values of a cursor, or null without one. Throws `BAD_USER_INPUT` on a foreign string. */
export function decodeCursor(
  cursor: string | null | undefined,
  length: number,
): (string | number)[] | null {
  if (!cursor) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => typeof value === "string" || typeof value === "number")
    ) {
      return values;
    }
  } catch {
    // Falls through: the client made this cursor up.
  }
  throw new DomainError("BAD_USER_INPUT", "This cursor isn't one that a list gave.");
}

/** Cuts `first + 1` rows into a page. */
export function page<R, N>(
  rows: readonly R[],
  first: number,
  totalCount: number,
  cursorOf: (row: R) => (string | number)[],
  nodeOf: (row: R) => N,
): Page<N> {
  const shown = rows
    .slice(0, first)
    .map((row) => ({ cursor: encodeCursor(cursorOf(row)), node: nodeOf(row) }));
  return {
    edges: shown,
    pageInfo: { hasNextPage: rows.length > first, endCursor: shown.at(-1)?.cursor ?? null },
    totalCount,
  };
}
