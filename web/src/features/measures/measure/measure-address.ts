import type { CrimeType, Objective } from '#graphql/operations.js';
import { type Choice, type Choices, findChoice } from '#lib/choice.js';
import { type AskedScope, readScope, type Scope } from '#lib/scope.js';

/** What an address asks of a measure's page, each part null where it is left out. */
export interface AskedMeasure extends AskedScope {
  readonly objective: string | null;
  readonly crimeType: string | null;
}

/** What the page shows. A null objective or crime type is all of them. */
export interface MeasureScope extends Scope {
  readonly objective: ObjectiveChoice | null;
  readonly crimeType: CrimeTypeChoice | null;
}

interface ObjectiveChoice extends Choice {
  readonly code: Objective;
}

interface CrimeTypeChoice extends Choice {
  readonly code: CrimeType;
}

export interface MeasureChoices extends Choices {
  readonly objectives: readonly ObjectiveChoice[];
  readonly crimeTypes: readonly CrimeTypeChoice[];
}

/** A measure, as far as it decides which filters make sense. */
export interface Filterable {
  readonly name: string;
  readonly dimensions: readonly string[];
}

interface ReadMeasureScope {
  readonly scope: MeasureScope;
  readonly problems: readonly string[];
}

const filters = [
  { part: 'area', dimension: 'AREA', word: 'area' },
  { part: 'agency', dimension: 'AGENCY', word: 'agency' },
  { part: 'objective', dimension: 'OBJECTIVE', word: 'objective' },
  { part: 'crimeType', dimension: 'CRIME_TYPE', word: 'crime type' },
] as const;

/**
 * Reads the address of a measure's page. What is not known, and what the measure is not told by, is named in `problems` and
 * left out, so that an old or mistyped link still shows a page. Null where the server knows no quarter or no area.
 */
export function readMeasureScope(asked: AskedMeasure, choices: MeasureChoices, measure: Filterable): ReadMeasureScope | null {
  const useless = filters.filter(({ part, dimension }) => asked[part] !== null && !measure.dimensions.includes(dimension));
  const kept: AskedMeasure = { ...asked, ...Object.fromEntries(useless.map(({ part }) => [part, null])) };

  const read = readScope(kept, choices);
  if (read === null) return null;
  const objective = findChoice(kept.objective, choices.objectives, { what: 'an objective we know', instead: 'all objectives are shown' });
  const crimeType = findChoice(kept.crimeType, choices.crimeTypes, { what: 'a crime type we know', instead: 'all crime types are shown' });

  return {
    scope: { ...read.scope, objective: objective.choice, crimeType: crimeType.choice },
    problems: [
      ...read.problems,
      ...[objective, crimeType].flatMap(({ problem }) => (problem === null ? [] : [problem])),
      ...useless.map(({ word }) => `“${measure.name}” is not told by ${word}, so that part of the address is left out.`),
    ],
  };
}

/** Whether a measure can be filtered and grouped by a dimension of the page. */
export function isToldBy(measure: Filterable, part: (typeof filters)[number]['part']): boolean {
  return filters.some((filter) => filter.part === part && measure.dimensions.includes(filter.dimension));
}

/** `Reading, Thames Valley Police, Pursue, Drugs`; area and agency are named too where nothing is chosen, so that paper says so. */
export function describeMeasureScope(scope: MeasureScope, measure: Filterable): string {
  return [
    isToldBy(measure, 'area') ? scope.area.name : null,
    isToldBy(measure, 'agency') ? (scope.agency?.name ?? 'all agencies') : null,
    scope.objective?.name ?? null,
    scope.crimeType?.name ?? null,
  ]
    .filter((words) => words !== null)
    .join(', ');
}

/** `?area=E06000038&objective=PURSUE`: an address that asks for this. Empty where nothing is asked. */
export function toMeasureSearch(asked: AskedMeasure): string {
  const named = Object.entries(asked).flatMap(([name, code]: readonly [string, string | null]) => (code === null ? [] : [[name, code]]));
  return named.length === 0 ? '' : `?${new URLSearchParams(named).toString()}`;
}
