import { quarterOf, startOf } from '#domain/quarter.js';
import { ALWAYS, type DateRange, doesContain, keyOf, keysIn, rangeOf } from '#domain/time.js';

import {
  type Accepted,
  ALL,
  type Atom,
  type AxisLeaf,
  type AxisModel,
  classCollector,
  nameAtom,
  onceForEach,
} from './axis-model.js';

/**
 * The model of time: quarters in financial years. A calendar year is not a parent, because it would
 * cut across financial years: it is added up from its quarters.
 */
export function modelOfTime(leaves: readonly AxisLeaf<'TIME'>[]): AxisModel {
  const classes = classCollector();
  const edges = leaves.flatMap(({ ranges }) => ranges.flatMap(({ from, until }) => [from, until]));
  const starts = [...new Set([ALWAYS.from, ...edges])]
    .filter((day) => day < ALWAYS.until)
    .toSorted();
  const stretches = starts.map((from, index) => {
    const stretch = { from, until: starts[index + 1] ?? ALWAYS.until };
    return {
      ...stretch,
      number: classes.add(
        leaves.map(({ ranges }) => ranges.some((range) => doesContain(range, stretch))),
      ),
    };
  });
  const classOf = (atom: Atom) =>
    stretches.findLast(({ from }) => from <= String(atom))?.number ?? null;
  const climb = onceForEach((accepted: Accepted) => {
    if (accepted.every((isIn) => isIn)) return () => ALL;
    const isIn = (range: DateRange) =>
      stretches.every((stretch) => !doShare(stretch, range) || accepted[stretch.number] === true);
    const known = new Map<string, boolean>();
    return (atom: Atom) => {
      const year = keyOf('FINANCIAL_YEAR', String(atom));
      const isWhole = known.get(year) ?? isIn(rangeOf('FINANCIAL_YEAR', year));
      known.set(year, isWhole);
      return isWhole ? year : nameAtom(atom);
    };
  });
  const isOneNode = (accepted: Accepted) => {
    if (accepted.every((isIn) => isIn)) return true;
    const there = stretches.filter(({ number }) => accepted[number] === true);
    const [first, last] = [there[0], there.at(-1)];
    if (first === undefined || last === undefined) return true;
    if (first.from === ALWAYS.from || last.until === ALWAYS.until) return false;
    const quarters = there.flatMap((stretch) => keysIn('QUARTER', stretch)).map(startOf);
    return new Set(quarters.map(climb(accepted))).size === 1;
  };
  return {
    signatures: classes.signatures,
    classOf,
    climb,
    isOneNode,
    doesSplit: (areAlike) =>
      stretches.some(({ from, number }, index) => {
        const before = stretches[index - 1];
        return (
          before !== undefined &&
          startOf(quarterOf(from)) !== from &&
          !areAlike(before.number, number)
        );
      }),
  };
}

/** The first days of the quarters in a node of time; null for all of time. */
export function quartersOf(node: string): readonly string[] | null {
  if (node === ALL) return null;
  if (node.startsWith('=')) return [node.slice(1)];
  return keysIn('QUARTER', rangeOf('FINANCIAL_YEAR', node)).map(startOf);
}

function doShare(a: DateRange, b: DateRange): boolean {
  return a.from < b.until && b.from < a.until;
}
