import { z } from 'zod';

import { type Edition, isFrozen, type Pack } from '#domain/packs/pack.js';
import { type ChangedReading, findChangedReadings, type Reading } from '#domain/packs/since-last.js';
import { describeVerdict } from '#domain/packs/verdict.js';
import type { BlockCell } from '#domain/pages/block.js';
import { emptyCell } from '#domain/pages/cell.js';
import { statusWords, variationWords } from '#domain/pages/verdict-words.js';
import { formatQuarter } from '#domain/quarter.js';
import type { Status } from '#domain/scorecard/status.js';
import type { KeptPage } from '#features/pages/kept-page.type.js';
import type { Context } from '#graphql/context.js';

import { readDocument } from './document.reader.js';
import { judgedKpi, toVerdict } from './judged-kpi.js';
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
  return {
    note: null,
    block: {
      ...like,
      ...{ id: 'since', view: 'WORDS', kpi: null, tiles: [], judged: [], compared: null, contributions: [], choices: [] },
      ...{ funnel: null, outlined: [], byQuarter: null, because: null },
      about: `Status in the pack of ${name} and in this one, each by the target of its quarter`,
      finding: { kind: 'NO_REAL_CHANGE', text: `${changes.length} ${changes.length === 1 ? 'reading' : 'readings'} changed since ${name}` },
      summary: `${changes.map(tellChange).join('. ')}.`,
      notes: [{ code: 'READING', text: NOTE, refersTo: [] }],
      table: {
        rowHeading: 'Measure',
        columns: [name, 'Then', formatQuarter(pack.quarter), 'In this pack', 'Is it real?'].map((heading) => ({
          ...{ measure, heading, drawing: 'NONE', scale: null, wanted: [] },
        })),
        rows: changes.map(({ then, now }) => ({
          ...{ key: now.key, kind: 'PART', label: now.name, group: null, isMarked: false },
          cells: [toFigureCell(then), toStatusCell(then), toFigureCell(now), toStatusCell(now), toVariationCell(now)],
        })),
      },
    },
  };
}

const NOTE = 'A status can change by chance when the target lies within the usual range. The last column says which change is a real one.';

function tellChange({ then, now }: ChangedReading): string {
  const tell = ({ figure, verdict }: Reading) =>
    [figure.text, describeVerdict(verdict).toLowerCase()].filter((part) => part !== '').join(', ');
  return `${now.name}: ${tell(then)}; now ${tell(now)}`;
}

function toFigureCell({ figure }: Reading): BlockCell {
  return { ...emptyCell, ...figure };
}

function toStatusCell({ verdict }: Reading): BlockCell {
  const status = verdict.status ?? 'NO_TARGET';
  return { ...emptyCell, status, text: unjudged[status] ?? statusWords[status] };
}

/** What stands in the place of a status where pages leave it out. */
const unjudged: Readonly<Partial<Record<Status, string>>> = { NO_TARGET: 'No target', NO_DATA: 'No data' };

function toVariationCell({ verdict: { variation } }: Reading): BlockCell {
  if (variation === null) return { ...emptyCell, text: 'Not known' };
  return { ...emptyCell, variation, text: variationWords[variation] };
}

const scored = z.object({ tiles: z.array(z.object({ kpi: judgedKpi })) });

/** What is read of the tiles of blocks, as pages keep them and as documents hold them. A block of another kind has none. */
function readingsOf(blocks: readonly unknown[]): readonly Reading[] {
  return blocks.flatMap((block) => {
    const found = scored.safeParse(block);
    if (!found.success) return [];
    return found.data.tiles.map(({ kpi }) => ({
      ...{ key: `${kpi.measure.key} ${kpi.objective ?? ''}`, name: kpi.name, verdict: toVerdict(kpi) },
      figure: { text: kpi.figure.inWords, value: kpi.figure.value },
    }));
  });
}
