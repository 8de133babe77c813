import type { Variable } from '#features/explore/strip/read-variables.js';
import { shiftQuarter } from '#lib/quarter.js';

/** Quarters, earliest first. */
interface Periods {
  readonly periods: readonly { readonly key: string; readonly status: string }[];
}

/** The saved value of a variable. */
export interface SavedValue {
  readonly name: string;
  readonly default: unknown;
  /**
   * How many quarters the value is before the latest closed one; null if it does not move with
   * time.
   */
  readonly quartersBack: number | null;
}

/**
 * The key of the latest closed quarter, from which moving quarters are counted; that of the latest
 * quarter if none is closed.
 */
export function findLatestClosed({ periods }: Periods): string | undefined {
  return (periods.findLast(({ status }) => status !== 'OPEN') ?? periods.at(-1))?.key;
}

/** Today's values of a saved question's variables. */
export function toValues(
  saved: readonly SavedValue[],
  choices: Periods,
): Readonly<Record<string, unknown>> {
  const latest = findLatestClosed(choices);
  return Object.fromEntries(
    saved.flatMap(({ name, default: value, quartersBack }) => {
      if (quartersBack !== null && latest !== undefined)
        return [[name, shiftQuarter(latest, -quartersBack)] as const];
      return value === null || value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/**
 * How many quarters a quarter is before the latest closed one; null if it is later, or if either is
 * unknown.
 */
export function countQuartersBack(quarter: unknown, choices: Periods): number | null {
  const latest = findLatestClosed(choices);
  if (typeof quarter !== 'string' || latest === undefined || quarter > latest) return null;
  for (let back = 0; back <= MAX_BACK; back += 1)
    if (shiftQuarter(latest, -back) === quarter) return back;
  return null;
}

/** How many quarters back a value can be: 25 years. */
const MAX_BACK = 100;

/** Values of variables in an address, by name. Values of the wrong type are left out. */
export function readValues(
  search: URLSearchParams,
  variables: readonly Variable[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    variables.flatMap(({ name, isList, picker }) => {
      const given = search.getAll(name).flatMap((text) => (isList ? text.split(',') : [text]));
      const values = given.map((text) =>
        picker === 'NUMBER' ? Number(text) : picker === 'YES_NO' ? text === 'true' : text,
      );
      const isMeant =
        values.length > 0 && values.every((value) => value !== '' && !Number.isNaN(value));
      return isMeant ? [[name, isList ? values : values[0]] as const] : [];
    }),
  );
}
