/** Numbers larger than this are left to `Intl`: their digits are less certain. */
const MOST = 1e9;
/**
 * How close to halfway between two digits a number may be, in units of the last digit, before it is
 * uncertain which is nearer.
 */
const NEAR_MIDDLE = 1e-4;

/** Writes numbers with a fixed number of decimals, as British readers expect. */
export interface DecimalFormat {
  readonly format: (value: number) => string;
}

/**
 * Writes what `Intl` would with this many decimals, several times as fast: an answer has thousands
 * of figures. Numbers halfway between two, where ways of rounding differ, are left to `Intl`.
 */
export function decimalFormat(digits: 0 | 1 | 2): DecimalFormat {
  const exact = new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const factor = 10 ** digits;
  return {
    format: (value) => {
      if (!(value >= 0 && value < MOST)) return exact.format(value);
      const scaled = value * factor;
      const isCertain = Math.abs(scaled - Math.floor(scaled) - 0.5) > NEAR_MIDDLE;
      // Negative zero is written with its sign.
      return isCertain && !Object.is(value, -0)
        ? groupThousands(value.toFixed(digits))
        : exact.format(value);
    },
  };
}

const SEPARATOR_EVERY = 3;

function groupThousands(written: string): string {
  const point = written.indexOf('.');
  let end = point < 0 ? written.length : point;
  let grouped = written.slice(end);
  for (; end > SEPARATOR_EVERY; end -= SEPARATOR_EVERY)
    grouped = `,${written.slice(end - SEPARATOR_EVERY, end)}${grouped}`;
  return written.slice(0, end) + grouped;
}
