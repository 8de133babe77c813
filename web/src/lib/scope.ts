import { type AreaChoice, type Choice, type Choices, findChoice, type PeriodChoice } from './choice.js';

/** One quarter, one area and one agency, as typed into an address; each part null where it is left out. */
export interface AskedScope {
  readonly quarter: string | null;
  readonly area: string | null;
  readonly agency: string | null;
}

/** Whether two ask for the same. */
export function isSameScope(one: AskedScope, other: AskedScope): boolean {
  return one.quarter === other.quarter && one.area === other.area && one.agency === other.agency;
}

/** What a page shows that is of one quarter. A null agency is all of them; the area is the force where none is named. */
export interface Scope {
  readonly quarter: PeriodChoice;
  readonly area: AreaChoice;
  readonly agency: Choice | null;
}

/** What is shown where nothing is asked: the latest closed quarter, else the earliest there is. Null without any. */
export function findStandardQuarter(periods: Choices['periods']): PeriodChoice | null {
  const open = periods.findIndex((period) => period.isOpen);
  const closed = open === -1 ? periods : periods.slice(0, open);
  return closed.at(-1) ?? periods[0] ?? null;
}

/**
 * Reads the scope of an address. What is not known is named in `problems` and left out, so that an old or mistyped link
 * still shows a page. Null where the server knows no quarter or no area.
 */
export function readScope(asked: AskedScope, choices: Choices): { readonly scope: Scope; readonly problems: readonly string[] } | null {
  const { periods, areas, agencies } = choices;
  const standard = findStandardQuarter(periods);
  const force = areas.find(({ kind }) => kind === 'FORCE');
  if (standard === null || force === undefined) return null;

  const quarter = findChoice(asked.quarter, periods, { what: 'a quarter we hold', instead: `${standard.name} is shown` });
  const area = findChoice(asked.area, areas, { what: 'an area we know', instead: 'all areas are shown' });
  const agency = findChoice(asked.agency, agencies, { what: 'an agency we know', instead: 'all agencies are shown' });
  return {
    scope: { quarter: quarter.choice ?? standard, area: area.choice ?? force, agency: agency.choice },
    problems: [quarter, area, agency].flatMap(({ problem }) => (problem === null ? [] : [problem])),
  };
}

/** `?quarter=2026-27-Q2&area=E06000038`: the same scope in the address of another page. Empty where nothing is asked. */
export function toSearch(asked: AskedScope): string {
  const named = Object.entries({ quarter: asked.quarter, area: asked.area, agency: asked.agency }).flatMap(([name, code]) =>
    code === null ? [] : [[name, code]],
  );
  return named.length === 0 ? '' : `?${new URLSearchParams(named).toString()}`;
}
