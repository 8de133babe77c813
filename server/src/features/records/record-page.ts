import type { GraphQLResolveInfo } from 'graphql';

import { actingIn } from '#domain/access/acting.js';
import { toJson } from '#domain/audit/canonical.js';
import { readReason } from '#domain/audit/reason.js';
import { type Dataset, datasets } from '#domain/lists.js';
import { toOpening } from '#domain/records/access.js';
import { toRecordFilter } from '#domain/records/record-filter.js';
import type { RecordKind } from '#domain/records/record-kind.js';
import { recordKindsWithin } from '#domain/records/record-kinds.js';
import {
  isOrderValue,
  type OrderTerm,
  type OrderValue,
  readOrder,
  toOrderKey,
} from '#domain/records/record-order.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type Connection, type PageInfo, type PageWindow, readPage } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { CursorCodec, remedy } from '#graphql/cursor.js';
import { badInput, forbidden } from '#graphql/errors.js';

import type { RecordNode } from './record.type.js';
import type { RecordArgs } from './record-args.type.js';
import { NodeMaker } from './record-node.js';
import {
  readRecordPage,
  type RecordPage,
  type RecordRow,
  type Wanted,
} from './record-page.reader.js';
import { type Selected, selectedFields } from './selected-fields.js';

interface Params {
  readonly args: RecordArgs;
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
}

/**
 * Reads a page of records of a kind, and logs it before it is sent.
 *
 * @throws a sentence for the caller if they ask for something impossible, or may not open records
 */
export async function openRecords(
  wanted: RecordKind,
  { args, context, info }: Params,
): Promise<Connection<RecordNode>> {
  const { database, referenceData, viewer, identity, clock, work } = context;
  const opening = toOpening(viewer, referenceData.agencies, wanted.name);
  if (!opening.ok) throw forbidden(opening.reason);
  const kinds = recordKindsWithin(opening.scope);
  const kind = kinds[wanted.name];

  const why = readReason(args.reason);
  if (!why.ok) throw badInput(why.sentence);
  const window = readPage(args);
  const terms = orderOf(kind, args);
  const filter = toRecordFilter(kind, args.where ?? {}, referenceData);
  if (!filter.ok) throw badInput(filter.reason);
  const cursors = new CursorCodec({
    list: kind.name,
    order: inWords(terms),
    filter: args.where ?? {},
  });
  const beyond = placeOf(window, { cursors, terms, referenceData });

  const selected = selectedFields(info, kind, kinds);
  const [nearEnd, farEnd] = window.isForward
    ? ['hasPreviousPage', 'hasNextPage']
    : ['hasNextPage', 'hasPreviousPage'];
  const page = await readRecordPage(
    database,
    {
      kind,
      scope: opening.scope,
      filter: filter.filter,
      terms,
      size: window.size,
      isForward: window.isForward,
      beyond,
      wanted: selected.wanted,
      isPageWanted: selected.hasEdges || selected.pageInfo.size > 0,
      isMoreWanted: selected.pageInfo.has(farEnd),
      isOtherSideWanted: beyond !== null && selected.pageInfo.has(nearEnd),
      isCountWanted: selected.hasTotalCount,
    },
    { referenceData, leaving: work.signal },
  );
  // While the entry is written, prepare the answer.
  const logged = database.record({
    at: clock.now(),
    action: 'CONSULTATION',
    ...actingIn(identity),
    touched: page.touched,
    what: describeOpened(kind, selected),
    dataset: kind.dataset,
    filter: toJson(args.where),
    rowCount: page.rows.length,
    reason: why.reason,
  });
  const nodes = new NodeMaker(referenceData);
  const cursorOf = (row: RecordRow) => cursors.encode(terms.map(({ field }) => row[field.name]));
  const shown = { kind, selected, isForward: window.isForward, nodes, cursorOf };
  const preparing = Promise.resolve().then(() => toConnection(page, shown));
  const [connection] = await Promise.all([preparing, logged]);
  return connection;
}

/**
 * Describes what was opened, as `Opened reports, with the disruptions named there`, and whether the
 * records were counted.
 */
function describeOpened({ dataset }: RecordKind, { wanted, hasTotalCount }: Selected): string {
  const named = [...new Set(namedDatasets(wanted))].map(
    (name) => `the ${inText(name)} named there`,
  );
  return [
    `Opened ${inText(dataset)}`,
    ...named,
    ...(hasTotalCount ? ['how many there are in all'] : []),
  ].join(', with ');
}

function namedDatasets({ links }: Wanted): readonly Dataset[] {
  return links.flatMap(({ kind, wanted }) => [kind.dataset, ...namedDatasets(wanted)]);
}

function inText(dataset: Dataset): string {
  return datasets[dataset].toLowerCase();
}

function orderOf(kind: RecordKind, { orderBy }: RecordArgs): readonly OrderTerm[] {
  const order = readOrder(kind, orderBy ?? []);
  if (!order.ok) throw badInput(order.reason);
  return order.terms;
}

/** Writes an order as `RECEIVED_ON DESC, QUANTITY ASC`, without the key that ends every order. */
function inWords(terms: readonly OrderTerm[]): string {
  return terms
    .filter(({ isKey }) => !isKey)
    .map(({ field, isDescending }) => `${toOrderKey(field.name)} ${isDescending ? 'DESC' : 'ASC'}`)
    .join(', ');
}

interface Ordered {
  readonly cursors: CursorCodec;
  readonly terms: readonly OrderTerm[];
  readonly referenceData: ReferenceData;
}

/** The values at the position after which a page begins; null if it begins at an end. */
function placeOf(
  { beyond }: PageWindow,
  { cursors, terms, referenceData }: Ordered,
): readonly OrderValue[] | null {
  if (!beyond) return null;
  const read = cursors.decode(beyond.cursor);
  if (!read.ok) throw badInput(`${beyond.place}: ${read.reason}`);
  const values = terms.flatMap((term, index) => {
    const value = read.values[index];
    return isOrderValue(value, term, referenceData) ? [value] : [];
  });
  if (values.length !== terms.length || read.values.length !== terms.length)
    throw badInput(`${beyond.place}: this is not a cursor. ${remedy}`);
  return values;
}

interface Shown {
  readonly kind: RecordKind;
  readonly selected: Selected;
  readonly isForward: boolean;
  readonly nodes: NodeMaker;
  readonly cursorOf: (row: RecordRow) => string;
}

function toConnection(
  page: RecordPage,
  { kind, selected, isForward, nodes, cursorOf }: Shown,
): Connection<RecordNode> {
  const { rows, hasMore, hasOtherSide, total } = page;
  const [first, last] = [rows[0], rows.at(-1)];
  const pageInfo: PageInfo = {
    hasNextPage: isForward ? hasMore : hasOtherSide,
    hasPreviousPage: isForward ? hasOtherSide : hasMore,
    startCursor: first ? cursorOf(first) : null,
    endCursor: last ? cursorOf(last) : null,
  };
  return {
    edges: rows.map((row) => ({
      node: nodes.toNode(kind, row),
      ...(selected.hasCursors ? { cursor: cursorOf(row) } : {}),
    })),
    pageInfo,
    ...(total === null ? {} : { totalCount: total }),
  };
}
