import type { Figure } from '#domain/figures/figure/figure.js';
import type { ShownRow, ShownTable } from '#domain/figures/table/answer.js';
import { formatCount } from '#domain/figures/words/format.js';
import { nameValue } from '#domain/figures/words/value-name.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { Block, BlockCell, BlockColumn, BlockRow } from '#domain/pages/block/block.js';
import type { Note } from '#domain/pages/block/note.js';
import type { DrawingKind } from '#domain/pages/block/view-kinds.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { fitScale } from '#domain/pages/cells/scale.js';
import { timeShown } from '#domain/pages/cells/unrated.js';
import { formatTick } from '#domain/pages/cells/wanted.js';
import type { NarrowedPage, SavedShown } from '#domain/pages/questions/saved-question.js';
import { isTimeDimension, type KeyValue } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { FigureParams } from '#domain/saved-queries/figure-params.js';

/** What a block of figures is built from. */
export interface AnsweredFigures {
  readonly asked: FigureParams;
  readonly table: ShownTable;
  /** The filters of the question. */
  readonly told: NarrowedPage;
}

/** The maximum number of rows in a block: its file has the rest. */
const MAX_ROWS = 200;

/**
 * Figures of any question as a block: a row for each group or, if they are over time and by other
 * dimensions, a row for each group of the other dimensions, with a line. Nothing is rated; each
 * cell has its figure.
 */
export function toFiguresBlock(
  { asked, table, told }: AnsweredFigures,
  shown: SavedShown,
  referenceData: ReferenceData,
): Block {
  const { measures, by } = asked;
  const time = by.find(isTimeDimension);
  const named = by.length > 1 ? by.filter((dimension) => dimension !== time) : by;
  const isOverTime = time !== undefined && named.length < by.length && named.length > 0;
  const lines = isOverTime
    ? gatherLines(table.rows, by.indexOf(time))
    : table.rows.map((row): Line => ({ key: row.key, row, series: [] }));
  const drawing = drawingOf(shown, asked, isOverTime ? lines.length : null);
  const rows =
    by.length === 0
      ? []
      : lines.slice(0, MAX_ROWS).map((line) => toPart(line, measures, { named, referenceData }));
  const { other } = table;
  const rest =
    other && !isOverTime ? [{ ...toRow('REST', other, measures), label: 'The rest' }] : [];
  const all = [
    ...rows,
    ...rest,
    { ...toRow('TOTAL', table.totals, measures), label: isOverTime ? 'Whole period' : 'All' },
  ];
  // Each row shows the figure for the latest period, and its line those for all periods up to it.
  const latest = isOverTime ? nameLatest(table.rows, { by, time }, referenceData) : '';
  const columns = measures.map((measure, index) =>
    toColumn(
      measure,
      { drawing, latest },
      rows.flatMap(({ cells }) => cells[index] ?? []),
    ),
  );
  return {
    ...{ id: shown.id, view: 'TABLE', because: null, kpi: null },
    finding: { kind: 'NOT_JUDGED', text: shown.name },
    about: describeAsked(asked),
    summary: `${all.map(({ label, cells }) => `${label}: ${cells.map(({ text }) => text).join(', ')}`).join('. ')}.`,
    table: {
      rowHeading: named.map((dimension) => dimensions[dimension].name).join(', '),
      columns,
      rows: all,
    },
    question: { ...timeShown(told.page), ...told, measures, by, window: asked.window },
    notes: [...noteCut(table, { lines: lines.length, isOverTime }), ...logReading(table)],
  };
}

/** A row, and the same figures at each of the times up to it. */
interface Line {
  readonly key: readonly KeyValue[];
  readonly row: Figures;
  /** The figures by time, earliest first; empty if the question is not over time. */
  readonly series: readonly Figures[];
}

interface Figures {
  readonly figures: ReadonlyMap<string, Figure>;
}

const noFigures: Figures = { figures: new Map() };

/**
 * Groups that differ only in time as one line, shown by the latest of them.
 *
 * @param at the position of time in the keys of rows
 */
function gatherLines(rows: readonly ShownRow[], at: number): readonly Line[] {
  const periods = [...new Set(rows.map(({ key }) => String(key[at])))].toSorted();
  const lines = new Map<
    string,
    { readonly key: readonly KeyValue[]; readonly found: Map<string, ShownRow> }
  >();
  for (const row of rows) {
    const key = row.key.filter((_, index) => index !== at);
    const name = JSON.stringify(key);
    const line = lines.get(name) ?? { key, found: new Map<string, ShownRow>() };
    lines.set(name, line);
    line.found.set(String(row.key[at]), row);
  }
  return [...lines.values()].map(({ key, found }) => {
    const series = periods.map((period) => found.get(period) ?? noFigures);
    return { key, row: series.at(-1) ?? noFigures, series };
  });
}

interface Naming {
  readonly named: readonly Dimension[];
  readonly referenceData: ReferenceData;
}

function toPart(
  { key, row, series }: Line,
  measures: readonly MeasureKey[],
  { named, referenceData }: Naming,
): BlockRow {
  return {
    ...toRow('PART', row, measures),
    key: key.map((value) => String(value ?? '')).join(' '),
    label: named
      .map((dimension, index) => nameValue(dimension, key[index] ?? null, referenceData))
      .join(', '),
    cells: measures.map((measure) => ({
      ...toCell(row.figures.get(measure)),
      series: series.map(({ figures }) => figures.get(measure)?.value ?? null),
    })),
  };
}

function toRow(
  kind: BlockRow['kind'],
  { figures }: Figures,
  measures: readonly MeasureKey[],
): BlockRow {
  const cells = measures.map((measure) => toCell(figures.get(measure)));
  return { key: kind, kind, label: '', group: null, isMarked: false, cells };
}

function toCell(figure: Figure | undefined): BlockCell {
  const value = figure?.value ?? null;
  return {
    ...emptyCell,
    text: figure?.text ?? '',
    mark: value === null ? 'MISSING' : 'PLAIN',
    value,
    own: figure?.own ?? null,
  };
}

/** The maximum number of lines that can be told apart in one chart. */
const MAX_LINES = 6;

/** @param lines the number of lines over time; null if the question is not over time */
function drawingOf(
  { kind }: SavedShown,
  { by, measures }: FigureParams,
  lines: number | null,
): DrawingKind {
  if (kind === 'TABLE' || kind === 'JSON' || by.length === 0) return 'NONE';
  if (lines !== null && kind === 'PANELS') return 'PANEL';
  if (lines !== null)
    return kind === 'LINES' && measures.length === 1 && lines <= MAX_LINES ? 'LINE' : 'SPARKLINE';
  return kind === 'HEAT' ? 'SHADE' : 'BAR';
}

interface Drawn {
  readonly drawing: DrawingKind;
  /** The period of the cells; empty if each row has its own. */
  readonly latest: string;
}

interface TimeOf {
  readonly by: readonly Dimension[];
  readonly time: Dimension;
}

function nameLatest(
  rows: readonly ShownRow[],
  { by, time }: TimeOf,
  referenceData: ReferenceData,
): string {
  const last = rows
    .map(({ key }) => String(key[by.indexOf(time)]))
    .toSorted()
    .at(-1);
  return last === undefined ? '' : nameValue(time, last, referenceData);
}

function toColumn(
  measure: MeasureKey,
  { drawing, latest }: Drawn,
  cells: readonly BlockCell[],
): BlockColumn {
  const of = measureOf(measure);
  const values = cells
    .flatMap(({ value, series }) => [value, ...series])
    .filter((value) => value !== null);
  const isOnOne = ['BAR', 'PANEL', 'LINE', 'SHADE'].includes(drawing);
  const scale = isOnOne ? fitScale(values, (value) => formatTick(value, of)) : null;
  return {
    measure,
    heading: latest === '' ? of.name : `${of.name}, ${latest}`,
    drawing,
    wanted: [],
    scale,
  };
}

/** The statistical title: what is counted, and by which dimension. */
function describeAsked({ measures, by }: FigureParams): string {
  const what = measures.map((measure) => measureOf(measure).name).join(', ');
  return by.length === 0
    ? what
    : `${what} by ${by.map((dimension) => dimensions[dimension].name.toLowerCase()).join(' and ')}`;
}

function noteCut(
  { groupCount, rows, isTruncated }: ShownTable,
  { lines, isOverTime }: { readonly lines: number; readonly isOverTime: boolean },
): readonly Note[] {
  if (!isTruncated && lines <= MAX_ROWS) return [];
  const [shown, of] =
    isOverTime && !isTruncated ? [MAX_ROWS, lines] : [Math.min(rows.length, MAX_ROWS), groupCount];
  return [
    {
      code: 'CUT_SHORT',
      text: `Only ${formatCount(shown)} of ${formatCount(of)} groups are shown.`,
      refersTo: [],
    },
  ];
}

/** What a reader must know about figures, in the engine's words. */
function logReading({ writeNotes }: ShownTable): readonly Note[] {
  return writeNotes().map((text) => ({ code: 'READING', text, refersTo: [] }));
}
