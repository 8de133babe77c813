import { type Axis, dimensionKeys, dimensions } from '#domain/measures/dimensions.js';
import { countConditions, type Filter, type Leaf, type Tree } from '#domain/question/filter.js';

import type { AxisModel } from './axes/axis-model.js';
import { modelOf, type Universe } from './axes/model-of-axis.js';

/** The order in which axes are examined and climbed: that of the dimensions. */
export const axisOrder: readonly Axis[] = [
  ...new Set(dimensionKeys.map((dimension) => dimensions[dimension].axis)),
];

/** The classes of a record on the axes that a filter mentions. */
export type Classes = ReadonlyMap<Axis, number>;

/**
 * The result of a filter for each combination of the classes that it distinguishes. The wording of
 * the filter makes no difference.
 */
export interface FilterPredicate {
  readonly models: ReadonlyMap<Axis, AxisModel>;
  /** The axes that the filter's result really depends on, in their order. */
  readonly essential: readonly Axis[];
  /**
   * Whether the filter holds for some record with these known values. If all essential axes are
   * known, the filter then holds for every such record.
   */
  readonly mayHold: (classes: Classes) => boolean;
}

/** Every combination of classes on some axes. */
export function combinationsOf(
  axes: readonly Axis[],
  models: FilterPredicate['models'],
): readonly Classes[] {
  return axes.reduce<readonly Classes[]>(
    (all, axis) =>
      all.flatMap((classes) =>
        (models.get(axis)?.signatures ?? []).map(
          (_, index) => new Map([...classes, [axis, index] as const]),
        ),
      ),
    [new Map()],
  );
}

/**
 * The maximum number of conditions that a filter may have, and the maximum number of steps that
 * evaluating it may take, before it is too intricate to be answered.
 */
const MAX_CONDITIONS = 200;
const MAX_LOOKS = 40_000;

/** A leaf by its index among those of its axis. */
interface Place {
  readonly axis: Axis;
  readonly index: number;
}

/**
 * Works out the predicate of a filter. Null if the filter distinguishes too much, or is too
 * intricate.
 *
 * @param also axes that are modelled whether the filter mentions them or not
 */
export function toFilterPredicate(
  filter: Filter,
  universe: Universe,
  also: readonly Axis[] = [],
): FilterPredicate | null {
  if (countConditions(filter) > MAX_CONDITIONS) return null;
  const { tree, leaves } = placeLeaves(filter);
  const models = new Map<Axis, AxisModel>();
  for (const axis of new Set([...leaves.keys(), ...also])) {
    const model = modelOf(axis, leaves.get(axis) ?? [], universe);
    if (model === null) return null;
    models.set(axis, model);
  }
  const diagram = new Diagram(models);
  const root = diagram.build(tree);
  if (root === null) return null;
  const essential = diagram.axesUnder(root);
  return {
    models,
    essential: axisOrder.filter((axis) => essential.has(axis)),
    mayHold: (classes) => diagram.mayReach(root, classes),
  };
}

function placeLeaves(filter: Filter): {
  readonly tree: Tree<Place>;
  readonly leaves: ReadonlyMap<Axis, readonly Leaf[]>;
} {
  const leaves = new Map<Axis, Leaf[]>();
  const place = (leaf: Leaf): Place => {
    const own = leaves.get(leaf.axis) ?? [];
    leaves.set(leaf.axis, own);
    return { axis: leaf.axis, index: own.push(leaf) - 1 };
  };
  return { tree: placeIn(filter, place), leaves };
}

function placeIn(filter: Filter, place: (leaf: Leaf) => Place): Tree<Place> {
  if ('and' in filter) return { and: filter.and.map((part) => placeIn(part, place)) };
  if ('or' in filter) return { or: filter.or.map((part) => placeIn(part, place)) };
  if ('not' in filter) return { not: placeIn(filter.not, place) };
  return { leaf: place(filter.leaf) };
}

const NEVER = 0;
const ALWAYS = 1;

interface Branch {
  readonly axis: Axis;
  /** The node for each class of the axis. */
  readonly next: readonly number[];
}

/**
 * A reduced decision diagram: a branch whose classes all lead to the same node is left out, and
 * equal branches are one. It contains an axis if and only if the result depends on it.
 */
class Diagram {
  private readonly branches: Branch[] = [];
  private readonly byName = new Map<string, number>();
  private readonly byTree = new Map<string, number>();
  private looks = 0;

  constructor(private readonly models: ReadonlyMap<Axis, AxisModel>) {}

  /** Adds a tree and returns the index of its node; null if that takes too many steps. */
  build(tree: Tree<Place>): number | null {
    this.looks += 1 + countConditions(tree);
    if (this.looks > MAX_LOOKS) return null;
    const axis = this.firstAxisOf(tree);
    if (axis === null) return isConstant(tree) ? ALWAYS : NEVER;
    const name = JSON.stringify(tree);
    const known = this.byTree.get(name);
    if (known !== undefined) return known;
    const next: number[] = [];
    for (const signature of this.models.get(axis)?.signatures ?? []) {
      const found = this.build(
        decide(tree, (place) => (place.axis === axis ? (signature[place.index] ?? false) : null)),
      );
      if (found === null) return null;
      next.push(found);
    }
    const made = this.branch({ axis, next });
    this.byTree.set(name, made);
    return made;
  }

  axesUnder(from: number): ReadonlySet<Axis> {
    const found = new Set<Axis>();
    const seen = new Set<number>();
    const walk = (number: number) => {
      const branch = this.at(number);
      if (!branch || seen.has(number)) return;
      seen.add(number);
      found.add(branch.axis);
      branch.next.forEach(walk);
    };
    walk(from);
    return found;
  }

  /**
   * Whether some record of these classes leads to "always"; an axis that is not given may have any
   * value.
   */
  mayReach(from: number, classes: Classes): boolean {
    const branch = this.at(from);
    if (!branch) return from === ALWAYS;
    const own = classes.get(branch.axis);
    if (own !== undefined) return this.mayReach(branch.next[own] ?? NEVER, classes);
    return branch.next.some((next) => this.mayReach(next, classes));
  }

  private at(number: number): Branch | undefined {
    return this.branches[number - ALWAYS - 1];
  }

  private branch(branch: Branch): number {
    const [first] = branch.next;
    // An axis on which others cannot have any value leads nowhere.
    if (first === undefined) return NEVER;
    if (branch.next.every((next) => next === first)) return first;
    const name = JSON.stringify(branch);
    const known = this.byName.get(name) ?? this.branches.push(branch) + ALWAYS;
    this.byName.set(name, known);
    return known;
  }

  private firstAxisOf(tree: Tree<Place>): Axis | null {
    const asked = new Set<Axis>();
    collectAxes(tree, asked);
    return axisOrder.find((axis) => asked.has(axis)) ?? null;
  }
}

function collectAxes(tree: Tree<Place>, found: Set<Axis>): void {
  if ('and' in tree) for (const part of tree.and) collectAxes(part, found);
  else if ('or' in tree) for (const part of tree.or) collectAxes(part, found);
  else if ('not' in tree) collectAxes(tree.not, found);
  else found.add(tree.leaf.axis);
}

/**
 * The tree with the decided leaves filled in, simplified as far as possible. If `find` returns
 * null, a leaf stays undecided.
 */
function decide(tree: Tree<Place>, find: (place: Place) => boolean | null): Tree<Place> {
  if ('leaf' in tree) {
    const found = find(tree.leaf);
    return found === null ? tree : found ? { and: [] } : { or: [] };
  }
  if ('not' in tree) {
    const part = decide(tree.not, find);
    const decided = decidedOf(part);
    return decided === null ? { not: part } : decided ? { or: [] } : { and: [] };
  }
  if ('and' in tree) {
    const parts = tree.and.map((part) => decide(part, find));
    if (parts.some((part) => decidedOf(part) === false)) return { or: [] };
    return { and: parts.filter((part) => decidedOf(part) === null) };
  }
  const parts = tree.or.map((part) => decide(part, find));
  if (parts.some((part) => decidedOf(part) === true)) return { and: [] };
  return { or: parts.filter((part) => decidedOf(part) === null) };
}

/** The result of a tree for every record; null if that depends on the record. */
function decidedOf(tree: Tree<Place>): boolean | null {
  if ('and' in tree && tree.and.length === 0) return true;
  return 'or' in tree && tree.or.length === 0 ? false : null;
}

/** The result of a tree without leaves. */
function isConstant(tree: Tree<Place>): boolean {
  return decidedOf(decide(tree, () => null)) ?? false;
}
