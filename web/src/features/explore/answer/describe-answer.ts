import type { AnswerNames } from '#features/explore/answer/shape/names.js';
import { toList, toObject } from '#features/explore/answer/shape/read-data.js';
import type { AnswerCell, AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { findQuarterSpan } from '#lib/figure-question.js';
import { capitalise, formatNumber, joinWords, lowerFirst } from '#lib/format.js';
import { labelQuarter } from '#lib/quarter.js';

import { isUnplaced, nameRows } from './trust.js';

/** The heading of an answer. */
export interface AnswerWords {
  /**
   * The main figures in words, without a verdict: only control charts and targets give verdicts.
   */
  readonly message: string;
  /** What the answer covers: measures, groups and filters. */
  readonly subtitle: string;
}

/** More measures than this are counted instead of named. */
const maxNamed = 3;

/** The heading of an answer and the line below it. */
export function describeAnswer(shape: AnswerShape, names: AnswerNames): AnswerWords {
  switch (shape.kind) {
    case 'FIGURES':
      return { message: describeFigures(shape), subtitle: describeQuestion(shape, names) };
    case 'CONTRIBUTIONS':
      return describeContributions(shape, names);
    case 'RECORDS':
      return { message: describeRecords(shape), subtitle: 'Records, one row each' };
    case 'OTHER':
      return {
        message: `${capitalise(toPhrase(shape.field))}: ${formatNumber(shape.rows.length)} ${nameRows(shape, shape.rows.length)}`,
        subtitle: 'As asked for in the question',
      };
  }
}

const phrases: Readonly<Record<string, string>> = {
  kpi: 'rated measure',
  kpis: 'rated measures',
};

function toPhrase(field: string): string {
  return phrases[field] ?? field.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/**
 * `Confirmed disruptions: 713 in 15 areas, +85 (+13.5%) on Q2 2025/26`, from the total in the
 * answer, or the row with the highest figure.
 */
function describeFigures(shape: AnswerShape): string {
  const place = shape.columns.findIndex(({ kind }) => kind === 'FIGURE');
  const column = shape.columns[place];
  const isOneRow = shape.by.length === 0;
  const whole = shape.totals ?? (isOneRow ? shape.rows[0] : undefined);
  if (column === undefined)
    return `${formatNumber(shape.rows.length)} ${nameRows(shape, shape.rows.length)}`;
  const groups = isOneRow ? '' : ` in ${countGroups(shape)}`;
  const figure = whole?.cells[place];
  if (figure === undefined || figure.text === '') return `${column.heading}${groups}`;
  const change = shape.columns.findIndex(
    ({ kind, measure }) => kind === 'CHANGE' && measure === column.measure,
  );
  const most = describeMost(shape, { place, change, whole: figure });
  if (most !== null) return most;
  const moved = whole?.cells[change];
  const signed = moved?.value === null ? '' : (moved?.text ?? '');
  const than = shape.columns[change]?.heading.split(': change on ')[1];
  const changed =
    signed === '' || than === undefined || signed.startsWith('[') ? '' : `, ${signed} on ${than}`;
  // Over several quarters, the figure of a stock is the one at the end of the last quarter.
  const stood = shape.notes
    .find((note) => note.includes('as at the end of') && note.includes(column.heading))
    ?.match(/ as at the end of Q\d \d{4}\/\d\d/)?.[0];
  return `${column.heading}: ${tell(figure)}${stood ?? ''}${groups}${changed}`;
}

/**
 * Dimensions whose values are separate and make up a whole. Periods are not counted: they are a
 * sequence, and a chart shows their maximum.
 */
const counted: ReadonlySet<string> = new Set([
  'AREA',
  'COUNTY',
  'LOCAL_COMMAND_UNIT',
  'AGENCY',
  'CRIME_TYPE',
  'CHANNEL',
  'PATHWAY',
  'OBJECTIVE',
]);

interface Places {
  /** The index of the figure among the columns. */
  readonly place: number;
  /** The index of the figure's change; -1 if none was asked for. */
  readonly change: number;
  readonly whole: AnswerCell;
}

/**
 * `Buckinghamshire had the most, 148 of 713; the largest change is Cherwell, +26`, for a count by
 * one grouping with all of at least three groups listed. Null otherwise, if two tie for the most,
 * or if a figure is missing.
 */
function describeMost(
  { by, completeness, columns, rows }: AnswerShape,
  { place, change, whole }: Places,
): string | null {
  if (
    by.length !== 1 ||
    !counted.has(by[0] ?? '') ||
    columns[place]?.unit !== 'COUNT' ||
    completeness !== 'COMPLETE'
  )
    return null;
  const first = findLargest(rows, place, (value) => value);
  if (first === null || rows.length < 3) return null;
  const most = `${first.name} had the most, ${tell(first.cell)} of ${tell(whole)}`;
  const moved = change === -1 ? null : findLargest(rows, change, Math.abs);
  return moved === null ? most : `${most}; the largest change is ${moved.name}, ${moved.cell.text}`;
}

/** The one row with the largest size in a column; null if two tie or a value is unknown. */
function findLargest(rows: AnswerShape['rows'], place: number, sizeOf: (value: number) => number) {
  const sized = rows.flatMap(({ cells }) => {
    const [name, cell] = [cells[0], cells[place]];
    const value = cell?.value ?? null;
    return name === undefined || cell === undefined || value === null
      ? []
      : [{ name: name.text, cell, size: sizeOf(value) }];
  });
  const [first, second] = sized.toSorted((a, b) => b.size - a.size);
  return first === undefined || sized.length < rows.length || first.size === second?.size
    ? null
    : first;
}

function tell({ text, flags, value }: AnswerCell): string {
  return flags.includes('ESTIMATED') && value !== null ? `about ${text}` : text;
}

function countGroups(shape: AnswerShape): string {
  const { rows, groupCount, completeness } = shape;
  const count = groupCount ?? rows.length;
  const noun = nameRows(shape, count);
  if (completeness !== 'COMPLETE' && groupCount === null)
    return `more than ${formatNumber(rows.length)} ${noun}`;
  const unplaced = rows.filter(isUnplaced).length;
  return unplaced > 0 && unplaced < rows.length
    ? `${formatNumber(count - unplaced)} ${nameRows({ ...shape, rows: [] }, count - unplaced)}, and where no district is recorded`
    : `${formatNumber(count)} ${noun}`;
}

/** `Confirmed disruptions, arrests by area, Q2 2026/27`. */
function describeQuestion(shape: AnswerShape, names: AnswerNames): string {
  const measures = [
    ...new Set(
      shape.columns.flatMap(({ measure }) =>
        measure === null ? [] : [names.findMeasure(measure)?.name ?? measure],
      ),
    ),
  ];
  const named =
    measures.length > maxNamed
      ? [...measures.slice(0, maxNamed - 1), `${measures.length - maxNamed + 1} more`]
      : measures;
  const what = capitalise(
    joinWords(named.map((name, index) => (index === 0 ? name : lowerFirst(name)))),
  );
  const by =
    shape.by.length === 0
      ? ''
      : ` by ${joinWords(shape.by.map((dimension) => names.nameDimension(dimension).toLowerCase()))}`;
  return [`${what}${by}`, ...describeFilters(shape, names)].join(', ');
}

/**
 * Describes the filters, without the names of times and areas, which are clear on their own. If the
 * text does not ask for filters in words, names only the quarters and the other fields.
 */
function describeFilters({ filters, args }: AnswerShape, names: AnswerNames): readonly string[] {
  const isWindow = args.window === 'ROLLING_FOUR_QUARTERS';
  if (filters.length > 0) {
    return filters.map((filter) =>
      filter
        .replace(/^Quarter: /, isWindow ? 'four quarters up to ' : '')
        .replace(/^(Month|Financial year|Calendar year|Area): /, ''),
    );
  }
  const span = findQuarterSpan(toObject(args.where));
  const others = filteredBy(toObject(args.where)).filter(
    (field) => span === null || field !== 'quarter',
  );
  const dimensions = others.map((field) =>
    lowerFirst(names.nameDimension(field.replaceAll(/[A-Z]/g, '_$&').toUpperCase())),
  );
  return [
    ...(span === null ? [] : [`${isWindow ? 'four quarters up to ' : ''}${nameSpan(span)}`]),
    // A figure for a part must not be read as the total.
    ...(dimensions.length === 0 ? [] : [`filtered by ${joinWords(dimensions)}`]),
  ];
}

/** "Q2 2026/27", or "Q1 2023/24 to Q2 2026/27". */
function nameSpan({ from, to }: { readonly from: string; readonly to: string }): string {
  const [first, last] = [labelQuarter(from, 0), labelQuarter(to, 0)];
  return first === last ? first : `${first} to ${last}`;
}

/** The names of the fields that a filter uses, each once. */
function filteredBy(where: Readonly<Record<string, unknown>> | null): readonly string[] {
  const found = Object.entries(where ?? {}).flatMap(([field, content]): readonly string[] => {
    if (field !== 'and' && field !== 'or' && field !== 'not')
      return content === null || content === undefined ? [] : [field];
    return (Array.isArray(content) ? toList(content) : [content]).flatMap((part) =>
      filteredBy(toObject(part)),
    );
  });
  return [...new Set(found)];
}

function describeRecords(shape: AnswerShape): string {
  const total = shape.page?.totalCount ?? null;
  const what = capitalise(toPhrase(shape.field));
  const listed = formatNumber(shape.rows.length);
  if (total !== null) return `${what}: ${formatNumber(total)} found`;
  return shape.completeness === 'CUT' ? `${what}: the first ${listed}` : `${what}: ${listed} found`;
}

function describeContributions(shape: AnswerShape, names: AnswerNames): AnswerWords {
  const { args, totals, columns, by } = shape;
  const filters = describeFilters(shape, names);
  const measure = typeof args.measure === 'string' ? args.measure : '';
  const name = names.findMeasure(measure)?.name ?? measure;
  const change = totals?.cells[columns.findIndex(({ kind }) => kind === 'CHANGE')]?.text ?? '';
  const [from, to] = [args.from, args.to].map((key) =>
    typeof key === 'string' ? labelQuarter(key, 0) : '',
  );
  const span = from === '' || to === '' ? '' : `, ${from} to ${to}`;
  return {
    message: [
      change === '' ? `${name}: what drove the change` : `${name}: ${change}${span}`,
      ...filters,
    ].join(', '),
    subtitle: [
      `What drove the change${by.length === 0 ? '' : `, by ${joinWords(by.map((dimension) => names.nameDimension(dimension).toLowerCase()))}`}${span}`,
      ...filters,
    ].join(', '),
  };
}
