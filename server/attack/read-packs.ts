import { z } from 'zod';

import { quarterOf, shift } from '#domain/quarter.js';
import { readDocument } from '#features/packs/document.reader.js';
import { findAllEditions, findPacks, readingPacks } from '#features/packs/pack.reader.js';
import type { Database } from '#platform/database.js';

import { startAskingAs } from './ask-doors.js';
import { ATTACK_TODAY } from './attack-database.js';
import { findStrangeNumbers } from './file-numbers.js';
import { findPackFigures, type PackFigure } from './packs.js';
import { type PdfReading, readPdfs } from './read-pdfs.js';
import { signNextVersion, signPack, wholeBoard } from './sign-packs.js';

/** A county, which is much smaller than the force. */
const COUNTY = 'E10000025';

/** The numbers that packs show their readers. */
export interface PacksRead {
  readonly figures: readonly PackFigure[];
  /** Whether the packs' PDFs were read too, which needs a browser. */
  readonly arePdfsRead: boolean;
}

/**
 * Signs packs unless some exist: for the last two quarters that have ended, with a second version
 * of the latest, and for a county. Reads every number in the partners' editions from the documents
 * behind pages, print, slides and workbooks.
 *
 * @throws if a file has a number that its document lacks, or a reader gets an edition that the
 * reader may not see
 */
export async function readPacks(
  database: Database,
  { referenceData, viewers, findBrowser }: PdfReading,
): Promise<PacksRead> {
  const board = await startAskingAs(database, referenceData, {
    viewer: wholeBoard(referenceData.agencies.map(({ id }) => id)),
  });
  try {
    const { boards } = z
      .object({ boards: z.array(z.object({ state: z.string() })) })
      .parse(await board.ask('{ boards { state } }'));
    if (!boards.some(({ state }) => state === 'SUPERSEDED')) {
      const latest = shift(quarterOf(ATTACK_TODAY), -1);
      await signPack(board.ask, { quarter: latest, area: COUNTY });
      await signPack(board.ask, { quarter: shift(latest, -1) });
      await signPack(board.ask, { quarter: latest });
      await signNextVersion(board.ask, { quarter: latest });
    }
  } finally {
    await board.close();
  }
  const reading = readingPacks(database);
  const packs = await findPacks(reading, { quarter: null, area: null, number: null });
  const areas = new Map(packs.map(({ id, area }) => [id, area]));
  const editions = (await findAllEditions(reading)).filter(({ edition }) => edition === 'PARTNERS');
  for (const { document, hash } of editions) {
    const [strange] = await findStrangeNumbers({
      document: readDocument(document),
      sha256: hash.toString('hex'),
    });
    if (strange !== undefined)
      throw new Error(`A file of a pack says “${strange}”, which its document does not have`);
  }
  return {
    figures: editions.flatMap(({ document, packId }) =>
      findPackFigures(JSON.parse(document), areas.get(packId) ?? ''),
    ),
    arePdfsRead: await readPdfs(database, { referenceData, viewers, findBrowser }),
  };
}
