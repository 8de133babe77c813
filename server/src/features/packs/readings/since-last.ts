import { type Edition, isFrozen, type Pack } from '#domain/packs/pack.js';
import {
  type ChangedReading,
  findChangedReadings,
  type Reading,
} from '#domain/packs/readings/since-last.js';
import { describeVerdict } from '#domain/packs/readings/verdict.js';
import { formatQuarter } from '#domain/quarter.js';
import { readDocument } from '#features/packs/document.reader.js';
import { findEdition, findPacks, readingPacks } from '#features/packs/pack.reader.js';
import type { CachedPage } from '#features/pages/cached-page.type.js';
import type { Context } from '#graphql/context.js';

import {
  type OwnBlock,
  readingsOf,
  toFigureCell,
  toReadingBlock,
  toStatusCell,
  toVariationCell,
} from './reading-block.js';

/**
 * Reads what differs from the same edition of the previous pack, which is the latest signed pack of
 * the place for an earlier quarter. Only figures in both are compared.
 *
 * @param overview the Overview as the edition sees it
 */
export async function readSinceLast(
  {
    pack,
    edition,
    overview,
  }: {
    readonly pack: Pick<Pack, 'quarter' | 'area'>;
    readonly edition: Edition;
    readonly overview: CachedPage;
  },
  { database }: Pick<Context, 'database'>,
): Promise<OwnBlock> {
  const reading = readingPacks(database);
  const packs = await findPacks(reading, { quarter: null, area: pack.area, number: null });
  const former = packs.find((each) => each.quarter < pack.quarter && isFrozen(each));
  const frozen = former && (await findEdition(reading, former.id, edition));
  if (!former || !frozen)
    return { block: null, note: 'No earlier pack of this place has been signed off.' };
  const document = readDocument(frozen.document);
  const before = document.sections.flatMap(({ blocks }) => readingsOf(blocks));
  const changes = findChangedReadings(before, readingsOf(overview.blocks));
  const name = formatQuarter(former.quarter);
  const block =
    changes.length === 0
      ? null
      : toReadingBlock(overview, {
          id: 'since',
          about: `Status in the pack for ${name} and in this one, each against the target for its quarter`,
          finding: {
            kind: 'NO_REAL_CHANGE',
            text: `${changes.length} ${changes.length === 1 ? 'reading' : 'readings'} changed since ${name}`,
          },
          summary: `${changes.map(describeChange).join('. ')}.`,
          notes: [{ code: 'READING', text: NOTE, refersTo: [] }],
          columns: [name, 'Then', formatQuarter(pack.quarter), 'In this pack', 'Is it real?'],
          rows: changes.map(({ then, now }) => ({
            reading: now,
            cells: [
              toFigureCell(then),
              toStatusCell(then),
              toFigureCell(now),
              toStatusCell(now),
              toVariationCell(now),
            ],
          })),
        });
  return {
    block,
    note: block === null ? `No rating has changed since the pack for ${name}.` : null,
  };
}

const NOTE =
  'A status can change by chance when the target lies within the usual range. The last column shows which changes are real.';

function describeChange({ then, now }: ChangedReading): string {
  const tell = ({ figure, verdict }: Reading) =>
    [figure.text, describeVerdict(verdict).toLowerCase()].filter((part) => part !== '').join(', ');
  return `${now.name}: ${tell(then)}; now ${tell(now)}`;
}
