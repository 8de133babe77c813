import { parseAsString, useQueryStates } from 'nuqs';
import { useState } from 'react';

import { isQuarterKey } from '#lib/quarter.js';

/**
 * The table's filters, from the address. Empty means the whole force, all agencies or all
 * objectives.
 */
export interface TargetAddress {
  /** The financial year, such as 2026-27. */
  readonly year: string;
  readonly area: string;
  readonly agency: string;
  readonly objective: string;
}

const pushed = { history: 'push', scroll: true } as const;

/** The financial year that contains a day, April to March. */
export function toYear(day: Date): string {
  const year = day.getMonth() < 3 ? day.getFullYear() - 1 : day.getFullYear();
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Year, place, agency and objective of the table, from the address. */
export function useTargetParams() {
  const [asked, setAsked] = useQueryStates(
    {
      year: parseAsString.withDefault(''),
      area: parseAsString.withDefault(''),
      agency: parseAsString.withDefault(''),
      objective: parseAsString.withDefault(''),
    },
    pushed,
  );
  const [thisYear] = useState(() => toYear(new Date()));
  const year = isQuarterKey(`${asked.year}-Q1`) ? asked.year : thisYear;
  const params: TargetAddress = { ...asked, year };
  return {
    params,
    thisYear,
    setParams: (changed: Partial<TargetAddress>) => void setAsked(changed),
  };
}
