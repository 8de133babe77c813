import { multiValued } from '#domain/measures/coded-dimensions.js';
import { type Axis, dimensions } from '#domain/measures/dimensions.js';
import { type KeyValue, valuesOf } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';
import { toKeyText } from '#domain/question/group-keys.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { Atom, AxisModel } from './axes/axis-model.js';
import type { Universe } from './axes/model-of-axis.js';
import { findOwnPlace } from './axes/own-place.js';
import type { RowPlace } from './cells.js';
import { type CellFinder, cellFinder, type LatticeAxis } from './climb.js';
import { COMBINED, countCuts, doCombinationsCount, MAX_CUTS } from './cuts.js';
import {
  axisOrder,
  type Classes,
  combinationsOf,
  type FilterPredicate,
  toFilterPredicate,
} from './filter-predicate.js';
import { axesOfPredicate, type Predicate } from './protection.js';
import { isAllPublished } from './published-statistics.js';
import { revealsOwnPlace } from './reveals-own-place.js';
import { isByAtom, type Rows, toAtom, toRowLeaf } from './row-keys.js';

/** What is asked about protected records, and by whom. */
export interface Params extends Rows {
  readonly filter: Filter;
  readonly predicate: Predicate;
  readonly universe: Universe & { readonly referenceData: ReferenceData };
}

/**
 * Why others are not shown in any row, decided only by the question. NEVER is not a refusal: no
 * record of others can match the question, so the viewer's own records are all there are.
 */
export type Refusal = 'TOO_MANY_CUTS' | 'SPLITS_QUARTERS' | 'TOO_INTRICATE';

export type Lattice =
  | OpenLattice
  | ({ readonly kind: 'REFUSED'; readonly reason: Refusal } & Cuts)
  | { readonly kind: 'NEVER' };

/** The axes that a question cuts by. */
export interface Cuts {
  readonly cuts: readonly string[];
  /** How many cuts the axes count as. */
  readonly cutCount: number;
}

/** The cells that a question about others is answered from. */
export interface OpenLattice extends Cuts {
  readonly kind: 'OPEN';
  /** The axes that separate cells, in order. */
  readonly axes: readonly Axis[];
  /** Whether any record of another agency can count in the row; a null key means the whole. */
  readonly canHold: (key: readonly KeyValue[] | null) => boolean;
  /**
   * Whether everything that can count in the row is in one cell, so that the row is perturbed once.
   * Decided only by the question; false if that is not worked out.
   */
  readonly isOneCell: (key: readonly KeyValue[] | null) => boolean;
  /**
   * Whether a row asks for the viewer's own place, for which nothing about others is shown: see
   * `findOwnPlace`. Decided only by the question.
   */
  readonly isOfOwnPlace: (key: readonly KeyValue[] | null) => boolean;
  /** The cell of a row that counts records with these atoms. The row must be one of theirs. */
  readonly cellIn: (row: RowPlace, atoms: ReadonlyMap<Axis, Atom>) => readonly string[] | null;
}

/** Makes the lattice of a question for one part. */
export function toLattice(asked: Params): Lattice {
  return latticeMaker(asked, truthsOf(asked))(asked.predicate.others);
}

/**
 * Makes the lattices of a question: parts share a lattice if their own conditions on anything but
 * the axes of questions are the same. Each row is the question with the row's own values put into
 * its filter, so that grouping and filtering use the same cells. The cuts are the axes that the
 * rows or the filter cut by, and everything in the part's own conditions. Dimensions of one axis
 * count once, conditions that always hold do not count, and `countCuts` says how much an agency
 * counts for.
 */
export function latticeMaker(
  asked: Params,
  { whole, plain }: Truths,
): (others: readonly string[]) => Lattice {
  const { by, filter, predicate, universe } = asked;
  if (!whole || !plain)
    return () => ({ kind: 'REFUSED', reason: 'TOO_INTRICATE', cuts: [], cutCount: 0 });
  if (!whole.mayHold(new Map())) return () => ({ kind: 'NEVER' });

  const byAxes = new Set<Axis>(by.map((dimension) => dimensions[dimension].axis));
  const cutAxes = axisOrder.filter((axis) => byAxes.has(axis) || whole.essential.includes(axis));
  const combined = doCombinationsCount(universe.source) ? findCombined(asked, whole) : [];
  const cutsWith = (others: readonly string[]): Cuts => {
    const cuts = [...cutAxes, ...combined.map((axis) => `${axis}${COMBINED}`), ...others];
    return { cuts, cutCount: countCuts(cuts, universe.source) };
  };
  const refuse = (reason: Refusal) => (others: readonly string[]) =>
    ({ kind: 'REFUSED', reason, ...cutsWith(others) }) as const;
  // A figure that is published elsewhere may have all the cuts that it has there.
  const isTooMuch = cutsWith([]).cutCount > MAX_CUTS;
  if (isTooMuch && !isAllPublished(withPredicate(filter, predicate), cutAxes, universe))
    return refuse('TOO_MANY_CUTS');
  const isOfParts = by.includes('MONTH') || splitsQuarters(whole);

  // An axis that only the part's own conditions mention does not separate the part's records, so it
  // need not separate cells.
  const axes = cutAxes.filter((axis) => byAxes.has(axis) || plain.essential.includes(axis));
  const rowOf = rowMaker(asked, axes);
  const found = new WeakMap<RowPlace, readonly string[] | null>();
  const cellIn: OpenLattice['cellIn'] = (row, atoms) => {
    const known = found.get(row);
    if (known !== undefined) return known;
    const cell = rowOf(row.key).find(axes.map((axis) => atoms.get(axis) ?? null));
    found.set(row, cell);
    return cell;
  };
  const canHold: OpenLattice['canHold'] = (key) => (key === null ? true : rowOf(key).canHold(key));
  const isOneCell: OpenLattice['isOneCell'] = (key) => rowOf(key ?? []).isOneCell(key ?? []);
  const isOfOwnPlace: OpenLattice['isOfOwnPlace'] = (key) =>
    rowOf(key ?? []).isOfOwnPlace(key ?? []);
  return (others) => {
    const cuts = cutsWith(others);
    if (cuts.cutCount > MAX_CUTS && !(isTooMuch && others.length === 0))
      return refuse('TOO_MANY_CUTS')(others);
    return isOfParts
      ? refuse('SPLITS_QUARTERS')(others)
      : { kind: 'OPEN', axes, ...cuts, canHold, isOneCell, isOfOwnPlace, cellIn };
  };
}

/**
 * The predicates of a filter, with and without the part's own conditions. A predicate is null if
 * the filter is too intricate.
 */
export interface Truths {
  readonly whole: FilterPredicate | null;
  readonly plain: FilterPredicate | null;
}

/** Works out the predicates of a question, which its rows share with the whole. */
export function truthsOf({
  filter,
  predicate,
  universe,
}: Pick<Params, 'filter' | 'predicate' | 'universe'>): Truths {
  const plain = toFilterPredicate(filter, universe);
  return {
    plain,
    whole:
      predicate.leaves.length > 0
        ? toFilterPredicate(withPredicate(filter, predicate), universe)
        : plain,
  };
}

function withPredicate(filter: Filter, { leaves }: Predicate): Filter {
  return { and: [filter, ...leaves.map((leaf) => ({ leaf }))] };
}

/** Whether the result of a filter changes within a quarter. */
function splitsQuarters({ models, essential, mayHold }: FilterPredicate): boolean {
  const time = models.get('TIME');
  if (!time || !essential.includes('TIME')) return false;
  const others = combinationsOf(
    essential.filter((axis) => axis !== 'TIME'),
    models,
  );
  const areAlike = (some: number, other: number) =>
    others.every(
      (classes) =>
        mayHold(new Map([...classes, ['TIME', some]])) ===
        mayHold(new Map([...classes, ['TIME', other]])),
    );
  return time.doesSplit(areAlike);
}

/**
 * The multi-valued axes on which a question asks for several values together, so that it is
 * answered from combinations. On every other multi-valued axis the question asks for one node: a
 * value, any, none, or everything.
 */
function findCombined(
  { by, filter, predicate, universe }: Params,
  whole: FilterPredicate,
): readonly Axis[] {
  return whole.essential.filter((axis) => {
    if (!multiValued.has(axis)) return false;
    const dimension = by.find((each) => dimensions[each].axis === axis);
    if (!dimension) return !asksForOneNode(axis, whole);
    // Rows ask for one value each, among those that the filter allows.
    return [...valuesOf(dimension, universe.referenceData), null].some((value) => {
      const leaf = toRowLeaf(dimension, value, {
        isRolling: false,
        referenceData: universe.referenceData,
      });
      const ofRow = toFilterPredicate(
        { and: [withPredicate(filter, predicate), ...(leaf ? [{ leaf }] : [])] },
        universe,
      );
      return ofRow === null || !asksForOneNode(axis, ofRow);
    });
  });
}

/**
 * Whether the possible values on an axis always form the same single node, whatever the values on
 * other axes.
 */
function asksForOneNode(axis: Axis, { models, essential, mayHold }: FilterPredicate): boolean {
  const model = models.get(axis);
  if (!model) return true;
  const others = combinationsOf(
    essential.filter((each) => each !== axis),
    models,
  );
  const found = new Map<string, readonly boolean[]>();
  for (const classes of others) {
    const accepted = model.signatures.map((_, index) =>
      mayHold(new Map([...classes, [axis, index]])),
    );
    if (accepted.includes(true)) found.set(accepted.join(), accepted);
  }
  return found.size < 2 && [...found.values()].every(model.isOneNode);
}

interface Row {
  readonly find: CellFinder;
  readonly canHold: (key: readonly KeyValue[]) => boolean;
  readonly isOneCell: (key: readonly KeyValue[]) => boolean;
  readonly isOfOwnPlace: (key: readonly KeyValue[]) => boolean;
}

/** Makes the cells of rows, once for all rows that differ only by atoms. */
function rowMaker(
  { by, isRolling, filter, predicate, universe }: Params,
  axes: readonly Axis[],
): (key: readonly KeyValue[]) => Row {
  const { referenceData } = universe;
  const byAtom = by.map((dimension) => isByAtom(dimension, { isRolling }));
  const atomAxes = new Set(
    by.filter((_, index) => byAtom[index]).map((dimension) => dimensions[dimension].axis),
  );
  const latticeAxes: readonly LatticeAxis[] = axes.map((axis) => ({
    axis,
    isByAtom: atomAxes.has(axis),
  }));
  const made = new Map<string, Row>();
  const ownPlace = findOwnPlace(universe);
  const placeBy = by.indexOf('AREA');
  // Rows that differ only by atoms share a lattice.
  if (byAtom.every((is) => is)) {
    const row = make([]);
    return () => row;
  }
  return (key) => {
    const upper = key.map((value, index) => (byAtom[index] ? null : value));
    const name = toKeyText(upper);
    const known = made.get(name) ?? make(key);
    made.set(name, known);
    return known;
  };

  function make(of: readonly KeyValue[]): Row {
    const leaves = by.flatMap((dimension, index) => {
      const leaf = byAtom[index]
        ? null
        : toRowLeaf(dimension, of[index] ?? null, { isRolling, referenceData });
      return leaf ? [{ leaf }] : [];
    });
    const truth = toFilterPredicate(
      { and: [withPredicate(filter, predicate), ...leaves] },
      universe,
      [...atomAxes],
    );
    if (!truth) throw new Error('A row has conditions that its question lacks');
    const fixed = classesOfPredicate(predicate, truth, new Set(axes));
    const spread = latticeAxes.flatMap(({ axis, isByAtom: is }) => (is ? [] : [axis]));
    const ones = new Map<string, boolean>();
    const ofOwnPlace = new Map<string, boolean>();
    return {
      find: cellFinder(latticeAxes, truth, fixed),
      canHold: (key) => {
        const classes = classesOfKey(key, truth);
        return classes !== null && truth.mayHold(classes);
      },
      isOneCell: (key) => {
        const classes = classesOfKey(key, truth);
        if (classes === null) return true;
        const name = [...classes.values()].join(',');
        const is = ones.get(name) ?? isOneCell(spread, truth, new Map([...fixed, ...classes]));
        ones.set(name, is);
        return is;
      },
      isOfOwnPlace: (key) => {
        if (ownPlace === null) return false;
        const classes = classesOfKey(key, truth);
        if (classes === null) return false;
        const place = placeBy < 0 ? null : toAtom('AREA', key[placeBy] ?? null, referenceData);
        if (place !== null) return place === ownPlace && truth.mayHold(classes);
        const name = [...classes.values()].join(',');
        const is =
          ofOwnPlace.get(name) ??
          revealsOwnPlace(ownPlace, truth, {
            places: referenceData.places,
            given: new Map([...fixed, ...classes]),
          });
        ofOwnPlace.set(name, is);
        return is;
      },
    };
  }

  /** The classes of a row's atoms; null if no record of others can have them. */
  function classesOfKey(key: readonly KeyValue[], { models }: FilterPredicate): Classes | null {
    const classes = new Map<Axis, number>();
    for (const [index, dimension] of by.entries()) {
      const { axis } = dimensions[dimension];
      const model = byAtom[index] ? models.get(axis) : undefined;
      if (!model) continue;
      const found = model.classOf(toAtom(dimension, key[index] ?? null, referenceData));
      if (found === null) return null;
      classes.set(axis, found);
    }
    return classes;
  }
}

/**
 * Whether the values that may hold on some axes, with everything else given, form one node on each
 * axis and include all of their combinations.
 */
function isOneCell(
  axes: readonly Axis[],
  { models, mayHold }: FilterPredicate,
  given: Classes,
): boolean {
  const acceptedOn = (model: AxisModel, axis: Axis) =>
    model.signatures.map((_, index) => mayHold(new Map([...given, [axis, index]])));
  const there = axes.flatMap((axis) => {
    const model = models.get(axis);
    return model ? [{ axis, model, accepted: acceptedOn(model, axis) }] : [];
  });
  if (!there.every(({ model, accepted }) => model.isOneNode(accepted))) return false;
  return there
    .reduce<readonly Classes[]>(
      (all, { axis, accepted }) =>
        all.flatMap((classes) =>
          accepted.flatMap((isIn, index) =>
            isIn ? [new Map([...classes, [axis, index] as const])] : [],
          ),
        ),
      [given],
    )
    .every(mayHold);
}

/** For each axis that only the part's own conditions mention, a class that the part counts. */
function classesOfPredicate(
  predicate: Predicate,
  { models }: FilterPredicate,
  axes: ReadonlySet<Axis>,
): Classes {
  const classes = new Map<Axis, number>();
  for (const axis of axesOfPredicate(predicate)) {
    if (axes.has(axis)) continue;
    const count = predicate.leaves.filter((leaf) => leaf.axis === axis).length;
    const found =
      models
        .get(axis)
        ?.signatures.findIndex((signature) => signature.slice(-count).every((holds) => holds)) ??
      -1;
    classes.set(axis, Math.max(found, 0));
  }
  return classes;
}
