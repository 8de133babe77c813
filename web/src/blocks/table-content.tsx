import type { ExplainedFigure } from '#lib/figure-question.js';
import { lowerFirst } from '#lib/format.js';
import { formatRange, isQuarterKey } from '#lib/quarter.js';
import type { FigureTableContent } from '#ui/figure-block/figure-block.type.js';

import type { BlockContent, BlockContext, BlockRow } from './block.type.js';
import { explainCell, explainPlace } from './block-question.js';
import { isOfMeasures } from './is-of-measures.js';
import { nameAbout } from './name-about.js';
import { RowName } from './RowName.js';

/** All the text of a block, for its second tab. A column that is only drawn has no text. */
export function toTableContent(block: BlockContent, context: BlockContext): FigureTableContent {
  const { about, table, question } = block;
  const isFolded = table.rows.some((row) => row.isFolded === true);
  const isTold = table.columns.map((_, index) =>
    table.rows.some(({ cells }) => cells[index]?.text !== ''),
  );
  return {
    caption: `${nameAbout(about)}, ${formatRange(question.from.label, question.to.label)}`,
    headings: [
      table.rowHeading,
      ...table.columns.filter((_, index) => isTold[index]).map(({ heading }) => heading),
    ],
    // Rows that the picture folds into others are listed separately here.
    rows: table.rows
      .filter(({ kind }) => kind !== 'OTHERS' || !isFolded)
      .map((row, place) => ({
        key: row.key,
        name: nameRow(block, row),
        shown: (
          <RowName row={{ ...row, label: nameRow(block, row) }} block={block} context={context} />
        ),
        // The first row of a movement is its starting figure and stays first; only its result
        // moves to the end.
        isTotal: row.kind === 'TOTAL' && (place > 0 || table.rows.length === 1),
        cells: row.cells.flatMap(({ text, value }, index) => {
          if (isTold[index] !== true) return [];
          const explains = value === null ? undefined : explain(block, row, index);
          const words = block.view === 'WORDS' && value === null ? { isWords: true } : {};
          const below = context.revised?.beside({ row: row.key, column: index }) ?? null;
          return [
            {
              text,
              flags: '',
              value,
              ...words,
              ...(explains === undefined ? {} : { explains }),
              ...(below === null ? {} : { below }),
            },
          ];
        }),
      })),
  };
}

/** The full name of a row: a component of a part is named after the part. */
function nameRow({ view }: Pick<BlockContent, 'view'>, { group, label }: BlockRow): string {
  return view === 'PARTS' && group !== null ? `${group}: ${lowerFirst(label)}` : label;
}

/** The figure of a row that is a measure, or its figure in the quarter of the column. */
function explainMeasure(
  row: BlockRow,
  question: BlockContent['question'],
  ofColumn: string,
): ExplainedFigure | undefined {
  if (row.kind === 'OTHERS') return undefined;
  if (isQuarterKey(row.key)) return explainCell(question, { key: row.key, kind: 'PART' }, ofColumn);
  return explainCell(question, { ...row, kind: 'TOTAL' }, row.key);
}

/**
 * The figure of a cell. Averages of several quarters, and differences between them, are not figures
 * in the catalogue.
 */
function explain(block: BlockContent, row: BlockRow, index: number): ExplainedFigure | undefined {
  const { view, question, outlined, table } = block;
  const column = table.columns[index];
  if (column === undefined || view === 'CHANGE' || view === 'WORDS') return undefined;
  if (view === 'PARTS') return explainPart(question, row, column.measure.key);
  if (view === 'COMPARE') return explainPlace(question, row.key, outlined[index]);
  if (isOfMeasures(block)) return explainMeasure(row, question, column.measure.key);
  return explainCell(
    { ...question, objective: column.objective ?? question.objective },
    row,
    column.measure.key,
  );
}

/**
 * The figure of a row of a divided bar: the share itself for the counted part and for the rest of
 * its base, otherwise the figure of the row's own part or measure.
 */
function explainPart(
  question: BlockContent['question'],
  row: BlockRow,
  measure: string,
): ExplainedFigure | undefined {
  if (row.kind === 'REST') return undefined;
  if (row.group !== null) return explainCell(question, row, measure);
  const isOfShare = row.key === 'COUNTED' || row.key === 'REST';
  return explainCell(
    question,
    { ...row, kind: 'TOTAL' },
    isOfShare ? (question.measures[0] ?? measure) : measure,
  );
}
