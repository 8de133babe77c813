import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { describeRound, partMessages } from '#domain/packs/round/describe-round.js';
import { findDue, NEWS_DAYS } from '#domain/packs/round/find-due.js';
import type { Known } from '#domain/packs/round/recipients.js';
import { keyOfItem, type RoundItem } from '#domain/packs/round/steps.js';
import { addDays } from '#domain/plain-date.js';
import { formatQuarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { lockPack, readingPacks } from '#features/packs/pack.reader.js';
import { findActivePeople, readingPeople } from '#features/people/colleagues.reader.js';
import type { Transaction, WritingTransaction } from '#platform/database.js';

import { notifyPerson, type RoundParts, toKnown, toMessageKey } from './notify-person.js';
import { findNotified, findRound, findRounds, type RoundRecord } from './round.reader.js';
import { insertNotices } from './round.store.js';

/**
 * Sends all messages that are due about packs. A message, its record and its emails are written in
 * one transaction for each pack, under its lock. A process that dies has sent nothing. Nobody gets
 * the same message twice, even if several processes run at once.
 */
export async function notifyOfRounds(parts: RoundParts): Promise<void> {
  const { database, clock, readReferenceData } = parts;
  const referenceData = await readReferenceData();
  const reading = readingPacks(database);
  const packs = await findRounds(reading, addDays(referenceData.today, -NEWS_DAYS - 1));
  if (packs.length === 0) return;
  const people = toKnown(await findActivePeople(readingPeople(database)), referenceData);
  for (const id of packs) {
    const round = await findRound(reading, id, clock.now());
    if (
      round === null ||
      (await findUnnotified(reading, { ...round, people }, referenceData)).length === 0
    )
      continue;
    await database.write((transaction) => notifyOfRound(transaction, { id, referenceData }, parts));
  }
}

async function findUnnotified(
  reading: Pick<Transaction, 'query'>,
  round: RoundRecord & { readonly people: readonly Known[] },
  referenceData: ReferenceData,
): Promise<readonly RoundItem[]> {
  const told = await findNotified(reading, round.pack.id);
  return findDue(round, referenceData).filter((item) => !told.has(keyOfItem(item)));
}

async function notifyOfRound(
  transaction: WritingTransaction,
  { id, referenceData }: { readonly id: string; readonly referenceData: ReferenceData },
  parts: RoundParts,
): Promise<void> {
  const at = parts.clock.now();
  await lockPack(transaction, id);
  const round = await findRound(transaction, id, at);
  if (round === null) return;
  const people = toKnown(await findActivePeople(transaction), referenceData);
  const due = await findUnnotified(transaction, { ...round, people }, referenceData);
  for (const person of people) {
    const own = due.filter(({ personId }) => personId === person.personId);
    for (const items of partMessages(own, round.texts))
      await notify(transaction, { person, items, round, referenceData, at }, parts);
  }
  if (due.length > 0) transaction.log(toEntry(round, { due, referenceData, at }));
}

interface Telling {
  readonly person: Known;
  readonly items: readonly RoundItem[];
  readonly round: RoundRecord;
  readonly referenceData: ReferenceData;
  readonly at: Date;
}

async function notify(
  transaction: WritingTransaction,
  { person, items, round, referenceData, at }: Telling,
  parts: RoundParts,
): Promise<void> {
  const key = toMessageKey(`pack ${round.pack.id}`, items.map(keyOfItem));
  await insertNotices(transaction, { packId: round.pack.id, message: key, at }, items);
  const isForAll = items.every(({ step }) => step === 'SIGNED_OFF');
  await notifyPerson(
    transaction,
    {
      person,
      key,
      at,
      message: describeRound(items, round, referenceData),
      isForAll,
      referenceData,
    },
    parts,
  );
}

interface Logging {
  readonly due: readonly RoundItem[];
  readonly referenceData: ReferenceData;
  readonly at: Date;
}

function toEntry({ pack }: RoundRecord, { due, referenceData, at }: Logging): Entry {
  const { id, quarter, area, number } = pack;
  const count = new Set(due.map(({ personId }) => personId)).size;
  const name = `${formatQuarter(quarter)}, ${referenceData.places.find(area)?.name ?? area}`;
  return {
    ...{
      ...concerningNoRecords,
      at,
      action: 'ADMINISTER',
      actor: { personId: null, name: 'Round of a pack' },
    },
    what: `Told ${count === 1 ? 'one person' : `${count} people`} about the pack for ${name}.`,
    filter: toJson({
      pack: id,
      quarter,
      area,
      version: number,
      steps: [...new Set(due.map(({ step }) => step))],
    }),
  };
}
