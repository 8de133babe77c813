import type { CodeAxis } from '#domain/measures/dimensions.js';

import {
  type Accepted,
  ALL,
  type Atom,
  type AxisLeaf,
  type AxisModel,
  classCollector,
  nameAtom,
  onceForEach,
  type Signature,
} from './axis-model.js';

/** What separates the values of a record. */
const BETWEEN = ';';

/**
 * The maximum number of groups of values that a filter may distinguish: with more there are too
 * many combinations to check.
 */
const MAX_GROUPS = 10;

/** The node of all records with any value at all. */
const ANY = 'any';

/** A record's values; empty if it has none. */
export function valuesIn(atom: Atom): readonly string[] {
  return atom === null || atom === '' ? [] : String(atom).split(BETWEEN);
}

/** The atom of a record by its values, in any order. */
export function toCombination(values: readonly string[]): Atom {
  return values.toSorted().join(BETWEEN);
}

/**
 * The model of a multi-valued axis. A single value, "any" and "none" are one node each; anything
 * else is added up over combinations. Null if a filter distinguishes too many values.
 */
export function modelOfSeveral(
  values: readonly string[],
  leaves: readonly AxisLeaf<CodeAxis>[],
): AxisModel | null {
  const groups = groupValues(values, leaves);
  if (groups.length > MAX_GROUPS) return null;
  const signatureOf = (named: readonly string[]): Signature =>
    leaves.map((leaf) =>
      named.length === 0 ? leaf.values.has(null) : named.some((value) => leaf.values.has(value)),
    );

  const classes = classCollector();
  // A combination of groups represents all combinations of their values.
  const combinations = Array.from({ length: 2 ** groups.length }, (_, bits) => {
    const own = groups.filter((_group, index) => (bits >> index) % 2 === 1);
    return { own, number: classes.add(signatureOf(own.flatMap(([value = '']) => value))) };
  });
  const single = groups.filter(({ length }) => length === 1);
  const nodes: readonly {
    readonly name: string;
    readonly holds: (own: readonly Group[]) => boolean;
  }[] = [
    { name: ALL, holds: () => true },
    { name: ANY, holds: (own) => own.length > 0 },
    ...single.map((group) => ({
      name: `has ${group[0] ?? ''}`,
      holds: (own: readonly Group[]) => own.includes(group),
    })),
  ];
  const findNode = onceForEach((accepted: Accepted) =>
    nodes.find(({ holds }) =>
      combinations.every(({ own, number }) => (accepted[number] === true) === holds(own)),
    ),
  );
  // If no node matches, the accepted classes may stand for several combinations. Only "none" always
  // stands for a single one.
  const isNone = (accepted: Accepted) =>
    combinations.every(({ own, number }) => (accepted[number] === true) === (own.length === 0));
  return {
    signatures: classes.signatures,
    classOf: (atom) => classes.find(signatureOf(valuesIn(atom))),
    climb: (accepted) => (atom) => findNode(accepted)?.name ?? nameAtom(atom),
    isOneNode: (accepted) => findNode(accepted) !== undefined || isNone(accepted),
    doesSplit: () => false,
  };
}

type Group = readonly string[];

/** Groups values that no leaf distinguishes. */
function groupValues(
  values: readonly string[],
  leaves: readonly AxisLeaf<CodeAxis>[],
): readonly Group[] {
  const groups = new Map<string, string[]>();
  for (const value of values) {
    const name = leaves.map((leaf) => Number(leaf.values.has(value))).join('');
    const known = groups.get(name);
    if (known) known.push(value);
    else groups.set(name, [value]);
  }
  return [...groups.values()];
}
