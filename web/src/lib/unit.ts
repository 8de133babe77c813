/** The unit of a measure, as the server names it. */
export type Unit = 'COUNT' | 'PERCENT' | 'RATE' | 'GBP' | 'KILOGRAMS' | 'YEARS' | 'HOURS' | 'FTE';

const units: Readonly<Record<Unit, string>> = {
  COUNT: 'Number',
  PERCENT: 'Per cent',
  RATE: 'Per 1,000 people',
  GBP: 'Pounds',
  HOURS: 'Hours',
  KILOGRAMS: 'Kilograms',
  YEARS: 'Years',
  FTE: 'Full-time equivalents',
};

/** The unit in words: `PERCENT` is `Per cent`. */
export function describeUnit(unit: Unit): string {
  return units[unit];
}

const minus = '\u2212';
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const twoDecimals = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const pounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  maximumFractionDigits: 0,
});
const shortPounds = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  notation: 'compact',
  maximumSignificantDigits: 3,
});

/** Numbers of hours below this have a decimal, as on the server. */
export const manyHours = 100;

/** From here on, pounds are shortened to three digits if there is little room: `£12.3k`. */
export const manyPounds = 10_000;

const writers: Readonly<Record<Unit, (size: number) => string>> = {
  COUNT: (size) => whole.format(size),
  PERCENT: (size) => `${oneDecimal.format(size)}%`,
  RATE: (size) => twoDecimals.format(size),
  GBP: (size) =>
    (size < manyPounds ? pounds : shortPounds)
      .format(size)
      .replace(/[KMB]$/, (letter) => letter.toLowerCase()),
  KILOGRAMS: (size) => `${oneDecimal.format(size)} kg`,
  YEARS: (size) => `${oneDecimal.format(size)} years`,
  HOURS: (size) => `${(size < manyHours ? oneDecimal : whole).format(size)} hours`,
  FTE: (size) => `${oneDecimal.format(size)} FTE`,
};

/**
 * A limit or a mean, as written next to figures of its unit: `675`, `8.9%`, `£1.42m`. Figures
 * themselves come with their text. A limit that depends on rounded figures is as coarse as they
 * are: `9,780`, `67%`.
 *
 * @param step the rounding step of the value; null if it is exact
 */
export function formatLevel(value: number, unit: Unit, step: number | null = null): string {
  if (step !== null) return formatMark(Math.round(value / step) * step, unit);
  const words = writers[unit](Math.abs(value));
  return value < 0 && /[1-9]/.test(words) ? `${minus}${words}` : words;
}

/** `34,757` of `34,757 hours`, if the unit is shown separately. Signs such as £ and % stay. */
export function dropUnit(words: string): string {
  return words.replace(/ \D+$/, '');
}

/**
 * A difference for a narrow column, with its sign: `+31`, `−1.2 pts`, `+£1.42m`; `0` if it rounds
 * to zero.
 */
export function formatDifference(difference: number, unit: Unit): string {
  const words =
    unit === 'PERCENT'
      ? `${oneDecimal.format(Math.abs(difference))} pts`
      : dropUnit(writers[unit](Math.abs(difference)));
  if (!/[1-9]/.test(words)) return '0';
  return `${difference < 0 ? minus : '+'}${words}`;
}

/** A mark of an axis, as short as possible: `350`, `10%`, `0.6`, `£1.5m`. */
export function formatMark(value: number, unit: Unit): string {
  if (unit === 'GBP') return formatLevel(value, unit).replace('.00', '');
  const size = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 }).format(Math.abs(value));
  const signed = value < 0 ? `${minus}${size}` : size;
  return unit === 'PERCENT' ? `${signed}%` : signed;
}
