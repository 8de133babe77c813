import { lazy, Suspense } from 'react';

import type { BlockColumn, BlockContent, BlockRow, ViewProps } from '#blocks/block.type.js';
import type { LineTone } from '#charts/time-lines.type.js';
import { labelQuarter, shiftQuarter } from '#lib/quarter.js';
import { markTime } from '#lib/scope/time-mark.js';
import { formatMark } from '#lib/unit.js';

import { TableView } from './TableView.js';

/** Few blocks have lines, so the code is fetched when one is shown. */
const TimeLines = lazy(async () => ({
  default: (await import('#charts/TimeLines.js')).TimeLines,
}));

/** More lines than this cannot be distinguished. */
const MAX_LINES = 6;

const objectives: Readonly<Record<string, LineTone>> = {
  PURSUE: 'pursue',
  PREVENT: 'prevent',
  PROTECT: 'protect',
  PREPARE: 'prepare',
};
const tones: readonly LineTone[] = ['series', 'protect', 'prepare', 'prevent', 'ink', 'pursue'];

/** Whether the one column of a table is drawn as lines in a single chart. */
export function isOfLines({ view, table: { columns } }: Pick<BlockContent, 'view' | 'table'>) {
  return view === 'TABLE' && columns.length === 1 && columns[0]?.drawing === 'LINE';
}

/**
 * The rows of a table as lines over time on one scale, each labelled at its end; if there are too
 * many to distinguish, each has a panel of its own.
 */
export function LinesView({ block, context }: ViewProps) {
  const { about, table, question } = block;
  const rows = table.rows.filter(({ kind }) => kind === 'PART');
  const [column] = table.columns;
  const length = Math.max(0, ...rows.map(({ cells: [cell] }) => cell?.series.length ?? 0));
  if (column === undefined || rows.length > MAX_LINES || length < 2)
    return <TableView block={inPanels(block)} context={context} />;

  const { key: last } = question.shownTo;
  const periods = Array.from({ length }, (_, index) => shiftQuarter(last, index + 1 - length));
  return (
    <Suspense fallback={null}>
      <TimeLines
        name={about}
        unit="quarter"
        periods={periods.map((key) => ({
          key,
          label: labelQuarter(key, 0),
          mark: markTime(key, 'quarter'),
          isProvisional: false,
          isOpen: false,
        }))}
        lines={rows.map((row, index) => toLine(row, column, index))}
        formatMark={(value) => formatMark(value, column.measure.unit)}
      />
    </Suspense>
  );
}

/** A line: the latest quarter has the text of the cell, and earlier quarters have their numbers. */
function toLine({ key, label, cells: [cell] }: BlockRow, { measure }: BlockColumn, index: number) {
  const series = cell?.series ?? [];
  return {
    key,
    name: label,
    tone: objectives[key] ?? tones[index] ?? 'ink',
    ...(cell?.text.startsWith('[c]') === true ? { absence: 'Hidden to protect people' } : {}),
    points: series.map((value, at) => {
      const isLatest = at === series.length - 1;
      return {
        value,
        text: isLatest
          ? (cell?.text ?? '')
          : value === null
            ? 'no figure'
            : formatMark(value, measure.unit),
        isSignal: isLatest && cell?.mark === 'SIGNAL',
      };
    }),
  };
}

function inPanels(block: BlockContent): BlockContent {
  const columns = block.table.columns.map((column) => ({ ...column, drawing: 'PANEL' as const }));
  return { ...block, table: { ...block.table, columns } };
}
