import sql from 'sql-template-tag';

import {
  type HandBack,
  type Pack,
  type PackText,
  type SectionPlan,
  textsOwedBy,
} from '#domain/packs/pack.js';
import { SETTLED_AFTER_MINUTES } from '#domain/packs/round/find-due.js';
import {
  keyOfItem,
  type RoundItem,
  type RoundStep,
  roundSteps,
} from '#domain/packs/round/steps.js';
import type { PlainDate } from '#domain/plain-date.js';
import { findHandBack, findPack, findSections, findTexts } from '#features/packs/pack.reader.js';
import type { Transaction } from '#platform/database.js';

type Reading = Pick<Transaction, 'query'>;

/** A pack with everything its round depends on, except the people. */
export interface RoundRecord {
  readonly pack: Pack;
  readonly sections: readonly SectionPlan[];
  readonly texts: readonly PackText[];
  readonly isSettled: boolean;
  /** The day on which the pack was signed off; null before that. */
  readonly signedOn: PlainDate | null;
  /** How the pack was last handed back; null if it never was. */
  readonly handedBack: HandBack | null;
}

/**
 * Ids of the packs that messages may be due about: unsigned packs, and packs signed on or after a
 * day.
 */
export async function findRounds(
  { query }: Reading,
  signedSince: PlainDate,
): Promise<readonly string[]> {
  const { rows } = await query<{ id: string }>(sql`
    SELECT id FROM pack
    WHERE  state IN ('DRAFT', 'IN_REVIEW')
      OR  (state = 'SIGNED_OFF' AND EXISTS (SELECT FROM pack_edition WHERE pack_id = pack.id AND frozen_at >= ${signedSince}::date))
    ORDER  BY quarter_start, area_code, number`);
  return rows.map(({ id }) => id);
}

/** Finds what the round of a pack depends on at a given time; null if there is no such pack. */
export async function findRound(
  reading: Reading,
  id: string,
  now: Date,
): Promise<RoundRecord | null> {
  const pack = await findPack(reading, id);
  if (pack === null) return null;
  const sections = await findSections(reading, id);
  // Texts of sections that were left out are kept, but nobody needs to write them.
  const texts = textsOwedBy(sections, await findTexts(reading, id));
  const settledBefore = new Date(now.getTime() - SETTLED_AFTER_MINUTES * 60_000);
  const { rows } = await reading.query<Pick<RoundRecord, 'isSettled' | 'signedOn'>>(sql`
    SELECT (SELECT coalesce(max(assigned_at) <= ${settledBefore}, true) FROM pack_text WHERE pack_id = ${id}::uuid) AS "isSettled",
           (SELECT max(frozen_at AT TIME ZONE 'Europe/London')::date FROM pack_edition WHERE pack_id = ${id}::uuid) AS "signedOn"`);
  const handedBack = await findHandBack(reading, id);
  return {
    pack,
    sections,
    texts,
    isSettled: rows[0]?.isSettled ?? true,
    signedOn: rows[0]?.signedOn ?? null,
    handedBack,
  };
}

/** The keys of all items in messages about a pack. */
export async function findNotified(
  { query }: Reading,
  packId: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await query<Stored>(
    sql`SELECT ${columns} FROM pack_notice WHERE pack_id = ${packId}::uuid`,
  );
  return new Set(rows.flatMap(toItem).map(keyOfItem));
}

/** The content of a message, and its pack; null if no message has that key. */
export async function findMessage(
  { query }: Reading,
  message: string,
): Promise<{ readonly packId: string; readonly items: readonly RoundItem[] } | null> {
  const { rows } = await query<Stored & { packId: string }>(sql`
    SELECT pack_id AS "packId", ${columns} FROM pack_notice WHERE message = ${message}`);
  return rows[0] === undefined ? null : { packId: rows[0].packId, items: rows.flatMap(toItem) };
}

type Stored = Omit<RoundItem, 'step'> & { readonly step: string };

const columns = sql`person_id AS "personId", step, text_id AS "textId", occasion`;

/** Reads the item of a message; empty if messages about its step are no longer sent. */
function toItem({ personId, step, textId, occasion }: Stored): readonly RoundItem[] {
  return isStep(step) ? [{ personId, step, textId, occasion }] : [];
}

function isStep(text: string): text is RoundStep {
  return Object.hasOwn(roundSteps, text);
}
