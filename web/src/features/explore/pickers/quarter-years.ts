import { toQuarterParts } from '#lib/quarter.js';

interface Period {
  readonly key: string;
  readonly status: string;
  /** Its first day. */
  readonly start: string;
}

/** A quarter in its place in the grid. */
export interface GridQuarter {
  readonly key: string;
  /** `Q2`. */
  readonly number: string;
  /** `Jul to Sep`. */
  readonly months: string;
  /** While it runs: its figures are not whole. */
  readonly isOpen: boolean;
}

/** A year of four places. */
export interface GridYear {
  /** `2026/27`, or `2026` in calendar years. */
  readonly year: string;
  /** From its first quarter to its last; null where there is no such quarter to ask for. */
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

/** Quarters by year, the latest year first. @param periods from early to late */
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

/** The two ends of a time; an empty end is open. Keys of quarters sort as text. */
export interface QuarterEnds {
  readonly from: string;
  readonly to: string;
}

/**
 * The ends once a quarter was pressed: the first press begins a range, the second ends it, in
 * either order.
 */
export function pressEnd({ from, to }: QuarterEnds, pressed: string): QuarterEnds {
  if (from === '' || to !== '') return { from: pressed, to: '' };
  return pressed < from ? { from: pressed, to: from } : { from, to: pressed };
}
