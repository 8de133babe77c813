import { findLeakedFigures } from '#domain/packs/leaked-figures.js';
import { type Edition, isFrozen, type Pack } from '#domain/packs/pack.js';
import { editionFor } from '#domain/packs/rights.js';
import { figuresOf } from '#domain/packs/shown-figures.js';
import { readDocument } from '#features/packs/document.reader.js';
import { findEdition } from '#features/packs/pack.reader.js';
import { readShownBlocks } from '#features/packs/shown-blocks.reader.js';
import type { Changing, Refused } from '#graphql/change-owned.js';
import type { Transaction } from '#platform/database.js';

/**
 * Refuses words for partners that contain a protected number of a signed pack. Only a cleared
 * writer gets this refusal, because anybody else would learn that a guess was right. What others
 * write is checked against the figures when the next pack is signed.
 * @param texts the words by field; the refusal names the field
 */
export async function refuseLeakedFigures(
  reading: Pick<Transaction, 'query'>,
  {
    pack,
    texts,
  }: {
    readonly pack: Pick<Pack, 'id' | 'state'> | null;
    readonly texts: Readonly<Record<string, string>>;
  },
  { identity, referenceData }: Pick<Changing, 'identity' | 'referenceData'>,
): Promise<Refused | null> {
  if (pack === null || !isFrozen(pack) || editionFor(identity.viewer, referenceData) !== 'CLEARED')
    return null;
  const shown = {
    partners: await readFigures(reading, pack.id, 'PARTNERS'),
    cleared: await readFigures(reading, pack.id, 'CLEARED'),
  };
  const [given] = findLeakedFigures(
    Object.entries(texts).map(([place, body]) => ({ place, body })),
    shown,
  );
  if (given === undefined) return null;
  return {
    field: given.place,
    message: `It contains ${given.number}, the true value of a protected figure that partners may not see. They read this too, so remove it.`,
  };
}

async function readFigures(reading: Pick<Transaction, 'query'>, packId: string, edition: Edition) {
  const frozen = await findEdition(reading, packId, edition);
  if (frozen === null) return [];
  return readDocument(frozen.document).sections.flatMap(({ blocks }) =>
    figuresOf(readShownBlocks(blocks)),
  );
}
