import { protectedCrimeTypes } from '#domain/lists.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import type { Axis } from '#domain/measures/dimensions.js';
import {
  type Condition,
  type DisclosureRule,
  type Measure,
  type Part,
  partsOf,
} from '#domain/measures/measure.js';
import { isCodeAxis } from '#domain/question/dimension-values.js';
import type { Filter, Leaf } from '#domain/question/filter.js';

/** Which records of a part are protected: all of them, or those of some crime types. */
export type Protection = 'ALL' | 'CRIME_TYPES';

const protections: Readonly<Record<DisclosureRule, Protection | null>> = {
  OPEN: null,
  PROTECTED: 'ALL',
  PROTECTED_CRIME_TYPES: 'CRIME_TYPES',
  CLEARED_BY_DISTRICT: null,
};

/**
 * The parts that protected measures count or leave out. Parts that merely contain them, such as
 * confirmed disruptions, are open.
 */
const protectedParts: ReadonlyMap<string, Protection> = new Map(
  measureKeys.map(measureOf).flatMap((measure) => {
    const protection = protections[measure.disclosure];
    if (protection === null) return [];
    const { numerator, denominator, leftOut } = measure;
    const below = denominator === null || denominator === 'POPULATION' ? [] : denominator;
    return [
      ...[...numerator, ...below].map(({ part }) => part),
      ...(leftOut ? [leftOut.part] : []),
    ].map((part) => [nameOf(part), protection] as const);
  }),
);

function nameOf({ source, key }: Part): string {
  return `${source} ${key}`;
}

/** What is protected in a part; null if all of it is open. */
export function protectionOf(part: Part): Protection | null {
  return protectedParts.get(nameOf(part)) ?? null;
}

/**
 * Whether a measure's figures are the same for everybody: neither it nor any of its parts is ever
 * protected.
 */
export function isNeverProtected(measure: Measure): boolean {
  return (
    measure.disclosure === 'OPEN' && partsOf(measure).every((part) => protectionOf(part) === null)
  );
}

/** A filter for records of the protected crime types. */
export const ofProtectedTypes: Filter = {
  leaf: { axis: 'CRIME_TYPE', values: new Set(protectedCrimeTypes) },
};

/** Whether a crime type is protected. */
export function isProtectedType(value: unknown): boolean {
  return protectedCrimeTypes.some((type) => type === value);
}

/** The conditions that a part itself puts on a record. */
export interface Predicate {
  /** Conditions on axes that questions may use too, such as the pathway NRM. */
  readonly leaves: readonly Leaf[];
  /** The names of what the part's other conditions use. Each counts as a cut, too. */
  readonly others: readonly string[];
}

/** Parses a part's predicate from the catalogue. */
export function predicateOf({ where }: Part): Predicate {
  const leaves: Leaf[] = [];
  const others = new Set<string>();
  for (const condition of where) {
    const leaf = toLeaf(condition);
    if (leaf) leaves.push(leaf);
    else others.add('attribute' in condition ? condition.attribute : condition.amount);
  }
  return { leaves, others: [...others] };
}

function toLeaf(condition: Condition): Leaf | null {
  if (!('attribute' in condition) || !('in' in condition)) return null;
  const { attribute } = condition;
  return isCodeAxis(attribute) ? { axis: attribute, values: new Set(condition.in) } : null;
}

/** The axes that a predicate has conditions on. */
export function axesOfPredicate({ leaves }: Predicate): ReadonlySet<Axis> {
  return new Set(leaves.map(({ axis }) => axis));
}
