import { type Choice, findChoice, type PeriodChoice } from './choice.js';

/** What can be asked for. Periods run from the earliest to the latest. */
export interface FilterOptions {
  readonly periods: readonly PeriodChoice[];
  readonly areas: readonly Choice[];
  readonly agencies: readonly Choice[];
}

/** The address as it was typed, each part null where it is left out. */
export interface AskedFilters {
  readonly from: string | null;
  readonly to: string | null;
  readonly area: string | null;
  readonly agency: string | null;
}

/** What the page shows. Both quarters count; a null area or agency is everything. */
export interface Filters {
  readonly from: Choice;
  readonly to: Choice;
  readonly area: Choice | null;
  readonly agency: Choice | null;
}

export interface ReadFilters {
  readonly filters: Filters;
  readonly problems: readonly string[];
}

/** Quarters that are shown when the address names none: thirteen closed ones, and those that are still open. */
const closedQuarters = 13;

/**
 * Reads the filters of an address. What is not known is named in `problems` and left out, so that an old or mistyped link
 * still shows a page. Null where the server knows no period at all.
 */
export function readFilters(asked: AskedFilters, options: FilterOptions): ReadFilters | null {
  const { periods, areas, agencies } = options;
  const standard = findStandardRange(periods);
  if (standard === null) return null;

  const problems: string[] = [];
  const pick = (...asked: Parameters<typeof findChoice<Choice>>) => {
    const { choice, problem } = findChoice(...asked);
    if (problem !== null) problems.push(problem);
    return choice;
  };

  const from = pick(asked.from, periods, { what: 'a quarter we hold', instead: `figures start at ${standard.from.name}` });
  const to = pick(asked.to, periods, { what: 'a quarter we hold', instead: `figures run to ${standard.to.name}` });
  const area = pick(asked.area, areas, { what: 'an area we know', instead: 'all areas are shown' });
  const agency = pick(asked.agency, agencies, { what: 'an agency we know', instead: 'all agencies are shown' });

  const range = { from: from ?? standard.from, to: to ?? standard.to };
  if (range.from.code <= range.to.code) return { filters: { ...range, area, agency }, problems };

  // One end was named and lies beyond the standard other end: show that one quarter rather than nothing.
  if (from === null) return { filters: { from: range.to, to: range.to, area, agency }, problems };
  if (to === null) return { filters: { from: range.from, to: range.from, area, agency }, problems };

  problems.push(`${from.name} comes after ${to.name}, so ${standard.from.name} to ${standard.to.name} is shown.`);
  return { filters: { ...standard, area, agency }, problems };
}

/** The range shown when nothing is asked. Null without periods. */
export function findStandardRange(periods: FilterOptions['periods']): { readonly from: Choice; readonly to: Choice } | null {
  const to = periods.at(-1);
  if (to === undefined) return null;

  const from = periods.filter((period) => !period.isOpen).at(-closedQuarters);
  return { from: from ?? periods.find((period) => !period.isOpen) ?? to, to };
}
