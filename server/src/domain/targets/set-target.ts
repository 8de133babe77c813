import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';
import type { AreaRecord } from '#domain/places.js';
import type { Problem } from '#domain/problem.js';
import { formatQuarter, type Quarter, quarterOf, shift } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { TargetSubject } from './target.js';
import {
  findNumberProblems,
  type GivenNumbers,
  type TargetOptions,
  toTargetAim,
} from './target-numbers.js';

/** A target as entered. */
export interface TargetParams extends GivenNumbers {
  readonly measure: MeasureKey;
  readonly quarter: Quarter;
  /** Code of a place; the force's code and null both mean the whole force. */
  readonly area: string | null;
  /** Code of an agency; null means all agencies together. */
  readonly agency: string | null;
  readonly objective: string | null;
}

/** What a target is for, and the target itself: a null wish removes it. */
export type ReadTarget =
  | { readonly ok: true; readonly subject: TargetSubject; readonly wish: TargetOptions | null }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The quarters that a target may be set for, both ends included. */
export interface TargetQuarters {
  readonly first: Quarter;
  readonly last: Quarter;
}

const QUARTERS_BACK = 12;

/**
 * The quarters for which targets can be set: from the oldest record, or three years back if that is
 * earlier, to the end of the financial year after next.
 *
 * @param oldest quarter of the oldest record; null if there is none
 */
export function targetQuarters(
  oldest: Quarter | null,
  today: ReferenceData['today'],
): TargetQuarters {
  const running = quarterOf(today);
  const threeYearsBack = shift(running, -QUARTERS_BACK);
  const first = oldest !== null && oldest < threeYearsBack ? oldest : threeYearsBack;
  const leftOfYear = 4 - Number(running.at(-1));
  return { first, last: shift(running, leftOfYear + 8) };
}

/**
 * Validates what a target is for by the partnership's rules, and reports everything that is wrong
 * with it at once. Removing a target needs less: its place may have ended, and its measure may have
 * changed.
 */
export function readAskedTarget(
  asked: TargetParams,
  quarters: TargetQuarters,
  referenceData: ReferenceData,
): ReadTarget {
  const measure = measureOf(asked.measure);
  const area =
    asked.area === null ? referenceData.places.force : referenceData.places.find(asked.area);
  const agency = referenceData.agencies.find(({ code }) => code === asked.agency) ?? null;
  const isTakenAway = [asked.value, asked.lower, asked.upper, asked.tolerance].every(
    (number) => number === null,
  );
  const problems: readonly Problem[] = [
    ...(asked.area !== null && !area
      ? [unknown('area', asked.area, '{ areas { code name kind } }')]
      : []),
    ...(asked.agency !== null && !agency
      ? [unknown('agency', asked.agency, '{ agencies { code name } }')]
      : []),
    ...(isTakenAway
      ? []
      : [
          ...findQuarterProblems(asked.quarter, quarters),
          ...findSubjectProblems(asked, measure, area),
          ...findNumberProblems(measure, asked),
        ]),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const subject: TargetSubject = {
    measure: asked.measure,
    quarter: asked.quarter,
    areaCode: !area || area.kind === 'FORCE' ? null : area.code,
    agencyId: agency?.id ?? null,
    objective: asked.objective,
  };
  return { ok: true, subject, wish: toTargetAim(asked) };
}

function unknown(field: string, code: string, list: string): Problem {
  return {
    field,
    message: `No ${field} has the code "${toQuotedValue(code)}". ${list} lists them.`,
  };
}

function findQuarterProblems(
  quarter: Quarter,
  { first, last }: TargetQuarters,
): readonly Problem[] {
  if (quarter >= first && quarter <= last) return [];
  const range = `from ${formatQuarter(first)} to ${formatQuarter(last)}, the end of the financial year after next`;
  return [
    {
      field: 'quarter',
      message: `Targets are set for quarters ${range}; this is ${formatQuarter(quarter)}. Choose one of them.`,
    },
  ];
}

function findSubjectProblems(
  { agency, objective }: TargetParams,
  measure: Measure,
  area: AreaRecord | null,
): readonly Problem[] {
  const hasEnded = area !== null && area.validTo !== null;
  return [
    ...(area === null || area.kind === 'FORCE' ? [] : findUntold(measure, 'AREA', 'area')),
    ...(hasEnded
      ? [
          {
            field: 'area',
            message: `${area.name} has ended. Set one for ${area.successorCode ?? 'a current place'} instead.`,
          },
        ]
      : []),
    ...(agency === null ? [] : findUntold(measure, 'AGENCY', 'agency')),
    ...(objective === null ? [] : findUntold(measure, 'OBJECTIVE', 'objective')),
  ];
}

function findUntold(
  { dimensions }: Measure,
  dimension: Dimension,
  field: string,
): readonly Problem[] {
  if (dimensions.includes(dimension)) return [];
  return [
    {
      field,
      message: `This measure has no breakdown by ${field}. Leave out "${field}", or choose a measure that has one.`,
    },
  ];
}
