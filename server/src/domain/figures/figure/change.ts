import type { Break } from '#domain/disclosure/raw-table.js';
import { formatAbout } from '#domain/figures/words/rounding.js';
import type { Measure, Unit } from '#domain/measures/measure.js';
import { formatDate } from '#domain/plain-date.js';

import { type Figure, toFigure } from './figure.js';

/**
 * The difference between a figure and that of an earlier period: only arithmetic, without judging
 * what is noise.
 */
export interface Change {
  /** The figure for the earlier period, with its own flags. */
  readonly from: Figure;
  /**
   * The difference in the measure's unit, or in percentage points for a share. Null if the two
   * figures cannot be compared.
   */
  readonly difference: number | null;
  /**
   * The difference as a percentage of the earlier figure. Also null if the earlier figure is 0, and
   * for shares, which are compared in points.
   */
  readonly percent: number | null;
  /**
   * The difference with its sign and, unless the earlier count is below 20, as a percentage too,
   * such as "+22 (+5.4%)" or "−9.9 points". Null if there is none.
   */
  readonly signed: string | null;
  readonly text: string;
  /**
   * How far the true difference may be from `difference`, nine times in ten: 0 if both figures are
   * exact, null if unknown or if `difference` is null. This number never leaves the server.
   */
  readonly uncertainty: number | null;
}

/** What a figure is compared with. */
export interface Against {
  /** The name of the earlier period in a sentence. */
  readonly name: string;
  /**
   * What an unfinished period and the earlier one have in common, such as "same 55 days, 3
   * agencies"; null if both are complete.
   */
  readonly likeness: string | null;
  /** A change in recording between the two; null if there was none. */
  readonly brokenBy: Break | null;
}

/** A change without an earlier figure to start from; the reason completes "Not comparable: ...". */
export function noChange(measure: Measure, reason: string): Change {
  const from = toFigure(measure, { numerator: 0, denominator: null }, ['NOT_APPLICABLE']);
  return {
    from,
    difference: null,
    percent: null,
    signed: null,
    uncertainty: null,
    text: `Not comparable: ${reason}`,
  };
}

/** The change from an earlier figure to a later one. */
export function toChange(
  measure: Measure,
  { figure, from }: { readonly figure: Figure; readonly from: Figure },
  against: Against,
): Change {
  const nothing = { from, difference: null, percent: null, signed: null, uncertainty: null };
  const { name, brokenBy } = against;
  if (brokenBy !== null) {
    const text = `Not comparable with ${name}: recording changed on ${formatDate(brokenBy.happenedOn)}`;
    return { ...nothing, text };
  }
  if (figure.value === null)
    return { ...nothing, text: `Not comparable with ${name}: this figure ${whyMissing(figure)}` };
  if (from.value === null)
    return { ...nothing, text: `Not comparable with ${name}: its figure ${whyMissing(from)}` };

  if ([figure, from].some(({ flags }) => flags.includes('NOT_AVAILABLE')))
    return {
      ...nothing,
      text: `Not comparable with ${name}: what others recorded is withheld to protect people`,
    };

  const difference = figure.value - from.value;
  const uncertainty = findUncertainty({ figure, from }, difference);
  // There may be no difference, or one in the other direction.
  if (uncertainty === null || (uncertainty > 0 && Math.abs(difference) <= uncertainty)) {
    return {
      ...nothing,
      difference,
      uncertainty,
      text: `Too close to ${name} to tell apart: figures are rounded to protect people`,
    };
  }
  const percent =
    from.value === 0 || measure.unit === 'PERCENT'
      ? null
      : (difference / Math.abs(from.value)) * 100;
  const told = hasPercent(measure, from.value) ? percent : null;
  const compared = { difference, percent: told, uncertainty, earlier: from.value };
  const plain = toWords(measure, { ...compared, value: figure.value, from }, name);
  const words = [uncertainty > 0 ? `About ${lowerFirst(plain)}` : plain, against.likeness];
  const signed = writeSigned(compared, measure.unit);
  return {
    from,
    difference,
    percent,
    signed,
    uncertainty,
    text: words.filter((part) => part !== null).join('; '),
  };
}

interface TwoFigures {
  readonly figure: Figure;
  readonly from: Figure;
}

/**
 * How far the true difference may be from the one shown, nine times in ten; 0 for two exact
 * figures. Each figure may be off independently of the other. Null if either is not known at all.
 */
function findUncertainty({ figure, from }: TwoFigures, difference: number): number | null {
  if (![figure, from].some(isRounded)) return 0;
  if ([figure, from].some((each) => isRounded(each) && each.range === null)) return null;
  const [later, earlier] = [reachOf(figure), reachOf(from)];
  // Only the distance towards zero decides whether it is a rise or a fall.
  return difference > 0
    ? Math.hypot(later.below, earlier.above)
    : Math.hypot(later.above, earlier.below);
}

/** Whether a figure contains something protected. */
function isRounded({ flags }: Figure): boolean {
  return flags.includes('ESTIMATED') || flags.includes('CONFIDENTIAL');
}

/** How far the true value may be below and above the one shown. */
function reachOf({ value, range }: Figure): { readonly below: number; readonly above: number } {
  if (value === null || range === null) return { below: 0, above: 0 };
  return { below: Math.max(0, value - range.from), above: Math.max(0, range.to - value) };
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** A percentage of fewer than this says more about chance than about change (DOMAIN 7). */
const MIN_FOR_PERCENT = 20;

/**
 * Whether a change from this number is shown as a percentage as well: always, unless the number is
 * a small count.
 */
export function hasPercent({ unit }: Pick<Measure, 'unit'>, from: number | null): boolean {
  return unit !== 'COUNT' || (from !== null && Math.abs(from) >= MIN_FOR_PERCENT);
}

function whyMissing({ flags, isWithheld }: Figure): string {
  if (flags.includes('CONFIDENTIAL')) return 'is hidden to protect people';
  if (isWithheld) return 'is withheld to protect people';
  return flags.includes('NOT_AVAILABLE') ? 'is not available' : 'is not applicable';
}

interface Compared {
  readonly value: number;
  readonly from: Figure;
  readonly earlier: number;
  readonly percent: number | null;
  readonly uncertainty: number;
}

const moreAndLess: Readonly<Record<Unit, readonly [string, string]>> = {
  COUNT: ['more', 'fewer'],
  PERCENT: ['higher', 'lower'],
  RATE: ['higher', 'lower'],
  GBP: ['more', 'less'],
  KILOGRAMS: ['more', 'less'],
  YEARS: ['more', 'less'],
  HOURS: ['more', 'less'],
  FTE: ['more', 'fewer'],
};

function toWords(
  { unit, direction }: Measure,
  { value, from, earlier, percent, uncertainty }: Compared,
  name: string,
): string {
  const difference = value - earlier;
  if (difference === 0) return `No difference from ${name}`;
  // If nearest to zero is best, the distance from zero matters, not the sign.
  const distance = direction === 'NEAREST' ? Math.abs(value) - Math.abs(earlier) : difference;
  if (distance === 0) return `As far from zero as ${name}, on the other side of it`;
  const amount = formatDifference(Math.abs(distance), unit, uncertainty);
  const nothing = formatDifference(0, unit, uncertainty);
  if (amount === nothing) {
    const isMoved = formatDifference(Math.abs(difference), unit, uncertainty) !== nothing;
    return isMoved
      ? `About as far from zero as ${name}, on the other side of it`
      : `Almost no difference from ${name}`;
  }

  const [more, less] =
    direction === 'NEAREST' ? ['further from zero', 'closer to zero'] : moreAndLess[unit];
  const words = `${amount} ${distance > 0 ? more : less} than ${name}`;
  if (percent !== null) return `${words} (${writePercent({ percent, uncertainty, earlier })})`;
  return earlier === 0 && unit !== 'PERCENT' ? `${words}, which was ${from.text}` : words;
}

/**
 * A change as a number with its sign. A difference too small to be written has no sign, and 0 has
 * no percentage.
 */
function writeSigned(
  { difference, ...compared }: WithPercent & { readonly difference: number },
  unit: Unit,
): string {
  if (difference === 0) return unit === 'PERCENT' ? '0 points' : '0';
  const write = (value: number) =>
    unit === 'PERCENT'
      ? `${formatPoints(value, compared.uncertainty)} points`
      : formatAbout(value, compared.uncertainty, unit);
  const amount = write(Math.abs(difference));
  if (amount === write(0)) return amount;
  const sign = difference > 0 ? '+' : '−';
  const { percent } = compared;
  return `${sign}${amount}${percent === null ? '' : ` (${writePercent({ ...compared, percent })})`}`;
}

type WithPercent = Pick<Compared, 'earlier' | 'percent' | 'uncertainty'>;

function writePercent({
  percent,
  uncertainty,
  earlier,
}: WithPercent & { readonly percent: number }): string {
  const size = formatPercent(Math.abs(percent), percentOf(uncertainty, earlier));
  return `${percent < 0 ? '−' : '+'}${size}`;
}

/**
 * How far a percentage difference may be from the one shown, if the difference itself may be this
 * far off.
 */
export function percentOf(uncertainty: number, earlier: number | null): number {
  return earlier === null || earlier === 0 ? 0 : (uncertainty / Math.abs(earlier)) * 100;
}

/** A percentage of the earlier figure, without its sign: 5.4%, or 5% if no more is known. */
export function formatPercent(percent: number, halfWidth: number): string {
  return formatAbout(percent, halfWidth, 'PERCENT');
}

/** Points without their sign: 9.9, or 10 if they are not known more exactly. */
function formatPoints(points: number, halfWidth: number): string {
  return formatAbout(points, halfWidth, 'PERCENT').replace('%', '');
}

/**
 * A difference without its sign, as text: 12, £3,000, 2.3 percentage points.
 *
 * @param halfWidth how far the true difference may be from it, which decides the rounding
 */
export function formatDifference(difference: number, unit: Unit, halfWidth: number): string {
  return unit === 'PERCENT'
    ? `${formatPoints(difference, halfWidth)} percentage points`
    : formatAbout(difference, halfWidth, unit);
}
