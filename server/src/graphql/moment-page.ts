import type { GraphQLResolveInfo } from 'graphql';

import type { MomentPage, PageOf } from '#platform/moment-list.js';
import { isUuid } from '#platform/uuid.js';

import { type Connection, type PageRequest, readPage } from './connection.js';
import { CursorCodec, remedy } from './cursor.js';
import { badInput } from './errors.js';
import { isSelected } from './selected.js';

/**
 * A list that is ordered by time, latest first, or by name, and the filter for which its cursors
 * are valid.
 */
export interface MomentListParams {
  readonly list: string;
  /** The filter, as it was sent. */
  readonly filter: unknown;
  /** Whether the list is ordered from A to Z instead of by time. */
  readonly isByName?: boolean;
  readonly page: PageRequest;
  readonly info: GraphQLResolveInfo;
}

export interface MomentListParts<Record, Node> {
  readonly read: (page: MomentPage) => Promise<PageOf<Record>>;
  readonly momentOf: (record: Record) => { readonly at: Date | string; readonly id: string };
  /** Converts all entries of a page at once, in their order. */
  readonly toNodes: (records: readonly Record[]) => readonly Node[] | Promise<readonly Node[]>;
}

/**
 * A page of a list that is ordered by time or by name.
 *
 * @throws a sentence for the caller if the page or its cursor is invalid
 */
export async function answerByMoment<Record, Node>(
  { list, filter, isByName = false, page, info }: MomentListParams,
  { read, momentOf, toNodes }: MomentListParts<Record, Node>,
): Promise<Connection<Node>> {
  const { size, beyond, isForward } = readPage(page);
  const cursors = new CursorCodec({ list, order: isByName ? 'NAME ASC' : 'AT DESC', filter });
  const from = beyond && placeOf(cursors.decode(beyond.cursor), { place: beyond.place, isByName });
  const found = await read({
    beyond: from,
    isForward,
    size,
    isCountWanted: isSelected(info, 'totalCount'),
  });
  const nodes = await toNodes(found.records);
  const places = found.records
    .map(momentOf)
    .map(({ at, id }) => cursors.encode([typeof at === 'string' ? at : at.toISOString(), id]));
  const edges = nodes.map((node, index) => ({ node, cursor: places[index] ?? '' }));
  return {
    edges,
    pageInfo: {
      hasNextPage: isForward ? found.hasMore : from !== null,
      hasPreviousPage: isForward ? from !== null : found.hasMore,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    ...(found.total === null ? {} : { totalCount: found.total }),
  };
}

function placeOf(
  read: ReturnType<CursorCodec['decode']>,
  { place, isByName }: { readonly place: string; readonly isByName: boolean },
): { readonly at: string; readonly id: string } {
  if (!read.ok) throw badInput(`${place}: ${read.reason}`);
  const [at, id, ...others] = read.values;
  if (
    typeof at === 'string' &&
    (isByName || !Number.isNaN(Date.parse(at))) &&
    typeof id === 'string' &&
    isUuid(id) &&
    others.length === 0
  )
    return { at, id };
  throw badInput(`${place}: this is not a cursor. ${remedy}`);
}
