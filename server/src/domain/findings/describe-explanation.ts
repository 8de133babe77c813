import { formatBare, formatFigure } from '#domain/figures/words/format.js';
import { joinWords } from '#domain/join-words.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';
import { isAbove } from '#domain/nearly.js';
import { formatQuarter } from '#domain/quarter.js';
import { labelOf } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { MIN_FOR_SIGNALS } from '#domain/scorecard/control-chart.js';
import { findProcess } from '#domain/scorecard/control-limits.js';

import type { Amount } from './contributions.js';
import { type ExplainingPart, hasRecords, movementOf, type SplitPart } from './explain-change.js';
import type { ExplainedKpi } from './explain-kpi.js';

/** What the text of an explanation depends on. */
interface Setting {
  readonly measure: Measure;
  readonly referenceData: Pick<ReferenceData, 'agencies' | 'places'>;
}

/** What explains a change, in a sentence or two of at most 30 words (BLOCKS, WHY-NOTES). */
export function describeExplanation(explained: ExplainedKpi, setting: Setting): string {
  const { explanation, splits } = explained;
  switch (explanation.kind) {
    case 'PART': {
      const { clause, both, isUsual } = describePart(explanation.part, explained, setting);
      return `${capitalise(clause)}: ${describeBoth(both, explained)}.${isUsual ? ' Both figures are in its usual range.' : ''}`;
    }
    case 'EVERYWHERE':
      return `Everywhere at once: in nearly every ${nameDimension(explanation.split)}.`;
    case 'NO_ONE_PART': {
      const spread = describeSpread(explained);
      return `No one ${joinOr(splits.map(({ dimension }) => nameDimension(dimension)))} explains it${spread === null ? '' : `: ${spread}`}.`;
    }
  }
}

/**
 * What explains a change, as a clause beside a figure, followed by shorter versions for less room.
 */
export function describeDriver(explained: ExplainedKpi, setting: Setting): readonly string[] {
  const { explanation } = explained;
  if (explanation.kind === 'NO_ONE_PART')
    return [describeSpread(explained) ?? 'no one part explains it'];
  if (explanation.kind === 'EVERYWHERE') return ['everywhere at once'];
  const { clause, way, both } = describePart(explanation.part, explained, setting);
  // If several quarters are compared, their average changed: the figures shown beside it differ.
  const full = explained.compared.after.length === 1 ? [`${clause} (${both.join(' to ')})`] : [];
  const short = clause.replace(way, '');
  return [...full, clause, short, short.replace(' of the ', ' of ')];
}

/** Dimensions that say where a change happened; the first one available is used. */
const spreadOver = ['AREA', 'AGENCY'] as const satisfies readonly Dimension[];
/** With fewer parts, the spread of a change is not described. */
const MIN_SPREAD = 4;

/**
 * How a change that no one part explains is spread over places, or else agencies: "7 of 13
 * districts fell and 5 rose". None of them is named. Null if there are too few.
 */
export function describeSpread({
  splits,
  kind,
}: Pick<ExplainedKpi, 'splits' | 'kind'>): string | null {
  for (const dimension of spreadOver) {
    const told = splits.find((split) => split.dimension === dimension)?.parts;
    const parts = told?.filter(
      (part) => part.isDistinguishable && part.key !== null && hasRecords(part),
    );
    if (parts === undefined || parts.length < MIN_SPREAD) continue;
    const moves = parts.map((part) => Math.sign(movementOf(part, kind)));
    const count = (side: number) => moves.filter((move) => move === side).length;
    const [fell, rose] = [count(-1), count(1)];
    const of = `of ${parts.length} ${plurals[dimension]}`;
    if (fell === 0) return rose === 0 ? null : `${rose} ${of} rose`;
    return `${fell} ${of} fell${rose === 0 ? '' : ` and ${rose} rose`}`;
  }
  return null;
}

const plurals = { AREA: 'districts', AGENCY: 'agencies' } as const;

/**
 * What explains a change, as a clause of a title: "14 of the 15 fewer are acquisitive crime",
 * "everywhere at once". Null if no part explains it.
 */
export function summariseExplanation(explained: ExplainedKpi, setting: Setting): string | null {
  const { explanation } = explained;
  switch (explanation.kind) {
    case 'PART':
      return describePart(explanation.part, explained, setting).clause;
    case 'EVERYWHERE':
      return 'everywhere at once';
    case 'NO_ONE_PART':
      return null;
  }
}

/** The name of a part in a sentence. */
export function labelKey(
  dimension: Dimension,
  key: string | null,
  { agencies, places }: Setting['referenceData'],
): string {
  const { axis } = dimensions[dimension];
  if (axis === 'AGENCY')
    return agencies.find(({ code }) => code === key)?.name ?? 'unknown agencies';
  if (axis === 'AREA') return labelPlace(dimension, key, places);
  if (axis === 'TIME') return key ?? '';
  if (key === null) return 'unknown values';
  const label = labelOf(axis, key);
  return axis === 'OBJECTIVE' ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

/**
 * Records coded to a larger place than the split distinguishes have no district recorded; for a
 * county, the name says which county.
 */
function labelPlace(
  dimension: Dimension,
  key: string | null,
  places: Setting['referenceData']['places'],
): string {
  if (key === null) return dimension === 'COUNTY' ? 'no county recorded' : noDistrict;
  const place = places.find(key);
  if (dimension !== 'AREA' || place === null || place.kind === 'DISTRICT')
    return place?.name ?? key;
  return place.kind === 'FORCE' ? noDistrict : `${place.name} with ${noDistrict}`;
}

const noDistrict = 'no district recorded';

/** Describes both figures and their quarters. */
function describeBoth(
  [before, after]: readonly [string, string],
  { kind, compared }: Pick<ExplainedKpi, 'kind' | 'compared'>,
): string {
  const [only, ...others] = compared.before;
  if (only !== undefined && others.length === 0)
    return `${before} in ${formatQuarter(only)}, ${after} now`;
  return `${before} ${kind === 'SHARE' ? '' : 'a quarter '}before, ${after} since`;
}

interface PartInWords {
  /** How much of the change the part accounts for: "14 of the 15 fewer are acquisitive crime". */
  readonly clause: string;
  /** The words of the clause for a rise or fall: " fewer". Empty if there are none. */
  readonly way: string;
  /** The part's figures before and after. */
  readonly both: readonly [string, string];
  /**
   * Whether both figures are within the part's usual range. A spike in the earlier one would cause
   * a change that says nothing about the later one.
   */
  readonly isUsual: boolean;
}

/** How much of the change a part accounts for, and its figures before and after. */
function describePart(
  part: ExplainingPart,
  explained: ExplainedKpi,
  { measure, referenceData }: Setting,
): PartInWords {
  const { kind, splits } = explained;
  const split = splits.find(({ name }) => name === part.split);
  const amounts = split?.parts.find(({ key }) => key === part.key);
  if (!split || !amounts) throw new Error('A part explains a split that was not read');
  const label = labelKey(split.dimension, part.key, referenceData);
  const { unit } = measure;
  if (kind === 'SHARE') {
    const change = rateOf(split.whole.after) - rateOf(split.whole.before);
    const both = [
      formatFigure(rateOf(amounts.before), unit),
      formatFigure(rateOf(amounts.after), unit),
    ] as const;
    const isMore = Math.abs(part.contribution.amount) > Math.abs(change);
    const of = isMore
      ? 'more than the whole change'
      : `${points(part.contribution.amount)} of the ${points(change)} points`;
    return { clause: `${of} ${describeSource(label, isMore)}`, way: '', both, isUsual: false };
  }
  const change = split.whole.after.numerator - split.whole.before.numerator;
  const both = [
    formatBare(amounts.before.numerator, unit),
    formatBare(amounts.after.numerator, unit),
  ] as const;
  const isUsual = isBothUsual(amounts, explained);
  const moved = part.contribution.amount;
  if (Math.abs(moved) > Math.abs(change))
    return {
      clause: `${label} ${moved > 0 ? 'rose' : 'fell'} by ${amount(moved, measure)}, more than the whole`,
      way: '',
      both,
      isUsual,
    };
  const way = change > 0 ? ' more' : ' fewer';
  const [own, all] = [amount(moved, measure), amount(change, measure)];
  const share = own === all ? `all ${all}${way}` : `${own} of the ${all}${way}`;
  const isOfAgency = dimensions[split.dimension].axis === 'AGENCY' && part.key !== null;
  return {
    clause: isOfAgency
      ? `${label} accounts for ${share}`
      : `${share} ${describeWhich(split.dimension, label)}`,
    way,
    both,
    isUsual,
  };
}

/** Where a change in a share comes from. */
function describeSource(label: string, isSingular: boolean): string {
  if (isNotRecorded(label)) return `${isSingular ? 'has' : 'have'} ${label}`;
  return `${isSingular ? 'comes' : 'come'} from ${label}`;
}

/** Whether the figures of both quarters are between the limits of the part's own past. */
function isBothUsual(
  { past, before, after }: SplitPart,
  { compared }: Pick<ExplainedKpi, 'compared'>,
): boolean {
  if (compared.before.length > 1 || compared.after.length > 1) return false;
  if (past.filter((value) => value !== null).length < MIN_FOR_SIGNALS) return false;
  const natural = findProcess(past)?.natural ?? null;
  const isWithin = ({ numerator }: Amount) =>
    natural !== null && !isAbove(numerator, natural.upper) && !isAbove(natural.lower, numerator);
  return isWithin(before) && isWithin(after);
}

function describeWhich(dimension: Dimension, label: string): string {
  if (isNotRecorded(label)) return `have ${label}`;
  if (dimension === 'TARGET') return `were aimed at ${label.replace(/y$/u, 'ie')}s`;
  // A phone line or a front counter is a way to report; the other channels are kinds of report.
  if (dimension === 'CHANNEL' && /^(?:\d|front)/u.test(label)) return `came by ${label}`;
  return dimensions[dimension].axis === 'AREA' ? `are in ${label}` : `are ${label}`;
}

function isNotRecorded(label: string): boolean {
  return /^no .* recorded$/u.test(label);
}

function amount(value: number, { unit }: Measure): string {
  return formatBare(Math.abs(value), unit);
}

function points(value: number): string {
  return Math.abs(value).toFixed(1);
}

function rateOf({ numerator, denominator }: Amount): number {
  return denominator === 0 ? 0 : numerator / denominator;
}

const names: Readonly<Partial<Record<Dimension, string>>> = {
  AREA: 'district',
  AGENCY: 'agency',
  TARGET: 'aim',
};

/** What each part of a dimension is called: district, agency, crime type. */
export function nameDimension(dimension: string): string {
  const known = new Map<string, { readonly name: string }>(Object.entries(dimensions)).get(
    dimension,
  );
  return (
    new Map<string, string>(Object.entries(names)).get(dimension) ??
    known?.name.toLowerCase() ??
    dimension
  );
}

function joinOr(words: readonly string[]): string {
  return joinWords(words).replace(/ and (?=[^,]*$)/u, ' or ');
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
