import type { GraphQLResolveInfo } from 'graphql';

import {
  type Connection,
  type PageRequest,
  type PageWindow,
  readPage,
} from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { CursorCodec, remedy } from '#graphql/cursor.js';
import { badInput } from '#graphql/errors.js';
import { isSelected } from '#graphql/selected.js';

import { type EntryFilter, readEntries, type ShownEntry } from './audit-log.reader.js';

interface PageParams {
  /** The name of the list in the API. */
  readonly list: string;
  /** The filter as received. A cursor is valid only with the same filter. */
  readonly asked: object;
  readonly filter: EntryFilter;
  readonly page: PageRequest;
}

interface Answering<Node> {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  readonly toNode: (entry: ShownEntry) => Node;
}

/**
 * Reads a page of the log, newest first. Entries added later come before the page and do not shift
 * it.
 */
export async function readLogPage<Node>(
  { list, asked, filter, page: wanted }: PageParams,
  { context, info, toNode }: Answering<Node>,
): Promise<Connection<Node>> {
  const { size, beyond, isForward } = readPage(wanted);
  const cursors = new CursorCodec({ list, order: 'NUMBER DESC', filter: asked });
  const number = beyond && numberOf(beyond, cursors);
  const isCountWanted = isSelected(info, 'totalCount');
  const page = await context.database.readLog((transaction) =>
    readEntries(transaction, { filter, beyond: number, isForward, size, isCountWanted }),
  );
  const edges = page.entries.map((entry) => ({
    node: toNode(entry),
    cursor: cursors.encode([entry.number]),
  }));
  return {
    edges,
    pageInfo: {
      // Nothing is ever deleted from the log, so the entry of a cursor still exists.
      hasNextPage: isForward ? page.hasMore : number !== null,
      hasPreviousPage: isForward ? number !== null : page.hasMore,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    ...(page.total === null ? {} : { totalCount: page.total }),
  };
}

function numberOf(
  { place, cursor }: NonNullable<PageWindow['beyond']>,
  cursors: CursorCodec,
): number {
  const read = cursors.decode(cursor);
  if (!read.ok) throw badInput(`${place}: ${read.reason}`);
  const [number, ...others] = read.values;
  if (typeof number === 'number' && Number.isSafeInteger(number) && others.length === 0)
    return number;
  throw badInput(`${place}: this is not a cursor. ${remedy}`);
}
