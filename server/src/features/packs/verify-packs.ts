import { verifyEditions } from '#domain/packs/verify.js';
import { formatQuarter } from '#domain/quarter.js';
import type { Database } from '#platform/database.js';
import { sha256 } from '#platform/sha256.js';

import { findAllEditions, findPacks, readFreezings, readingPacks } from './pack.reader.js';

/** How many editions were checked, and a sentence for each fault found. */
export interface VerifiedPacks {
  /** The number of editions in the database. */
  readonly count: number;
  readonly faults: readonly string[];
}

/** Checks that every frozen edition is the edition that was signed. */
export async function verifyPacks(database: Database): Promise<VerifiedPacks> {
  const reading = readingPacks(database);
  const editions = await findAllEditions(reading);
  const packs = await findPacks(reading, { quarter: null, area: null, number: null });
  const logged = await database.readLog((transaction) => readFreezings(transaction));
  const lying = editions.map(({ packId, edition, hash, document }) => ({
    ...{ packId, edition },
    hash: hash.toString('hex'),
    actual: sha256(document),
  }));
  const faults = verifyEditions(lying, logged).map(({ packId, edition, words }) => {
    const pack = packs.find(({ id }) => id === packId);
    const name = pack
      ? `${formatQuarter(pack.quarter)}, ${pack.area}, version ${pack.number}`
      : packId;
    return `${name}: the edition ${edition} ${words}`;
  });
  return { count: editions.length, faults };
}
