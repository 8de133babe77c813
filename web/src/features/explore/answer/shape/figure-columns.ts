import { type Flag, formatFlags, isFlag } from '#lib/figure.js';
import { labelQuarter } from '#lib/quarter.js';
import { formatDifference, formatLevel, type Unit } from '#lib/unit.js';

import type { AnswerNames } from './names.js';
import { type DataObject, isObject, toList, toNumber, toObject, toText } from './read-data.js';
import type { SelectedField } from './read-fields.js';
import type { AnswerCell, AnswerColumn } from './shape.type.js';

/** A column, with the way to read its cell from a row of the answer. */
export interface ReadColumn {
  readonly column: AnswerColumn;
  readonly read: (row: DataObject) => AnswerCell;
}

export const nothing: AnswerCell = { text: '', value: null, flags: [] };

interface Naming {
  readonly names: AnswerNames;
  /**
   * The key of the quarter that all figures are for; null if rows have their own quarter, or there
   * are several.
   */
  readonly quarter: string | null;
}

/**
 * The columns of the measures that a row asks for, in the order of the text. Fields that belong to
 * no measure are skipped.
 */
export function readFigureColumns(
  fields: readonly SelectedField[],
  naming: Naming,
): readonly ReadColumn[] {
  const columns = fields.flatMap((field) => {
    const key = field.name === 'figure' ? toText(field.args.measure) : field.name;
    if (key === null || field.name === 'key' || field.fields.length === 0) return [];
    const alias = field.key === field.name || field.key === key ? null : field.key;
    return readMeasure({ field, key, alias }, naming);
  });
  return describeApart(columns);
}

interface MeasureParams {
  readonly field: SelectedField;
  readonly key: string;
  readonly alias: string | null;
}

const figureParts: ReadonlySet<string> = new Set(['value', 'text', 'displayText', 'flags', 'unit']);

const partNames: Readonly<Record<string, string>> = {
  numerator: 'counted',
  denominator: 'out of',
  own: 'yours',
  othersText: 'others',
};

function readMeasure(
  { field, key, alias }: MeasureParams,
  { names, quarter }: Naming,
): readonly ReadColumn[] {
  const { name = key, unit = null } = names.findMeasure(key) ?? {};
  const base = { alias, dimension: null, measure: key, isNumber: true } as const;
  const inRow = (row: DataObject) => (isObject(row[field.key]) ? toObject(row[field.key]) : null);
  const figure: readonly ReadColumn[] = field.fields.some((part) => figureParts.has(part.name))
    ? [
        {
          column: { ...base, id: key, kind: 'FIGURE', heading: name, unit },
          read: (row) => readFigure(inRow(row), field.fields, unit),
        },
      ]
    : [];
  const others = field.fields.flatMap((part): readonly ReadColumn[] => {
    const partName = partNames[part.name];
    if (partName !== undefined) {
      const isNumber = part.name !== 'othersText';
      const partUnit = unit === 'PERCENT' || unit === 'RATE' ? 'COUNT' : unit;
      return [
        {
          column: {
            ...base,
            id: `${key}/${part.name}`,
            kind: 'PART',
            heading: `${name}: ${partName}`,
            unit: isNumber ? partUnit : null,
            isNumber,
          },
          read: (row) => ({
            ...readPlain(inRow(row)?.[part.key], isNumber ? partUnit : null),
            flags: sumNames.has(part.name) ? findEstimated(inRow(row), field.fields) : [],
          }),
        },
      ];
    }
    if (part.name !== 'change') return [];
    const to = toText(part.args.to) ?? '';
    const before = part.fields.find((each) => each.name === 'from' && each.fields.length > 0);
    const earlier: readonly ReadColumn[] =
      before === undefined
        ? []
        : [
            {
              column: {
                ...base,
                id: `${key}/change/${to}/from`,
                kind: 'PART',
                heading: `${name}: ${nameBefore(to, quarter)}`,
                unit,
              },
              read: (row) => {
                const change = toObject(inRow(row)?.[part.key])[before.key];
                return readFigure(isObject(change) ? change : null, before.fields, unit);
              },
            },
          ];
    // If only the earlier figure is asked for, there is no change to show.
    if (part.fields.every((each) => each === before || each.name === '__typename')) return earlier;
    return [
      ...earlier,
      {
        column: {
          ...base,
          id: `${key}/change/${to}`,
          kind: 'CHANGE',
          heading: nameChange(name, to, quarter),
          unit,
        },
        read: (row) => readChange(inRow(row)?.[part.key], part.fields, unit),
      },
    ];
  });
  return [...figure, ...others];
}

/**
 * `Confirmed disruptions, change on Q2 2025/26`, or `on the period before` if rows have several.
 */
function nameChange(name: string, to: string, quarter: string | null): string {
  return `${name}: change on ${nameBefore(to, quarter)}`;
}

/** `Q2 2025/26`; `a year before` if rows have several quarters. */
function nameBefore(to: string, quarter: string | null): string {
  const back = to === 'SAME_PERIOD_LAST_YEAR' ? 4 : 1;
  if (quarter !== null) return labelQuarter(quarter, -back);
  return back === 4 ? 'a year before' : 'the period before';
}

/** The parts of a share: they are estimated if the share is. */
const sumNames: ReadonlySet<string> = new Set(['numerator', 'denominator']);

function findEstimated(
  figure: DataObject | null,
  fields: readonly SelectedField[],
): readonly Flag[] {
  if (figure === null) return [];
  return readFigure(figure, fields, null).flags.filter((flag) => flag === 'ESTIMATED');
}

/**
 * A figure in its cell: its text, else its value in its unit, else its words, else why there is
 * none.
 */
function readFigure(
  figure: DataObject | null,
  fields: readonly SelectedField[],
  unit: Unit | null,
): AnswerCell {
  if (figure === null) return nothing;
  const find = (name: string) => {
    const key = fields.find((field) => field.name === name)?.key;
    return key === undefined ? undefined : figure[key];
  };
  const value = toNumber(find('value'));
  const flags = readFlags(find('flags'));
  const text =
    toText(find('text')) ??
    (value === null ? null : formatValue(value, unit)) ??
    toText(find('displayText')) ??
    formatFlags(flags);
  return { text, value, flags: flags.length === 0 ? readSymbols(text) : flags };
}

/** A change with its sign; in words if there is none, or if rounding to protect people hides it. */
function readChange(
  data: unknown,
  fields: readonly SelectedField[],
  unit: Unit | null,
): AnswerCell {
  if (!isObject(data)) return nothing;
  const find = (name: string) => {
    const key = fields.find((field) => field.name === name)?.key;
    return key === undefined ? undefined : data[key];
  };
  const value = toNumber(find('difference'));
  const percent = toNumber(find('percent'));
  const written =
    value === null
      ? percent === null
        ? null
        : formatDifference(percent, 'RATE')
      : formatDifference(value, unit ?? 'RATE');
  const isSignedAsked = fields.some(({ name }) => name === 'signed');
  const text =
    toText(find('signed')) ??
    (isSignedAsked ? null : written) ??
    toText(find('text')) ??
    (isSignedAsked ? whyNone(fields, value) : '');
  return { text, value: value ?? percent, flags: [] };
}

/** Why a change is missing: only `difference` says which of the two reasons it is. */
function whyNone(fields: readonly SelectedField[], difference: number | null): string {
  if (fields.every(({ name }) => name !== 'difference')) return 'no change shown';
  return difference === null ? 'not comparable' : 'too close to tell';
}

/** Any other value, such as the denominator of a share. */
export function readPlain(data: unknown, unit: Unit | null): AnswerCell {
  if (typeof data === 'number') return { text: formatValue(data, unit), value: data, flags: [] };
  if (typeof data === 'boolean') return { text: data ? 'Yes' : 'No', value: null, flags: [] };
  return { ...nothing, text: toText(data) ?? '' };
}

const bare = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 });

/** A number in its unit; only with commas if it is a count or its unit is unknown. */
function formatValue(value: number, unit: Unit | null): string {
  return unit === null || unit === 'COUNT'
    ? bare.format(value).replace('-', '\u2212')
    : formatLevel(value, unit);
}

function readFlags(data: unknown): readonly Flag[] {
  return toList(data)
    .filter((each) => typeof each === 'string')
    .filter(isFlag);
}

const missing: Readonly<Record<string, Flag>> = {
  '[c]': 'CONFIDENTIAL',
  '[x]': 'NOT_AVAILABLE',
  '[z]': 'NOT_APPLICABLE',
};

/** Why there is no figure, if the text asks for no flags. */
function readSymbols(text: string): readonly Flag[] {
  const flag = missing[text];
  return flag === undefined ? [] : [flag];
}

/** Gives the columns different ids, even if a text asks for the same value under several names. */
export function describeApart(columns: readonly ReadColumn[]): readonly ReadColumn[] {
  const seen = new Map<string, number>();
  return columns.map(({ column, read }) => {
    const count = (seen.get(column.id) ?? 0) + 1;
    seen.set(column.id, count);
    return { read, column: count === 1 ? column : { ...column, id: `${column.id}~${count}` } };
  });
}
