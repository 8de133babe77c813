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
 * The parts that protected measures add up or leave out. What others stand in, such as confirmed
 * disruptions, is open.
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

/** What of a part is protected; null where all of it is open. */
export function protectionOf(part: Part): Protection | null {
  return protectedParts.get(nameOf(part)) ?? null;
}

/**
 * Whether figures of a measure are the same for everybody: neither it nor anything that it is made
 * of is ever protected.
 */
export function isNeverProtected(measure: Measure): boolean {
  return (
    measure.disclosure === 'OPEN' && partsOf(measure).every((part) => protectionOf(part) === null)
  );
}

/** Asks for records of the protected crime types. */
export const ofProtectedTypes: Filter = {
  leaf: { axis: 'CRIME_TYPE', values: new Set(protectedCrimeTypes) },
};

/** Whether a crime type is one of them. */
export function isProtectedType(value: unknown): boolean {
  return protectedCrimeTypes.some((type) => type === value);
}

/** What a part asks of a record by itself. */
export interface Predicate {
  /** What it asks on axes that questions may ask about too: NRM is the pathway NRM. */
  readonly leaves: readonly Leaf[];
  /** Whatever else it looks at, each by its name. It counts as a cut, too. */
  readonly others: readonly string[];
}

/** Reads the predicate of a part from the catalogue. */
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

/** The axes that a predicate asks about. */
export function axesOfPredicate({ leaves }: Predicate): ReadonlySet<Axis> {
  return new Set(leaves.map(({ axis }) => axis));
}
