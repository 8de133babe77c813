import type { Measure, Unit } from '#domain/measures/measure.js';

import { type Figure, toFigure } from './figure.js';
import { formatDate, formatFigure } from './format.js';
import type { Break } from './raw.js';

/** How a figure differs from that of an earlier period: arithmetic, and nothing said of what is noise. */
export interface Change {
  /** The figure of the earlier period, with the flags of its own. */
  readonly from: Figure;
  /** In the unit of the measure, percentage points for a share. Null where the two cannot be compared. */
  readonly difference: number | null;
  /** Of the earlier figure. Null too where that is 0, and for shares, where points are the honest difference. */
  readonly percent: number | null;
  /** The difference with its sign and what it is in per cent, of 20 or more, such as "+22 (+5.4%)" or "−9.9 points". Null where there is none. */
  readonly signed: string | null;
  readonly text: string;
}

/** What a figure is compared with. */
export interface Against {
  /** The earlier period as it is named in a sentence. */
  readonly name: string;
  /** What makes an unfinished period and the earlier one alike, such as "same 55 days, 3 agencies"; null where both are whole. */
  readonly likeness: string | null;
  /** A change in recording between the two; null where there was none. */
  readonly brokenBy: Break | null;
}

/** A change that has no earlier figure to start from, for a reason that completes "Not comparable: ...". */
export function noChange(measure: Measure, reason: string): Change {
  const from = toFigure(measure, { numerator: 0, denominator: null }, ['NOT_APPLICABLE']);
  return { from, difference: null, percent: null, signed: null, text: `Not comparable: ${reason}` };
}

/** The change from an earlier figure to a later one. */
export function toChange(measure: Measure, { figure, from }: { readonly figure: Figure; readonly from: Figure }, against: Against): Change {
  const nothing = { from, difference: null, percent: null, signed: null };
  const { name, brokenBy } = against;
  if (brokenBy !== null) {
    const text = `Not comparable with ${name}: what is recorded changed on ${formatDate(brokenBy.happenedOn)}`;
    return { ...nothing, text };
  }
  if (figure.value === null) return { ...nothing, text: `Not comparable with ${name}: this figure ${whyMissing(figure)}` };
  if (from.value === null) return { ...nothing, text: `Not comparable with ${name}: its figure ${whyMissing(from)}` };

  if ([figure, from].some(({ flags }) => flags.includes('NOT_AVAILABLE')))
    return { ...nothing, text: `Not comparable with ${name}: what others recorded is not available` };

  const difference = figure.value - from.value;
  if (isWithinLottery({ figure, from })) {
    return { ...nothing, difference, text: `Too close to ${name} to tell apart: both are moved a little to protect people` };
  }
  const percent = from.value === 0 || measure.unit === 'PERCENT' ? null : (difference / Math.abs(from.value)) * 100;
  const plain = toWords(measure, { value: figure.value, from, earlier: from.value, percent }, name);
  const words = [isMoved({ figure, from }) ? `About ${lowerFirst(plain)}` : plain, against.likeness];
  const signed = writeSigned({ difference, percent: isPercentTold(measure, from.value) ? percent : null }, measure.unit);
  return { from, difference, percent, signed, text: words.filter((part) => part !== null).join('; ') };
}

/** Protected figures are off by a few: a difference between two of them is not called one where it is smaller than this. */
const SMALLEST_MOVE_OF_PROTECTED = 10;

interface TwoFigures {
  readonly figure: Figure;
  readonly from: Figure;
}

/** Whether two figures differ by so little that it may be the lottery alone: for a rate by the number that it is of. */
export function isWithinLottery({ figure, from }: TwoFigures): boolean {
  if (!isMoved({ figure, from }) || figure.value === null || from.value === null) return false;
  const [later, earlier] = figure.unit === 'RATE' ? [figure.numerator ?? 0, from.numerator ?? 0] : [figure.value, from.value];
  return Math.abs(later - earlier) < SMALLEST_MOVE_OF_PROTECTED;
}

/** Whether one of two figures has something protected in it. */
function isMoved({ figure, from }: TwoFigures): boolean {
  return [figure, from].some(({ flags }) => flags.includes('ESTIMATED') || flags.includes('CONFIDENTIAL'));
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** A percentage of fewer than so many tells more of chance than of change (DOMAIN 7). */
const FEWEST_FOR_PERCENT = 20;

/** Whether a change from so many is told in per cent to people who have ninety seconds; the number itself is always there. */
export function isPercentTold({ unit }: Pick<Measure, 'unit'>, from: number | null): boolean {
  return unit !== 'COUNT' || (from !== null && Math.abs(from) >= FEWEST_FOR_PERCENT);
}

function whyMissing({ flags }: Figure): string {
  if (flags.includes('CONFIDENTIAL')) return 'is hidden to protect people';
  return flags.includes('NOT_AVAILABLE') ? 'is not available' : 'is not applicable';
}

interface Compared {
  readonly value: number;
  readonly from: Figure;
  readonly earlier: number;
  readonly percent: number | null;
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

function toWords({ unit, direction }: Measure, { value, from, earlier, percent }: Compared, name: string): string {
  const difference = value - earlier;
  if (difference === 0) return `No difference from ${name}`;
  // Which side of zero a figure lies on is not what makes it better: how far it lies from it is.
  const distance = direction === 'NEAREST' ? Math.abs(value) - Math.abs(earlier) : difference;
  if (distance === 0) return `As far from zero as ${name}, on the other side of it`;
  const amount = formatDifference(Math.abs(distance), unit);
  if (amount === formatDifference(0, unit)) return `Almost no difference from ${name}`;

  const [more, less] = direction === 'NEAREST' ? ['further from zero', 'closer to zero'] : moreAndLess[unit];
  const words = `${amount} ${distance > 0 ? more : less} than ${name}`;
  if (percent !== null) return `${words} (${writePercent(percent)})`;
  return earlier === 0 && unit !== 'PERCENT' ? `${words}, which was ${from.text}` : words;
}

/** A change as a number with its sign; what differs by too little to be written has none. */
function writeSigned({ difference, percent }: { readonly difference: number; readonly percent: number | null }, unit: Unit): string {
  if (difference === 0) return unit === 'PERCENT' ? '0 points' : '0';
  const write = (value: number) => (unit === 'PERCENT' ? `${oneDecimal.format(value)} points` : formatFigure(value, unit));
  const amount = write(Math.abs(difference));
  const sign = amount === write(0) ? '' : difference > 0 ? '+' : '−';
  return `${sign}${amount}${percent === null ? '' : ` (${writePercent(percent)})`}`;
}

function writePercent(percent: number): string {
  return `${alwaysSigned.format(percent).replace('-', '−')}%`;
}

const alwaysSigned = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'always' });
const oneDecimal = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A difference without its sign, as it is written: 12, £3,000, 2.3 percentage points. */
export function formatDifference(difference: number, unit: Unit): string {
  return unit === 'PERCENT' ? `${oneDecimal.format(difference)} percentage points` : formatFigure(difference, unit);
}
