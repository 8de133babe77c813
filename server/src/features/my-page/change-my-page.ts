import { actingIn } from '#domain/access/acting.js';
import { toJson, toText } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { Json } from '#domain/json.js';
import { type Arranged, MAX_PINS, refuseArrangement } from '#domain/my-page/pin.js';
import type { Problem } from '#domain/problem.js';
import type { Context } from '#graphql/context.js';
import type { WritingTransaction } from '#platform/database.js';

import { findMyPage, type MyPageRecord, type PinRecord } from './my-page.reader.js';
import { arrange, insertPin, lockMyPage, type NewPin, removePin } from './my-page.store.js';

/** The result of changing a page: the page as it is now, and any problems. */
export interface ChangedPage {
  readonly page: MyPageRecord;
  readonly problem: Problem | null;
  /** The block that was pinned, or that exists already; null for other changes. */
  readonly pin: string | null;
}

type Changing = Pick<Context, 'database' | 'identity' | 'clock'>;

/** Pins a block at the end of somebody’s own page. A block that is already there is not moved. */
export function pinBlock(changing: Changing, wanted: NewPin): Promise<ChangedPage> {
  return change(changing, async (transaction, page) => {
    const same = page.pins.find((pin) => isSame(pin, wanted));
    if (same) return { problem: null, pin: same.id };
    if (page.pins.length >= MAX_PINS)
      return {
        problem: {
          field: null,
          message: `Your page has ${MAX_PINS} blocks, which is the limit. Remove one first.`,
        },
        pin: null,
      };
    const pin = await insertPin(transaction, page, wanted);
    const of =
      wanted.queryId === null ? `the block ${wanted.blockId ?? ''} of a page` : 'a saved question';
    transaction.log(toEntry(changing, `Pinned ${of} to their own page.`, toPlain(wanted)));
    return { problem: null, pin };
  });
}

/** Removes a block from somebody’s own page. A missing one counts as removed. */
export function unpinBlock(changing: Changing, id: string): Promise<ChangedPage> {
  return change(changing, async (transaction, page) => {
    const pin = page.pins.find((each) => each.id === id);
    if (!pin) return { problem: null, pin: null };
    await removePin(transaction, page, id);
    transaction.log(toEntry(changing, 'Removed a block from their own page.', toPlain(pin)));
    return { problem: null, pin: null };
  });
}

/** Reorders the blocks of somebody’s own page, if nobody has changed it since it was seen. */
export function arrangePins(
  changing: Changing,
  { seen, pins }: { readonly seen: number; readonly pins: readonly Arranged[] },
): Promise<ChangedPage> {
  return change(changing, async (transaction, page) => {
    if (isArranged(page, pins)) return { problem: null, pin: null };
    if (seen !== page.version) {
      const message =
        'Your page has changed since you opened it here, perhaps in another window. Look at the current page, and arrange it again.';
      return { problem: { field: 'version', message }, pin: null };
    }
    const problem = refuseArrangement(
      pins,
      page.pins.map(({ id }) => id),
    );
    if (problem) return { problem, pin: null };
    await arrange(transaction, page, pins);
    transaction.log(toEntry(changing, 'Arranged their own page.', { pins: pins.length }));
    return { problem: null, pin: null };
  });
}

type Made = Omit<ChangedPage, 'page'>;

function change(
  { database, identity }: Changing,
  make: (transaction: WritingTransaction, page: MyPageRecord) => Promise<Made>,
): Promise<ChangedPage> {
  const { personId } = identity.viewer;
  return database.write(async (transaction) => {
    const page = await lockMyPage(transaction, personId);
    const made = await make(transaction, page);
    return { ...made, page: (await findMyPage(transaction, personId)) ?? page };
  });
}

function isSame(
  { queryId, pageKey, blockId, measure, scope, variables }: PinRecord,
  wanted: NewPin,
): boolean {
  const toWritten = (of: Pick<NewPin, 'scope' | 'variables'>) =>
    toText(toJson([of.scope, of.variables]));
  return (
    queryId === wanted.queryId &&
    pageKey === wanted.pageKey &&
    blockId === wanted.blockId &&
    measure === wanted.measure &&
    toWritten({ scope, variables }) === toWritten(wanted)
  );
}

function isArranged({ pins }: MyPageRecord, wanted: readonly Arranged[]): boolean {
  return (
    pins.length === wanted.length &&
    pins.every(({ id, columns, height }, index) => {
      const other = wanted[index];
      return other?.id === id && other.columns === columns && other.height === height;
    })
  );
}

function toPlain({
  queryId,
  pageKey,
  blockId,
  measure,
  scope,
  variables,
}: NewPin | PinRecord): Json {
  return toJson({ savedQuery: queryId, page: pageKey, block: blockId, measure, scope, variables });
}

function toEntry({ identity, clock }: Changing, what: string, filter: Json): Entry {
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'ADMINISTER',
    ...actingIn(identity),
    what,
    filter,
  };
}
