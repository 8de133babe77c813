import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

import type { Viewer } from '#domain/access/viewer.js';
import { readDocument } from '#features/packs/document.reader.js';
import { findAllEditions, readingPacks } from '#features/packs/pack.reader.js';
import type { FoundBrowser } from '#platform/browser/find-browser.js';
import type { Database } from '#platform/database.js';

import { type Asker, startAskingAs, withEveryRole } from './ask-doors.js';
import { findStrangeNumbersOfPdf } from './file-numbers.js';
import type { Partnership } from './partnership.js';
import { wholeBoard } from './sign-packs.js';

/** The built application that packs are printed from. */
const webFolder = path.resolve(import.meta.dirname, '../../web/dist');

/** The partnership whose PDFs are read, with the readers and the browser. */
export interface PdfReading extends Pick<Partnership, 'referenceData' | 'viewers'> {
  readonly findBrowser: () => Promise<FoundBrowser | null>;
}

/**
 * Downloads and reads the PDF of every edition of every signed pack, as each viewer and as a
 * cleared person.
 *
 * @returns whether there is a browser to print with; without one, no PDF is read
 * @throws if a PDF has a number that its document lacks, or a reader gets an edition that the
 * reader may not see
 */
export async function readPdfs(
  database: Database,
  { referenceData, viewers, findBrowser }: PdfReading,
): Promise<boolean> {
  if ((await findBrowser()) === null) return false;
  const partners = viewers.map(({ name, agencyIds }) => ({
    name,
    viewer: withEveryRole({ agencyIds: [...agencyIds], marking: 'OFFICIAL' }),
  }));
  const cleared = {
    name: 'somebody who is cleared',
    viewer: wholeBoard(referenceData.agencies.map(({ id }) => id)),
  };
  for (const { name, viewer } of partners) await readAs({ name, viewer, isCleared: false });
  await readAs({ ...cleared, isCleared: true });
  return true;

  async function readAs({
    name,
    viewer,
    isCleared,
  }: {
    readonly name: string;
    readonly viewer: Viewer;
    readonly isCleared: boolean;
  }) {
    const asker = await startAskingAs(database, referenceData, {
      viewer,
      printing: { webFolder, findBrowser },
    });
    try {
      for (const { packId, edition, document, hash } of await findAllEditions(
        readingPacks(database),
      )) {
        const { status, content } = await take(
          asker,
          `/packs/${packId}/${edition.toLowerCase()}.pdf`,
        );
        const awaited = edition === 'PARTNERS' || isCleared ? 200 : 403;
        if (status !== awaited)
          throw new Error(`A PDF for ${edition} was answered with ${status} to ${name}`);
        if (status !== 200) continue;
        const [strange] = await findStrangeNumbersOfPdf(content, {
          document: readDocument(document),
          sha256: hash.toString('hex'),
        });
        if (strange !== undefined)
          throw new Error(
            `The PDF of a pack says “${strange}” to ${name}, which its document does not have`,
          );
      }
    } finally {
      await asker.close();
    }
  }
}

/** Waits until a file is made, and returns the response. */
async function take({ fetch }: Asker, url: string): ReturnType<Asker['fetch']> {
  for (;;) {
    const answer = await fetch(url);
    if (answer.status !== 202) return answer;
    await setTimeout(WAIT_MS);
  }
}

const WAIT_MS = 250;
