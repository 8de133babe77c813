import type { CrimeType, Objective } from '#graphql/operations.js';
import type { Choice } from '#lib/scope/choice.js';
import {
  dropInvalidKinds,
  type KindChoices,
  type KindScope,
  type KindsParams,
  readKindScope,
} from '#lib/scope/kind-scope.js';
import { leaveOut } from '#lib/scope/scope.js';

/** The scope of the page. A null objective or crime type means all of them. */
export type MeasureScope = KindScope<ObjectiveChoice, CrimeTypeChoice>;

interface ObjectiveChoice extends Choice {
  readonly code: Objective;
}

interface CrimeTypeChoice extends Choice {
  readonly code: CrimeType;
}

export type MeasureChoices = KindChoices<ObjectiveChoice, CrimeTypeChoice>;

/** The parts of a measure that decide which filters make sense. */
export interface Filterable {
  readonly name: string;
  readonly dimensions: readonly string[];
}

export interface ReadMeasureScope {
  readonly scope: MeasureScope;
  /** The parts of the address that were understood. */
  readonly understood: KindsParams;
  readonly problems: readonly string[];
}

const filters = [
  { part: 'area', dimension: 'AREA', word: 'area' },
  { part: 'agency', dimension: 'AGENCY', word: 'agency' },
  { part: 'objective', dimension: 'OBJECTIVE', word: 'objective' },
  { part: 'crimeType', dimension: 'CRIME_TYPE', word: 'crime type' },
] as const;

/**
 * Reads the address of a measure's page. Values that are unknown, or that the measure has no
 * figures by, are listed in `problems` and left out, so that an old or mistyped link still shows a
 * page. Null if the server has no quarter or no area.
 */
export function readMeasureScope(
  asked: KindsParams,
  choices: MeasureChoices,
  measure: Filterable,
): ReadMeasureScope | null {
  const useless = filters.filter(
    ({ part, dimension }) => asked[part] !== null && !measure.dimensions.includes(dimension),
  );
  const kept = leaveOut(
    { ...asked, ...Object.fromEntries(useless.map(({ part }) => [part, null])) },
    ['from', 'step', 'compare'],
  );

  const read = readKindScope(kept, choices);
  if (read === null) return null;

  return {
    scope: read.scope,
    understood: dropInvalidKinds(kept, read.scope),
    problems: [
      ...read.problems,
      ...useless.map(
        ({ word }) =>
          `“${measure.name}” has no figures by ${word}, so that part of the address is ignored.`,
      ),
    ],
  };
}

/** Whether a measure can be filtered and grouped by a dimension of the page. */
export function canFilterBy(measure: Filterable, part: (typeof filters)[number]['part']): boolean {
  return filters.some(
    (filter) => filter.part === part && measure.dimensions.includes(filter.dimension),
  );
}
