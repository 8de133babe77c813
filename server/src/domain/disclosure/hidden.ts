import { type Filter, mayHold } from '#domain/figures/filter.js';
import type { Question } from '#domain/figures/question.js';
import { type KeyValue, toCell, type World } from '#domain/figures/world.js';
import type { crimeTypes } from '#domain/lists.js';
import { dimensions } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';

/** Why a figure is not shown: to protect people, or because only the cleared see it for so small a place. */
export type Hidden = 'CONFIDENTIAL' | 'NOT_AVAILABLE' | null;

/** Reports of these are protected, DOMAIN 4. */
const protectedCrimeTypes = [
  'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE',
  'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
] as const satisfies readonly (keyof typeof crimeTypes)[];

/** Tells of a measure in a group whether a partner sees it: by what was asked alone, never by what the records say. */
export type HiddenFinder = (measure: Measure, key: readonly KeyValue[] | null) => Hidden;

/** @returns what a partner does not see of the answers to a question; a null key stands for the whole */
export function hiddenFinder({ by, filter }: Pick<Question, 'by' | 'filter'>, world: World): HiddenFinder {
  const isBelowForce = by.some((dimension) => dimensions[dimension].axis === 'AREA') || !doesTakeAllPlaces(filter, world);
  const crimeIndex = by.indexOf('CRIME_TYPE');
  const mayBeProtected = (key: readonly KeyValue[] | null) => {
    const cell = key && crimeIndex >= 0 ? toCell('CRIME_TYPE', key[crimeIndex] ?? null, world) : null;
    const own = cell?.codes?.get('CRIME_TYPE');
    return protectedCrimeTypes.some(
      (type) => (own === undefined || own === type) && mayHold(filter, { codes: new Map([['CRIME_TYPE', type]]) }),
    );
  };
  return ({ disclosure }, key) => {
    switch (disclosure) {
      case 'OPEN':
        return null;
      case 'PROTECTED':
        return 'CONFIDENTIAL';
      case 'PROTECTED_CRIME_TYPES':
        return mayBeProtected(key) ? 'CONFIDENTIAL' : null;
      case 'CLEARED_BY_DISTRICT':
        return isBelowForce ? 'NOT_AVAILABLE' : null;
    }
  };
}

/** Whether nothing in the filter tells one place from another, however it is put together. */
function doesTakeAllPlaces(filter: Filter, { places }: Pick<World, 'places'>): boolean {
  if ('and' in filter) return filter.and.every((part) => doesTakeAllPlaces(part, { places }));
  if ('or' in filter) return filter.or.every((part) => doesTakeAllPlaces(part, { places }));
  if ('not' in filter) return doesTakeAllPlaces(filter.not, { places });
  const { leaf } = filter;
  return leaf.axis !== 'AREA' || places.areas.every(({ code }) => leaf.codes.has(code));
}
