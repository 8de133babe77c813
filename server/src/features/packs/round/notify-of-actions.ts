import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { nextQuarter } from '#domain/packs/action.js';
import { isFrozen } from '#domain/packs/pack.js';
import { type ActionsTelling, describeActions } from '#domain/packs/round/describe-actions.js';
import {
  type ActionItem,
  findDueActions,
  keyOfActionItem,
} from '#domain/packs/round/due-actions.js';
import { NEAR_DAYS, SETTLED_AFTER_MINUTES } from '#domain/packs/round/find-due.js';
import type { Known } from '#domain/packs/round/recipients.js';
import { addDays } from '#domain/plain-date.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { lockBoard } from '#features/packs/actions/action.store.js';
import { findPacks, readingPacks } from '#features/packs/pack.reader.js';
import { findActivePeople, readingPeople } from '#features/people/colleagues.reader.js';
import type { Transaction, WritingTransaction } from '#platform/database.js';

import {
  findBoardsWithDue,
  findNotifiedOfActions,
  findSettledActions,
} from './due-actions.reader.js';
import { insertActionNotices } from './due-actions.store.js';
import { notifyPerson, type RoundParts, toKnown, toMessageKey } from './notify-person.js';

type Reading = Pick<Transaction, 'query'>;

/**
 * Tells owners once that their actions are due soon, and once that they are overdue, in one
 * transaction for each board and under its lock.
 */
export async function notifyOfActions(parts: RoundParts): Promise<void> {
  const { database, clock, readReferenceData } = parts;
  const referenceData = await readReferenceData();
  const reading = readingPacks(database);
  const areas = await findBoardsWithDue(reading, addDays(referenceData.today, NEAR_DAYS));
  if (areas.length === 0) return;
  const people = toKnown(await findActivePeople(readingPeople(database)), referenceData);
  for (const area of areas) {
    const { untold } = await findUnnotified(
      reading,
      { area, people, now: clock.now() },
      referenceData,
    );
    if (untold.length > 0)
      await database.write((transaction) =>
        notifyBoard(transaction, { area, referenceData }, parts),
      );
  }
}

interface Asking {
  readonly area: string;
  readonly people: readonly Known[];
  readonly now: Date;
}

async function findUnnotified(
  reading: Reading,
  { area, people, now }: Asking,
  referenceData: ReferenceData,
) {
  const settledBefore = new Date(now.getTime() - SETTLED_AFTER_MINUTES * 60_000);
  const actions = await findSettledActions(reading, area, settledBefore);
  const told = await findNotifiedOfActions(reading, area);
  const due = findDueActions({ area, actions, people }, referenceData);
  return { actions, untold: due.filter((item) => !told.has(keyOfActionItem(item))) };
}

async function notifyBoard(
  transaction: WritingTransaction,
  { area, referenceData }: { readonly area: string; readonly referenceData: ReferenceData },
  parts: RoundParts,
): Promise<void> {
  const at = parts.clock.now();
  await lockBoard(transaction, area);
  const people = toKnown(await findActivePeople(transaction), referenceData);
  const { actions, untold } = await findUnnotified(
    transaction,
    { area, people, now: at },
    referenceData,
  );
  const telling = { area, actions, pack: await findPackOfActions(transaction, area) };
  for (const person of people) {
    const items = untold.filter(({ personId }) => personId === person.personId);
    if (items.length > 0)
      await notify(transaction, { person, items, telling, referenceData, at }, parts);
  }
  const count = new Set(untold.map(({ personId }) => personId)).size;
  if (count === 0) return;
  transaction.log({
    ...{
      ...concerningNoRecords,
      at,
      action: 'ADMINISTER',
      actor: { personId: null, name: 'Actions of a board' },
    },
    what: `Told ${count === 1 ? 'one person' : `${count} people`} about board actions for ${referenceData.places.find(area)?.name ?? area}.`,
    filter: toJson({ area, actions: [...new Set(untold.map(({ actionId }) => actionId))] }),
  });
}

interface Telling {
  readonly person: Known;
  readonly items: readonly ActionItem[];
  readonly telling: Omit<ActionsTelling, 'reader'>;
  readonly referenceData: ReferenceData;
  readonly at: Date;
}

async function notify(
  transaction: WritingTransaction,
  { person, items, telling, referenceData, at }: Telling,
  parts: RoundParts,
): Promise<void> {
  const key = toMessageKey(`actions ${telling.area}`, items.map(keyOfActionItem));
  await insertActionNotices(transaction, { message: key, at }, items);
  const message = describeActions(items, { ...telling, reader: person.name }, referenceData);
  await notifyPerson(
    transaction,
    { person, key, at, message, isForAll: false, referenceData },
    parts,
  );
}

/**
 * The pack that has the current actions of a board: the next one to be signed, or else the last one
 * signed. Null if there is none.
 */
export async function findPackOfActions(
  reading: Reading,
  area: string,
): Promise<ActionsTelling['pack']> {
  const packs = await findPacks(reading, { quarter: null, area, number: null });
  const next = nextQuarter(packs);
  return packs.find(({ quarter }) => quarter === next) ?? packs.find(isFrozen) ?? null;
}
