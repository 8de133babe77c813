import type { GraphQLResolveInfo } from 'graphql';

import { type Asker, toAsker } from '#domain/ownership/asker.js';
import { agenciesKeptFor } from '#domain/ownership/successors.js';
import { type Connection, type PageRequest, readPage } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { CursorCodec, remedy } from '#graphql/cursor.js';
import { badInput } from '#graphql/errors.js';
import { answerByMoment } from '#graphql/moment-page.js';
import { isSelected } from '#graphql/selected.js';

import {
  readingSaved,
  readSavedPage,
  readVersions,
  type SavedFilter,
  type SavedRecord,
} from './saved-query.reader.js';
import {
  type SavedQuery,
  type SavedVersion,
  toSavedQuery,
  toSavedVersion,
} from './saved-query.type.js';

export interface SavedListParams {
  readonly whose: SavedFilter['whose'];
  /** The words to search for; null finds all questions. */
  readonly words: string | null;
  readonly alert: SavedFilter['alert'];
  /** Whether to sort by name from A to Z. If not, the most recently saved come first. */
  readonly isByName: boolean;
}

/** The maximum number of search words; the rest are ignored. */
const MAX_WORDS = 20;

/** A page of the saved questions that somebody sees. */
export async function readSavedList(
  { isByName, ...asked }: SavedListParams,
  page: PageRequest,
  { context, info }: { readonly context: Context; readonly info: GraphQLResolveInfo },
): Promise<Connection<SavedQuery>> {
  const { identity, referenceData, database } = context;
  const asker = toAsker(identity, referenceData);
  const filter = toSavedFilter(asker, asked, context);
  return answerByMoment(
    { list: 'savedQueries', filter: asked, isByName, page, info },
    {
      read: (part) => readSavedPage(readingSaved(database), filter, { ...part, isByName }),
      momentOf: ({ savedAt, name, id }) => ({ at: isByName ? name : savedAt, id }),
      toNodes: (records) => records.map((record) => toSavedQuery(record, asker, referenceData)),
    },
  );
}

function toSavedFilter(
  asker: Asker,
  { whose, words, alert }: Omit<SavedListParams, 'isByName'>,
  { referenceData }: Pick<Context, 'referenceData'>,
): SavedFilter {
  return {
    ownerId: asker.personId,
    isOwnOpen: asker.isThemselves,
    keptFor: agenciesKeptFor(asker.agencyIds, referenceData),
    whose,
    alert,
    words: (words ?? '')
      .split(/\s+/u)
      .filter((word) => word !== '')
      .slice(0, MAX_WORDS),
  };
}

/**
 * A page of the versions of a question that somebody sees, the latest first. Versions are numbered
 * from 1 without gaps.
 */
export async function readVersionList(
  record: SavedRecord,
  page: PageRequest,
  { context, info }: { readonly context: Context; readonly info: GraphQLResolveInfo },
): Promise<Connection<SavedVersion>> {
  const { identity, referenceData, database } = context;
  const asker = toAsker(identity, referenceData);
  const { size, beyond, isForward } = readPage(page);
  const cursors = new CursorCodec({ list: 'versions', order: 'NUMBER DESC', filter: record.id });
  const from = beyond && numberOf(cursors.decode(beyond.cursor), beyond.place);
  const latest = isForward
    ? (from ?? record.version + 1) - 1
    : Math.min((from ?? 0) + size, record.version);
  const earliest = isForward ? Math.max(latest - size + 1, 1) : (from ?? 0) + 1;
  const read = await readVersions(readingSaved(database), record.id, { earliest, latest });
  const edges = read.map((version) => ({
    node: toSavedVersion(version, asker, referenceData),
    cursor: cursors.encode([version.number]),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: earliest > 1,
      hasPreviousPage: latest < record.version,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    ...(isSelected(info, 'totalCount') ? { totalCount: record.version } : {}),
  };
}

function numberOf(read: ReturnType<CursorCodec['decode']>, place: string): number {
  if (!read.ok) throw badInput(`${place}: ${read.reason}`);
  const [number, ...others] = read.values;
  if (
    typeof number === 'number' &&
    Number.isSafeInteger(number) &&
    Math.abs(number) < 2 ** 31 &&
    others.length === 0
  )
    return number;
  throw badInput(`${place}: this is not a cursor. ${remedy}`);
}
