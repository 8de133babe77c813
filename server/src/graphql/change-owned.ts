import type { Entry } from '#domain/audit/entry.js';
import type { Json } from '#domain/json.js';
import { type Asker, toAsker } from '#domain/ownership/asker.js';
import { isOwn, keeperAfterTakeover, type Owned } from '#domain/ownership/owned.js';
import type { Problem } from '#domain/problem.js';
import type { Transaction, WritingTransaction } from '#platform/database.js';
import {
  countOwned,
  lockOwned,
  lockOwner,
  markDeleted,
  type NewOwner,
  type OwnedTable,
} from '#platform/owned-rows.js';

import type { Context } from './context.js';
import { logDenied } from './log-denied.js';
import { type Problem as ShownProblem, toProblem } from './problem.type.js';

/**
 * A problem that prevents a change. If the caller may not make the change, it is a denial, logged
 * with the request if that is known.
 */
export type Refused = Problem & { readonly isDenied?: true; readonly asked?: Json };

/** The outcome of a change: the current state, and the problem that prevented the change. */
export interface Changed<Record> {
  /** The current state of the item; null if the caller sees no such item. */
  readonly record: Record | null;
  readonly refusal: Refused | null;
}

export type Changing = Pick<Context, 'database' | 'identity' | 'clock' | 'referenceData'>;

/** A kind of item that people own, such as schedules, with its rules, rows and messages. */
export interface OwnedKind<
  Record extends Owned & { readonly id: string; readonly version: number },
> {
  readonly table: OwnedTable;
  readonly find: (transaction: Transaction, id: string) => Promise<Record | null>;
  readonly updateOwner: (
    transaction: Transaction,
    record: Record,
    owner: NewOwner,
  ) => Promise<void>;
  readonly canSee: (
    record: Record,
    asker: Asker,
    referenceData: Context['referenceData'],
  ) => boolean;
  readonly canDelete: (
    record: Record,
    asker: Asker,
    referenceData: Context['referenceData'],
  ) => boolean;
  readonly canTakeOver: (
    record: Record,
    asker: Asker,
    referenceData: Context['referenceData'],
  ) => boolean;
  /** The message if somebody else changed the item in the meantime. */
  readonly describeStale: (
    record: Record,
    asker: Asker,
    referenceData: Context['referenceData'],
  ) => string;
  /**
   * Makes the log entry.
   *
   * @param done the change in one word, such as `Deleted`
   */
  readonly toEntry: (changing: Changing, record: Record, done: string) => Entry;
  /**
   * The messages for people who may not see, delete or take over an item, or who own the maximum.
   */
  readonly words: {
    readonly gone: string;
    readonly deleting: string;
    readonly takingOver: string;
    readonly most: string;
  };
  /** The maximum number of items that one person may own. */
  readonly most: number;
}

type AnyOwned = Owned & { readonly id: string; readonly version: number };

/**
 * An item that is sent twice within this time is saved once, because a form was submitted twice or
 * a call was retried.
 */
const SAME_WITHIN_MS = 60_000;

interface Saving<Record> {
  /**
   * Finds an item with the same content that the same person first saved since a given time; null
   * if there is none.
   */
  readonly findSame: (
    transaction: Transaction,
    personId: string | null,
    since: Date,
  ) => Promise<Record | null>;
  /** Inserts the item, and returns its id. */
  readonly insert: (transaction: Transaction, owner: NewOwner) => Promise<string>;
  readonly done: string;
}

/** Saves a new item. If the same item was saved within the last minute, returns that item. */
export function saveNewOwned<Record extends AnyOwned>(
  kind: OwnedKind<Record>,
  changing: Changing,
  { findSame, insert, done }: Saving<Record>,
): Promise<Changed<Record>> {
  const { database, identity, clock, referenceData } = changing;
  const { personId, agencyId } = toAsker(identity, referenceData);
  const at = clock.now();
  return database.write(async (transaction) => {
    const rows = { table: kind.table, personId };
    await lockOwner(transaction, rows);
    const same = await findSame(transaction, personId, new Date(at.getTime() - SAME_WITHIN_MS));
    if (same) return { record: same, refusal: null };
    if ((await countOwned(transaction, rows)) >= kind.most)
      return { record: null, refusal: { field: null, message: kind.words.most } };
    const record = await kind.find(
      transaction,
      await insert(transaction, { personId, agencyId, at }),
    );
    if (record) transaction.log(kind.toEntry(changing, record, done));
    return { record, refusal: null };
  });
}

/**
 * Makes the change to an item that the caller sees. Returns the problem that prevents the change.
 */
export type Make<Record> = (
  transaction: WritingTransaction,
  record: Record,
  asker: Asker,
) => Promise<Refused | null>;

/** Changes an item that the caller sees, under its lock, and reads its state afterwards. */
export function changeOwned<Record extends AnyOwned>(
  kind: OwnedKind<Record>,
  { changing, id }: { readonly changing: Changing; readonly id: string },
  make: Make<Record>,
): Promise<Changed<Record>> {
  const { database, identity, referenceData } = changing;
  const asker = toAsker(identity, referenceData);
  return database.write(async (transaction) => {
    const record = await lockOwned(transaction, { table: kind.table, id }, kind.find);
    if (!record || !kind.canSee(record, asker, referenceData))
      return { record: null, refusal: { field: 'id', message: kind.words.gone } };
    const refusal = await make(transaction, record, asker);
    const after = refusal ? record : await kind.find(transaction, id);
    return { record: after && kind.canSee(after, asker, referenceData) ? after : null, refusal };
  });
}

export interface SeenVersion {
  readonly id: string;
  readonly seen: number | null;
}

/** Deletes an item in the version that was seen. Nobody sees the item afterwards. */
export function removeOwned<Record extends AnyOwned>(
  kind: OwnedKind<Record>,
  changing: Changing,
  { id, seen }: SeenVersion,
): Promise<Changed<Record>> {
  return changeOwned(kind, { changing, id }, async (transaction, record, asker) => {
    if (!kind.canDelete(record, asker, changing.referenceData)) return deny(kind.words.deleting);
    if (seen !== record.version) return refuseStale(kind, record, { asker, changing });
    await markDeleted(transaction, { table: kind.table, id }, changing.clock.now());
    transaction.log(kind.toEntry(changing, record, 'Deleted'));
    return null;
  });
}

/** Makes the caller the owner of an item whose owner has left. */
export function takeOverOwned<Record extends AnyOwned>(
  kind: OwnedKind<Record>,
  changing: Changing,
  id: string,
): Promise<Changed<Record>> {
  return changeOwned(kind, { changing, id }, async (transaction, record, asker) => {
    if (isOwn(record, asker)) return null;
    if (!kind.canTakeOver(record, asker, changing.referenceData))
      return deny(kind.words.takingOver);
    const agencyId = keeperAfterTakeover(record, asker, changing.referenceData);
    await kind.updateOwner(transaction, record, {
      personId: asker.personId,
      agencyId,
      at: changing.clock.now(),
    });
    transaction.log(kind.toEntry(changing, { ...record, agencyId }, 'Took over'));
    return null;
  });
}

/** The refusal of a change made on a version that is no longer the current one. */
export function refuseStale<Record extends AnyOwned>(
  kind: OwnedKind<Record>,
  record: Record,
  { asker, changing }: { readonly asker: Asker; readonly changing: Changing },
): Refused {
  return { field: 'version', message: kind.describeStale(record, asker, changing.referenceData) };
}

/** The refusal of a change that the caller may not make. */
export function deny(message: string, field = 'id'): Refused {
  return { field, message, isDenied: true };
}

/** Lists the problems for a payload. Logs a denial. */
export async function toProblems(
  refusal: Refused | null,
  context: Context,
): Promise<readonly ShownProblem[]> {
  if (refusal?.isDenied)
    await logDenied({ what: refusal.message, filter: refusal.asked ?? null }, context);
  return refusal ? [toProblem(refusal.message, refusal.field)] : [];
}
