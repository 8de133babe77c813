/**
 * The data about the partnership that made-up returns depend on. Days are `YYYY-MM-DD`; both ends
 * of a validity are included.
 */
export interface Partnership {
  readonly agencies: readonly DemonstrationAgency[];
  readonly areas: readonly DemonstrationArea[];
  /** A factor for all numbers, such as 2 for twice as many records as usual; 1 if absent. */
  readonly size?: number;
}

export interface DemonstrationAgency {
  readonly code: string;
  readonly kind: string;
  readonly services: readonly string[];
  /** Codes of the districts that the agency serves. */
  readonly districts: readonly string[];
  readonly isNrmFirstResponder: boolean;
  /** Null means no limit. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface DemonstrationArea {
  readonly code: string;
  readonly kind: string;
  /** The county of a district; null for other areas. */
  readonly countyCode: string | null;
  /** Residents of all ages, and under 18, in the latest year; 0 if not published. */
  readonly people: number;
  readonly under18: number;
}

export interface DemonstrationQuarter {
  /** The key of the quarter, such as `2025-26-Q1`. */
  readonly key: string;
  readonly start: string;
  readonly days: number;
}

/**
 * From this quarter on, the NRM referrals of Thames Valley Police are made up. Before this quarter
 * they are the published ones.
 */
export const SEAM = '2023-24-Q4';

const millisecondsPerDay = 86_400_000;

/** Texts of days by the milliseconds at which they begin: finding one is quicker than writing it. */
const texts = new Map<number, string>();

/** The day that is `days` after `day`. Both are plain days, without a time zone. */
export function daysAfter(day: string, days: number): string {
  const begin = Date.parse(day) + days * millisecondsPerDay;
  const known = texts.get(begin);
  if (known !== undefined) return known;
  const text = new Date(begin).toISOString().slice(0, 10);
  texts.set(begin, text);
  return text;
}

/** Whether the agency exists on every day of the quarter. */
export function isActive(
  { validFrom, validTo }: DemonstrationAgency,
  { start, days }: DemonstrationQuarter,
): boolean {
  return (
    (validFrom === null || validFrom <= start) &&
    (validTo === null || validTo >= daysAfter(start, days - 1))
  );
}
