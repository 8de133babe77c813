import { z } from 'zod';

import { type Edition, isFrozen, type Pack } from '#domain/packs/pack.js';
import { findChangedReadings, type Reading } from '#domain/packs/since-last.js';
import { emptyCell } from '#domain/pages/cell.js';
import { formatQuarter } from '#domain/quarter.js';
import { type Status, statuses } from '#domain/scorecard/status.js';
import { type Variation, variations } from '#domain/scorecard/variation.js';
import type { KeptPage } from '#features/pages/kept-page.type.js';
import type { Context } from '#graphql/context.js';

import { readDocument } from './document.reader.js';
import { findEdition, findPacks, readingPacks } from './pack.reader.js';

type KeptBlock = KeptPage['blocks'][number];

/** What has changed since the pack before: a block, or why there is none. */
export type SinceLast = { readonly block: KeptBlock; readonly note: null } | { readonly block: null; readonly note: string };

/**
 * What an edition reads otherwise than the same edition of the pack before it: the latest of the place that was signed off, of an earlier
 * quarter. Only what both show is held against each other.
 *
 * @param overview the Overview as the edition is told it
 */
export async function readSinceLast(
  { pack, edition, overview }: { readonly pack: Pick<Pack, 'quarter' | 'area'>; readonly edition: Edition; readonly overview: KeptPage },
  { database }: Pick<Context, 'database'>,
): Promise<SinceLast> {
  const reading = readingPacks(database);
  const packs = await findPacks(reading, { quarter: null, area: pack.area, number: null });
  const former = packs.find((each) => each.quarter < pack.quarter && isFrozen(each));
  const frozen = former && (await findEdition(reading, former.id, edition));
  if (!former || !frozen) return { block: null, note: 'No pack of this place was signed off before.' };
  const document = readDocument(frozen.document);
  const before = document.sections.flatMap(({ blocks }) => readingsOf(blocks));
  const changes = findChangedReadings(before, readingsOf(overview.blocks));
  const name = formatQuarter(former.quarter);
  const [like] = overview.blocks;
  const measure = like?.tiles[0]?.kpi.measure;
  if (changes.length === 0 || !like || !measure) return { block: null, note: `No reading has changed since the pack of ${name}.` };
  const headings = [name, formatQuarter(pack.quarter), 'Is it real?'];
  return {
    note: null,
    block: {
      ...like,
      ...{ id: 'since', view: 'LIST', kpi: null, tiles: [], judged: [], compared: null, contributions: [], choices: [] },
      ...{ funnel: null, outlined: [], byQuarter: null, notes: [], because: null },
      about: `Figures of which the reading is another one than in the pack of ${name}`,
      finding: { kind: 'NO_REAL_CHANGE', text: `${changes.length} ${changes.length === 1 ? 'reading' : 'readings'} changed since ${name}` },
      summary: `${changes.map((change) => `${change.name}: ${change.then}; now ${change.now}. ${change.isReal}`).join('. ')}.`,
      table: {
        rowHeading: 'Measure',
        columns: headings.map((heading) => ({ measure, heading, drawing: 'NONE', scale: null, wanted: [] })),
        rows: changes.map(({ key, name: label, then, now, isReal }) => ({
          ...{ key, kind: 'PART', label, group: null, isMarked: false },
          cells: [then, now, isReal].map((text) => ({ ...emptyCell, text })),
        })),
      },
    },
  };
}

const judgedTile = z.object({
  kpi: z.object({
    measure: z.object({ key: z.string() }),
    objective: z.string().nullable(),
    name: z.string(),
    figure: z.object({ inWords: z.string(), value: z.number().nullable() }),
    target: z.object({}).nullable(),
    status: z.string().refine((status): status is Status => Object.hasOwn(statuses, status)),
    variation: z.string().refine((variation): variation is Variation => Object.hasOwn(variations, variation)),
  }),
});
const scored = z.object({ tiles: z.array(judgedTile) });

/** What is read of the tiles of blocks, as pages keep them and as documents hold them. A block of another kind has none. */
function readingsOf(blocks: readonly unknown[]): readonly Reading[] {
  return blocks.flatMap((block) => {
    const found = scored.safeParse(block);
    if (!found.success) return [];
    return found.data.tiles.map(({ kpi: { measure, objective, name, figure, target, status, variation } }) => ({
      ...{ key: `${measure.key} ${objective ?? ''}`, name, text: figure.inWords },
      status: target === null ? null : status,
      variation: figure.value === null ? null : variation,
    }));
  });
}
