import { type BlockChart, toChart } from '#features/packs/files/block-chart.js';
import { columnsInWords, isMarked } from '#features/packs/files/pack-facts.js';
import type { PrintedBlock } from '#features/packs/files/printed-document.js';

import type { Deck, Slide, SlideTable } from './deck.js';
import type { Box, Placed } from './section-layout.js';
import { heightOf, sizeTable, splitTable } from './table-size.js';
import { heightOfWords } from './words-size.js';

/** The minimum height of a chart next to its table or below it, in inches. */
const MIN_CHART = 1.6;
/** The minimum width of lines by quarter, in inches. */
const MIN_LINES = 3.5;
const MAX_ALT_LENGTH = 1000;
const GAP = 0.12;
/**
 * The letter size, in points, of the line that says what a block counts, and the width of bold
 * letters relative to their height.
 */
const [ABOUT, BOLD_LETTER] = [13, 0.53];

/** Rows of a table that did not fit on its slide. */
export interface LeftOver {
  readonly block: PrintedBlock;
  readonly table: SlideTable;
}

/** Puts a block on a slide: its sentence, its table, and its chart if there is one and it fits. */
export function writeBlock(deck: Deck, slide: Slide, { block, box }: Placed): LeftOver | null {
  const inner = addHead(deck, slide, { block, box });
  const chart = toChart(block);
  const altText = [block.finding.text, block.about, block.kpi?.sentence ?? block.summary]
    .join('. ')
    .slice(0, MAX_ALT_LENGTH);
  if (chart?.kind === 'LINES' && block.kpi !== null) {
    deck.addChart(slide, chart, { ...inner, altText });
    return null;
  }
  const table = toSlideTable(block);
  if (chart === null) return addTable(deck, slide, { block, table, box: inner });
  const boxes = share(table, chart, inner);
  if (boxes === null) return addTable(deck, slide, { block, table, box: inner });
  deck.addChart(slide, chart, { ...boxes.chart, altText });
  return addTable(deck, slide, { block, table, box: boxes.table });
}

/** Puts the rest of a table on its own slide. Returns the rows that remain. */
export function writeRest(
  deck: Deck,
  slide: Slide,
  { block, table, box }: LeftOver & { readonly box: Box },
): LeftOver | null {
  return addTable(deck, slide, { block, table, box: addHead(deck, slide, { block, box }) });
}

/**
 * A table with its chart below it, or beside it if the table is tall; null if there is no room for
 * both.
 */
function share(
  table: SlideTable,
  chart: BlockChart,
  box: Box,
): { readonly table: Box; readonly chart: Box } | null {
  const { x, y, w, h } = box;
  const least = minHeightOf(chart);
  const under = sizeTable(table, { w, h: h - least - GAP });
  const high = heightOf(under);
  if (h - high - GAP >= least)
    return {
      table: { x, y, w, h: high + 0.01 },
      chart: { x, y: y + high + GAP, w, h: h - high - GAP },
    };
  const left = w * 0.58;
  const beside = sizeTable(table, { w: left, h });
  if (
    heightOf(beside) > h ||
    beside.isWrapped ||
    h < least ||
    (chart.kind === 'LINES' && w - left < MIN_LINES)
  )
    return null;
  return { table: { x, y, w: left, h }, chart: { x: x + left + GAP, y, w: w - left - GAP, h } };
}

/** The minimum height of a chart, in inches: each bar has a name next to it. */
function minHeightOf({ kind, categories }: BlockChart): number {
  return kind === 'LINES'
    ? MIN_CHART
    : Math.max(MIN_CHART, categories.length * 0.24 + (kind === 'STACKED_BARS' ? 0.7 : 0.3));
}

/** Writes the sentence of the block and what it counts. Returns the rest of the area. */
function addHead(
  deck: Deck,
  slide: Slide,
  { block: { finding, about }, box: { x, y, w, h } }: Placed,
): Box {
  if (finding.text === '') return { x, y, w, h };
  const size = w > 7 ? 20 : 16;
  const high = heightOfWords(finding.text, { w, size, letter: BOLD_LETTER });
  deck.addWords(slide, finding.text, { x, y, w, h: high, size, isBold: true });
  const below = heightOfWords(about, { w, size: ABOUT });
  deck.addWords(slide, about, { x, y: y + high + 0.04, w, h: below, size: ABOUT, colour: 'ink-3' });
  const used = high + below + 0.14;
  return { x, y: y + used, w, h: h - used };
}

interface TableWriting extends LeftOver {
  readonly box: Box;
}

function addTable(deck: Deck, slide: Slide, { block, table, box }: TableWriting): LeftOver | null {
  const [first, ...others] = splitTable(table, box);
  if (first === undefined) return null;
  deck.addTable(slide, first.part, { x: box.x, y: box.y, w: box.w, ...first.sized });
  return others.length === 0
    ? null
    : { block, table: { ...table, rows: table.rows.slice(first.part.rows.length) } };
}

function toSlideTable({ table, tiles }: PrintedBlock): SlideTable {
  const columns = columnsInWords(table);
  const isDistinguishable = tiles.length > 0 && tiles.length === table.rows.length;
  const groups = new Set(table.rows.map(({ group }) => group));
  const rows = table.rows.filter(({ isFolded }) => isFolded !== true);
  return {
    headings: [
      table.rowHeading,
      ...columns.map((index) => table.columns[index]?.heading ?? ''),
      ...(isDistinguishable ? ['What it says'] : []),
    ],
    rows: rows.flatMap(({ kind, label, detail, group, cells }, index) => {
      const isTotal = kind === 'TOTAL';
      const heads = groups.size > 1 && group !== null && group !== rows[index - 1]?.group;
      return [
        ...(heads ? [{ isHeading: true, cells: [{ text: group, isBold: true }] }] : []),
        {
          isHeading: false,
          cells: [
            {
              text: [label, detail ?? ''].filter((part) => part !== '').join(', '),
              isBold: isTotal,
            },
            ...columns.map((column) => ({
              text: cells[column]?.text ?? '',
              isBold: isTotal || isMarked(cells[column]?.mark ?? ''),
            })),
            ...(isDistinguishable
              ? [{ text: tiles[index]?.finding.text ?? '', isBold: false }]
              : []),
          ],
        },
      ];
    }),
  };
}
