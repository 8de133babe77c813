import { Field, Int, ObjectType } from 'type-graphql';

import { badInput } from './errors.js';

/** The number of entries on a page if the request gives none. */
export const USUAL_PAGE = 100;

/** The maximum number of entries on one page. */
export const LARGEST_PAGE = 1000;

@ObjectType('PageInfo', { description: 'The place of a page in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more comes after the page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before the page.' })
  hasPreviousPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The place of its first entry, for "before". Null if the page is empty.',
  })
  startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The place of its last entry, for "after". Null if the page is empty.',
  })
  endCursor: string | null;
}

/** The selected parts of a page of a list. */
export interface Connection<Node> {
  readonly edges?: readonly { readonly node: Node; readonly cursor?: string }[];
  readonly pageInfo?: PageInfo;
  readonly totalCount?: number;
}

/** The content of a list, for the descriptions of its types. */
interface Listed {
  /** The class of an entry. */
  readonly node: object;
  readonly typeName: string;
  /** The name of the entries, such as "reports". */
  readonly plural: string;
}

/** The type of the pages of a list: `ReportConnection` with its `ReportEdge`. */
export function createConnectionType({
  node,
  typeName,
  plural,
}: Listed): new () => Connection<unknown> {
  @ObjectType(`${typeName}Edge`, {
    description: `One of the ${plural} on a page.`,
    simpleResolvers: true,
  })
  class Edge {
    @Field(() => node)
    node: unknown;

    @Field(() => String, {
      description:
        'Its place in the list, for "after" and "before". It is only valid for the same filter and order.',
    })
    cursor: string;
  }

  @ObjectType(`${typeName}Connection`, {
    description: `A page of ${plural}.`,
    simpleResolvers: true,
  })
  class Page {
    @Field(() => [Edge], {
      description: 'In the order asked for, from whichever end the page is read.',
    })
    edges: Edge[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;

    @Field(() => Int, {
      description: `How many ${plural} the filter finds, on all pages. Counted only when it is selected.`,
    })
    totalCount: number;
  }
  return Page;
}

export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A valid page: a number of entries from one end of the list, or next to a cursor. */
export interface PageWindow {
  /** The number of entries, from 1 to `LARGEST_PAGE`. */
  readonly size: number;
  /** True reads forwards from the beginning; false reads backwards from the end. */
  readonly isForward: boolean;
  /** The cursor next to the page, and the argument that named the cursor. */
  readonly beyond: { readonly cursor: string; readonly place: 'after' | 'before' } | null;
}

/**
 * The page that the arguments ask for: by default, the beginning of the list.
 *
 * @throws a sentence for the caller if the arguments ask for two pages
 */
export function readPage({ first, after, last, before }: PageRequest): PageWindow {
  const isFirst = isGiven(first) || (!isGiven(last) && !isGiven(before));
  if (isGiven(first) && isGiven(last))
    throw badInput(
      'first and last: give one of them. "first" reads forwards from the beginning, "last" backwards from the end.',
    );
  if (isFirst && isGiven(before))
    throw badInput('before: use it with "last". With "first", give the cursor as "after".');
  if (!isFirst && isGiven(after))
    throw badInput('after: use it with "first". With "last", give the cursor as "before".');

  const [place, size] = isFirst
    ? (['first', first ?? USUAL_PAGE] as const)
    : (['last', last ?? USUAL_PAGE] as const);
  if (size < 1 || size > LARGEST_PAGE)
    throw badInput(
      `${place}: it must be from 1 to ${inWords(LARGEST_PAGE)}; it was ${inWords(size)}.`,
    );

  const beyond = isGiven(after)
    ? ({ cursor: after, place: 'after' } as const)
    : isGiven(before)
      ? ({ cursor: before, place: 'before' } as const)
      : null;
  return { size, isForward: isFirst, beyond };
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

function inWords(count: number): string {
  return count.toLocaleString('en-GB');
}
