import { toQuarterParts } from '#lib/quarter.js';

interface Period {
  readonly key: string;
  readonly status: string;
  /** The first day of the quarter. */
  readonly start: string;
}

/** A quarter in the grid. */
export interface GridQuarter {
  readonly key: string;
  /** `Q2`. */
  readonly number: string;
  /** `Jul to Sep`. */
  readonly months: string;
  /** Whether the quarter has not ended yet, so that its figures are not complete. */
  readonly isOpen: boolean;
}

/** A year with four quarters. */
export interface GridYear {
  /** `2026/27`, or `2026` in calendar years. */
  readonly year: string;
  /** The quarters of the year from first to last; null for a quarter that cannot be selected. */
  readonly quarters: readonly (GridQuarter | null)[];
}

const monthNames = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

/**
 * Quarters by year, latest year first.
 * @param periods earliest first
 */
export function toGridYears(periods: readonly Period[]): readonly GridYear[] {
  const years = new Map<string, (GridQuarter | null)[]>();
  for (const { key, status, start } of periods) {
    const parts = toQuarterParts(key);
    if (parts === null) continue;
    const places = years.get(parts.year) ?? [null, null, null, null];
    const month = Number(start.slice(5, 7)) - 1;
    const months = `${monthNames[month]} to ${monthNames[month + 2]}`;
    places[Number(parts.number.slice(1)) - 1] = {
      key,
      number: parts.number,
      months,
      isOpen: status === 'OPEN',
    };
    years.set(parts.year, places);
  }
  return [...years].map(([year, quarters]) => ({ year, quarters })).toReversed();
}

/** The two ends of a range; an empty end is open. Keys of quarters sort as text. */
export interface QuarterEnds {
  readonly from: string;
  readonly to: string;
}

/**
 * The ends after a quarter is pressed: the first press starts a range, the second ends it, in
 * either order. If only the end is set, a press before it sets the start.
 */
export function pressEnd({ from, to }: QuarterEnds, pressed: string): QuarterEnds {
  if (from === '' && to !== '' && pressed <= to) return { from: pressed, to };
  if (from === '' || to !== '') return { from: pressed, to: '' };
  return pressed < from ? { from: pressed, to: from } : { from, to: pressed };
}
