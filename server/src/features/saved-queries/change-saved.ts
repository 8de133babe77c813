import { actingIn } from '#domain/access/acting.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { Asker } from '#domain/ownership/asker.js';
import { describeSaver, nameSaver } from '#domain/ownership/naming.js';
import { successorsOf } from '#domain/ownership/successors.js';
import {
  canChange,
  canDelete,
  canSee,
  canShare,
  canTakeOver,
} from '#domain/saved-queries/access.js';
import { describeConflict } from '#domain/saved-queries/conflict.js';
import { isSame } from '#domain/saved-queries/is-same.js';
import type { SavedContent, Sharing } from '#domain/saved-queries/saved-query.js';
import {
  type Changed,
  changeOwned,
  type Changing,
  deny,
  type OwnedKind,
  type Refused,
  refuseStale,
  saveNewOwned,
} from '#graphql/change-owned.js';
import type { WritingTransaction } from '#platform/database.js';

import { findSaved, type SavedRecord } from './saved-query.reader.js';
import { addVersion, findJustSaved, insertSaved, updateOwner } from './saved-query.store.js';

/**
 * The maximum number of questions that one person can own, and the maximum number of versions of
 * one question.
 */
export const savedCounts = { owned: 1_000, versions: 1_000 } as const;

/** What the functions shared by everything that people own need to know about saved questions. */
export const savedQueries: OwnedKind<SavedRecord> = {
  table: 'saved_query',
  find: findSaved,
  updateOwner,
  canSee,
  canDelete,
  canTakeOver,
  describeStale: (record, asker, { agencies }) =>
    describeConflict({ ...record, who: describeSaver(nameSaver(record.savedBy, asker, agencies)) }),
  toEntry,
  most: savedCounts.owned,
  words: {
    gone: 'This saved question may have been deleted, or is not shared with you.',
    deleting:
      'Only its owner can delete a saved question; a shared one can also be deleted by an administrator of the agency that keeps it.',
    takingOver:
      'Only a colleague with whom a saved question is shared can take it over, once its owner no longer has access.',
    most: `You have ${savedCounts.owned.toLocaleString('en-GB')} saved questions, which is the limit. Delete one that nobody needs.`,
  },
};

/** Creates a question. The same request again within a minute returns the existing one. */
export function saveNew(
  changing: Changing,
  content: SavedContent,
  sharing: Sharing,
): Promise<Changed<SavedRecord>> {
  return saveNewOwned(savedQueries, changing, {
    findSame: (transaction, personId, since) =>
      findJustSaved(transaction, { content, sharing, personId }, since),
    insert: (transaction, owner) =>
      insertSaved(transaction, { content, sharing, agencyId: owner.agencyId }, owner),
    done: 'Saved',
  });
}

export interface Wanted {
  readonly id: string;
  /** The latest version that the caller saw. */
  readonly seen: number | null;
  readonly content: SavedContent;
  /** The new sharing; null leaves it unchanged. */
  readonly sharing: Sharing | null;
}

/**
 * Saves another version of a question, unless somebody has saved one since the version that was
 * seen. Identical content makes no new version.
 */
export function saveOver(
  changing: Changing,
  { id, seen, content, sharing: asked }: Wanted,
): Promise<Changed<SavedRecord>> {
  return changeOwned(savedQueries, { changing, id }, async (transaction, record, asker) => {
    const sharing = asked ?? record.sharing;
    if (!canChange(record, asker, changing.referenceData))
      return deny(describeKept(record, asker, changing));
    if (isSame(content, record) && sharing === record.sharing) return null;
    if (sharing !== record.sharing && !canShare(record, asker))
      return deny(
        'Only its owner can change who sees a saved question. Leave that as it is, or save a copy of your own.',
        'sharing',
      );
    return addNext(
      transaction,
      { record, seen, content, sharing },
      { changing, asker, what: 'Saved' },
    );
  });
}

/** Restores an earlier version, as a new version. */
export function restore(
  changing: Changing,
  { id, number, seen }: { readonly id: string; readonly number: number; readonly seen: number },
): Promise<Changed<SavedRecord>> {
  return changeOwned(savedQueries, { changing, id }, async (transaction, record, asker) => {
    if (!canChange(record, asker, changing.referenceData))
      return deny(describeKept(record, asker, changing));
    const former = await findSaved(transaction, id, number);
    if (!former)
      return {
        field: 'number',
        message: `There is no version ${number} of it. It has versions 1 to ${record.version}.`,
      };
    if (isSame(former, record)) return null;
    const what = `Brought back version ${number} as`;
    return addNext(
      transaction,
      { record, seen, content: former, sharing: record.sharing },
      { changing, asker, what },
    );
  });
}

interface Next {
  readonly record: SavedRecord;
  readonly seen: number | null;
  readonly content: SavedContent;
  readonly sharing: Sharing;
}

interface Making {
  readonly changing: Changing;
  readonly asker: Asker;
  readonly what: string;
}

async function addNext(
  transaction: WritingTransaction,
  { record, seen, content, sharing }: Next,
  { changing, asker, what }: Making,
): Promise<Refused | null> {
  if (seen !== record.version) return refuseStale(savedQueries, record, { asker, changing });
  if (record.version >= savedCounts.versions)
    return {
      field: null,
      message: `It has ${savedCounts.versions.toLocaleString('en-GB')} versions, which is the limit. Save a copy.`,
    };
  const number = record.version + 1;
  await addVersion(
    transaction,
    { id: record.id, number, content, sharing },
    { personId: asker.personId, at: changing.clock.now() },
  );
  transaction.log(
    toEntry(
      changing,
      { ...record, ...pickContent(content), sharing, version: number, number },
      what,
    ),
  );
  return null;
}

function pickContent({ name, description, text, variables, view }: SavedContent): SavedContent {
  return { name, description, text, variables, view };
}

function describeKept(record: SavedRecord, asker: Asker, { referenceData }: Changing): string {
  const keeper = referenceData.agencies.find(
    ({ id }) => id === successorsOf(record.agencyId, referenceData)[0],
  )?.name;
  const who = keeper === undefined ? 'its owner' : `its owner and colleagues at ${keeper}`;
  return `Only ${who} can change this question. Save a copy of your own instead.`;
}

/**
 * The log entry. Private questions are logged without their words, which are only for the owner;
 * the words are still in the versions.
 */
function toEntry({ identity, clock }: Changing, record: SavedRecord, done: string): Entry {
  const { id, number, name, sharing, description, text, variables, view } = record;
  const acting = actingIn(identity);
  const isPrivate = sharing === 'PRIVATE';
  const called = isPrivate
    ? 'a private question'
    : `the question "${name}", shared with ${sharing === 'AGENCY' ? 'an agency' : 'everyone'}`;
  const said = isPrivate ? {} : { name, description, text, variables, view };
  const what =
    done === 'Deleted' || done === 'Took over'
      ? `${done} ${called}.`
      : `${done} version ${number} of ${called}.`;
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'ADMINISTER',
    actor: acting.actor,
    agencyId: acting.agencyId ?? record.agencyId,
    what,
    filter: toJson({ savedQuery: id, version: number, sharing, ...said }),
  };
}
