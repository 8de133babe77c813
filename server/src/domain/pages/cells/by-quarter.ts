import type { Figure } from '#domain/figures/figure/figure.js';
import { formatBare } from '#domain/figures/words/format.js';
import type {
  Block,
  BlockCell,
  BlockQuestion,
  BlockRow,
  BlockTable,
} from '#domain/pages/block/block.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import { formatPeriodKey, periodNames, toTimeDimension } from '#domain/pages/block/page-time.js';
import type { TableDeclaration } from '#domain/pages/declared/declaration.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

import { emptyCell } from './cell.js';
import { tooFew } from './rounded-cell.js';
import { timeDrawn } from './unrated.js';

interface Listed {
  readonly block: TableDeclaration;
  /** The parts, in the order of their rows, and the whole. */
  readonly lines: readonly { readonly first: JudgedKpi }[];
  readonly labels: readonly Pick<BlockRow, 'key' | 'label'>[];
  readonly question: BlockQuestion;
}

/**
 * A dimension by quarter, latest first, with a column for each part; and the question that its file
 * and query are built from.
 */
export function describeByQuarter(
  { block, lines, labels, question }: Listed,
  { page, referenceData }: { readonly page: PageParams; readonly referenceData: ReferenceData },
): NonNullable<Block['byQuarter']> | null {
  const [line] = lines;
  const [column] = block.columns;
  if (!line || !column) return null;
  const { first } = line;
  const dimension = page.time === null ? 'QUARTER' : toTimeDimension(page.time);
  const periods = first.trend
    .map(({ quarter }) => quarter)
    .filter((quarter) => quarter <= first.quarter);
  const trends = lines.map(
    ({ first: { trend } }) =>
      new Map(trend.map(({ quarter, figure }) => [quarter, figure] as const)),
  );
  const time = timeDrawn(page, { first: periods[0] ?? page.asked.quarter, referenceData });
  const table: BlockTable = {
    rowHeading: periodNames[page.time?.step ?? 'QUARTER'],
    columns: labels.map(({ label }) => ({
      measure: column.measure,
      heading: label,
      drawing: 'NONE',
      scale: null,
      wanted: [],
    })),
    rows: periods.toReversed().map((period) => ({
      key: period,
      kind: 'PART',
      label: formatPeriodKey(dimension, period),
      group: null,
      isMarked: false,
      cells: trends.map((trend) => toCell(trend.get(period), first)),
    })),
  };
  return {
    table,
    question: {
      ...question,
      ...time,
      by: [time.by, ...question.by.filter((each) => each !== time.by)],
    },
  };
}

/** A figure with the viewer's own part: "about 290 (54 ours)". */
function toCell(figure: Figure | undefined, { measure }: JudgedKpi): BlockCell {
  if (figure === undefined) return emptyCell;
  const { own, value, displayText, flags } = figure;
  const ours = own === null ? null : `${formatBare(own, measure.unit)}\u00a0ours`;
  if (value === null)
    return {
      ...emptyCell,
      text: flags.includes('CONFIDENTIAL') ? tooFew : displayText,
      mark: 'MISSING',
    };
  if (ours === null || own === 0) return { ...emptyCell, text: displayText, value };
  return {
    ...emptyCell,
    text: flags.includes('ESTIMATED') ? `${displayText} (${ours})` : ours,
    value,
  };
}
