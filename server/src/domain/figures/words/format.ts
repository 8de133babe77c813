import type { Measure, Unit } from '#domain/measures/measure.js';
import type { PlainDate } from '#domain/plain-date.js';

import { decimalFormat } from './decimal-format.js';

/** What is shown in place of a missing figure. */
export const missing = {
  NOT_AVAILABLE: '[x]',
  NOT_APPLICABLE: '[z]',
  CONFIDENTIAL: '[c]',
} as const;

const whole = decimalFormat(0);
const oneDecimal = decimalFormat(1);
const twoDecimals = decimalFormat(2);
const pounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  maximumFractionDigits: 0,
});

/** Hours below this are written with a decimal: a disruption takes a few, an agency thousands. */
const MANY_HOURS = 100;

/**
 * A figure as text: 8,412, 71.4%, £1,234,567, 12.3 kg, with a true minus sign if the rounded number
 * is below zero.
 */
export function formatFigure(value: number, unit: Unit): string {
  const written = formatSize(Math.abs(value), unit);
  return value < 0 && /[1-9]/.test(written) ? `−${written}` : written;
}

/**
 * The value of a measure as text. A measure that is best nearest to zero always has its sign:
 * +3.4%, −1.2%, and 0.0% without one.
 */
export function formatValue(
  { unit, direction }: Pick<Measure, 'unit' | 'direction'>,
  value: number,
): string {
  const written = formatFigure(value, unit);
  return direction === 'NEAREST' ? addPlus(written, value) : written;
}

/** Adds a plus to the text of a number above zero, unless it rounds to 0. */
export function addPlus(written: string, value: number): string {
  return value > 0 && /[1-9]/.test(written) ? `+${written}` : written;
}

function formatSize(value: number, unit: Unit): string {
  switch (unit) {
    case 'COUNT':
      return whole.format(value);
    case 'PERCENT':
      return `${oneDecimal.format(value)}%`;
    case 'RATE':
      return twoDecimals.format(value);
    case 'GBP':
      return pounds.format(value);
    case 'KILOGRAMS':
      return `${oneDecimal.format(value)} kg`;
    case 'YEARS':
      return `${oneDecimal.format(value)} years`;
    case 'HOURS':
      return `${(value < MANY_HOURS ? oneDecimal : whole).format(value)} hours`;
    case 'FTE':
      return `${oneDecimal.format(value)} FTE`;
  }
}

/**
 * A figure without its unit, for use under a heading that names it: 270,743 for hours, 9.5 for
 * posts.
 */
export function formatBare(value: number, unit: Unit): string {
  if (unit !== 'HOURS' && unit !== 'FTE') return formatFigure(value, unit);
  const written = (unit === 'FTE' || Math.abs(value) < MANY_HOURS ? oneDecimal : whole).format(
    Math.abs(value),
  );
  return value < 0 && /[1-9]/.test(written) ? `−${written}` : written;
}

const twoDigits = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });

/**
 * An amount of money where there is little room: £760, £5k, £256k, £1.2m, with a true minus sign
 * below zero.
 */
export function formatPoundsShort(amount: number): string {
  const size = Math.round(Math.abs(amount));
  const [scaled, suffix] =
    size >= 999_500
      ? [size / 1_000_000, 'm']
      : size >= 1_000
        ? [Math.round(size / 1_000), 'k']
        : [size, ''];
  const written = suffix === 'm' && scaled < 100 ? twoDigits.format(scaled) : whole.format(scaled);
  return amount < 0 && size > 0 ? `−£${written}${suffix}` : `£${written}${suffix}`;
}

const decimalAtMost = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A count, possibly fractional: 8,412, 10.3. */
export function formatCount(count: number): string {
  return decimalAtMost.format(count);
}

const shortDateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day where there is little room: `1 Apr 2025`. */
export function formatDateShort(date: PlainDate): string {
  return shortDateFormat.format(Date.parse(date));
}
