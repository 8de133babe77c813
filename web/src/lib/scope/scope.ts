import { type YearKind, yearKinds } from '#lib/years.js';

import { agencyKinds } from './agency-kind.js';
import {
  type AgencyChoice,
  type AreaChoice,
  type Choices,
  findAgency,
  findChoice,
  type PeriodChoice,
  shorten,
} from './choice.js';
import { type Compared, readCompare } from './compare.js';
import { readQuarter } from './read-quarter.js';

/** What an address asks of a page, as typed; each part is null if it is left out. */
export interface ScopeParams {
  /** The quarter shown, or the last of a range. */
  readonly quarter: string | null;
  /** The first quarter of a range. Without it, a single quarter is shown. */
  readonly from: string | null;
  readonly step: string | null;
  readonly years: string | null;
  readonly area: string | null;
  /** An agency, or a kind of agency. */
  readonly agency: string | null;
  /** An area or an agency to compare with. */
  readonly compare: string | null;
}

export const nothingAsked: ScopeParams = {
  quarter: null,
  from: null,
  step: null,
  years: null,
  area: null,
  agency: null,
  compare: null,
};

/**
 * Removes the parts of an address that a page does not use: they are ignored, not reported as
 * mistakes.
 */
export function leaveOut<Params extends ScopeParams>(
  asked: Params,
  parts: readonly (keyof ScopeParams)[],
): Params {
  return { ...asked, ...Object.fromEntries(parts.map((part) => [part, null])) };
}

/** The time that each row of a table, or each mark of a chart over time, covers. */
export const steps = [
  { code: 'month', name: 'Month' },
  { code: 'quarter', name: 'Quarter' },
  { code: 'year', name: 'Year' },
  { code: 'rolling', name: 'Rolling four quarters' },
] as const;
export type Step = (typeof steps)[number]['code'];

/** What a page shows. */
export interface Scope {
  /** The quarter shown, or the last of a range. */
  readonly quarter: PeriodChoice;
  /** The first quarter of the range; the same quarter if there is no range. */
  readonly from: PeriodChoice;
  readonly step: Step;
  readonly years: YearKind;
  /** The force if no area is named. */
  readonly area: AreaChoice;
  /** Null for all agencies. */
  readonly agency: AgencyChoice | null;
  /** Null if nothing is compared. */
  readonly compare: Compared | null;
}

/**
 * The quarter shown if none is asked for: the latest closed quarter with data, else the latest open
 * one with data, else the latest closed one, else the earliest available. Null if there is no
 * quarter.
 */
export function findStandardQuarter(periods: Choices['periods']): PeriodChoice | null {
  const closed = listClosed(periods);
  const hasData = (period: PeriodChoice) => period.hasData;
  return (
    closed.findLast(hasData) ?? periods.findLast(hasData) ?? closed.at(-1) ?? periods[0] ?? null
  );
}

/**
 * The sentence for a page that shows the standard quarter when that is not the latest closed one,
 * because later ones have no data; otherwise null.
 */
export function describeStandardQuarter(
  shown: PeriodChoice,
  periods: Choices['periods'],
): string | null {
  const standard = findStandardQuarter(periods);
  const isUsual =
    standard === null || !standard.hasData || standard.code === listClosed(periods).at(-1)?.code;
  return isUsual || shown.code !== standard.code
    ? null
    : `Figures to ${standard.name}, the latest quarter with data`;
}

function listClosed(periods: Choices['periods']): Choices['periods'] {
  const open = periods.findIndex((period) => period.isOpen);
  return open === -1 ? periods : periods.slice(0, open);
}

/**
 * Reads the scope of an address. Unknown values are listed in `problems` and left out, so that an
 * old or mistyped link still shows a page. Null if the server has no quarter or no area.
 */
export function readScope(
  asked: ScopeParams,
  choices: Choices,
): { readonly scope: Scope; readonly problems: readonly string[] } | null {
  const { periods, areas } = choices;
  const standard = findStandardQuarter(periods);
  const force = areas.find(({ kind }) => kind === 'FORCE');
  if (standard === null || force === undefined) return null;

  const last = readQuarter(asked.quarter, periods, `${standard.name} is shown`);
  const quarter = last.choice ?? standard;
  const first = readFrom(asked.from, quarter, periods);
  const step = findChoice(asked.step, steps, {
    what: 'month, quarter, year or rolling',
    instead: 'figures are shown by quarter',
  });
  const years = findChoice(asked.years, yearKinds, {
    what: 'financial or calendar',
    instead: 'financial years are shown',
  });
  const area = findChoice(asked.area, areas, {
    what: 'a known area',
    instead: 'all areas are shown',
  });
  const agency = readAgency(asked.agency, choices);
  const shown = { area: area.choice ?? force, agency: agency.choice };
  const { compare, problem } = readCompare(asked.compare, shown, choices);

  return {
    scope: {
      quarter,
      from: first.choice ?? quarter,
      step: step.choice?.code ?? 'quarter',
      years: years.choice?.code ?? 'financial',
      ...shown,
      compare,
    },
    problems: [last, first, step, years, area, agency, { problem }].flatMap((read) =>
      read.problem === null ? [] : [read.problem],
    ),
  };
}

function readFrom(code: string | null, quarter: PeriodChoice, periods: Choices['periods']) {
  const instead = `${quarter.name} is shown on its own`;
  const read = readQuarter(code, periods, instead);
  if (read.choice === null || read.choice.code <= quarter.code) return read;
  return {
    choice: null,
    problem: `A range cannot begin after it ends: ${read.choice.name} comes after ${quarter.name}, so ${instead}.`,
  };
}

function readAgency(
  code: string | null,
  choices: Choices,
): { readonly choice: AgencyChoice | null; readonly problem: string | null } {
  const choice = code === null ? null : findAgency(code, choices);
  if (code === null || choice !== null) return { choice, problem: null };
  const kind = agencyKinds.find((candidate) => candidate.code === code);
  if (kind === undefined) {
    return {
      choice,
      problem: `“${shorten(code)}” is not a known agency, so all agencies are shown. Its code may have changed: look for its name.`,
    };
  }
  const isTold = (choices.agencyKinds ?? []).length > 0;
  return {
    choice,
    problem: isTold
      ? `There is no agency of the kind “${kind.name}”, so all agencies are shown.`
      : `This page cannot be filtered by kind of agency, such as ${kind.name}, so all agencies are shown.`,
  };
}

/** The parts of an address that were understood, for the links of a page. */
export function dropInvalid(asked: ScopeParams, scope: Scope): ScopeParams {
  const { quarter, from, step, years, area, agency, compare } = scope;
  return {
    quarter: asked.quarter === quarter.code ? asked.quarter : null,
    from: isRange(scope) ? from.code : null,
    step: asked.step === step ? asked.step : null,
    years: asked.years === years ? asked.years : null,
    area: asked.area === area.code ? asked.area : null,
    agency: agency?.code ?? null,
    compare: compare?.choice.code ?? null,
  };
}

/** The parts of an address that a page understands; none if it has nothing to show. */
export function understand(asked: ScopeParams, choices: Choices): ScopeParams {
  const read = readScope(asked, choices);
  return read === null ? nothingAsked : dropInvalid(asked, read.scope);
}

/** Whether more than one quarter is shown. */
export function isRange({ quarter, from }: Pick<Scope, 'quarter' | 'from'>): boolean {
  return quarter.code !== from.code;
}

/**
 * `?quarter=2026-27-Q2&area=E06000038`: the query string for what is asked for; empty if that is
 * nothing.
 */
export function toSearch(asked: ScopeParams): string {
  const named = Object.entries(asked).flatMap(([name, code]: readonly [string, string | null]) =>
    code === null ? [] : [[name, code]],
  );
  return named.length === 0 ? '' : `?${new URLSearchParams(named).toString()}`;
}
