import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import { restOfOwnPlaceFinder } from '#domain/disclosure/axes/own-place.js';
import { valuesIn } from '#domain/disclosure/axes/several-axis.js';
import { keysOf } from '#domain/disclosure/row-keys.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import { type Axis, type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { isCodeAxis, type KeyValue } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';
import { toKeyText } from '#domain/question/group-keys.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { AttackAxis, AxisNode, Level, LevelRow } from './attack-axis.js';
import { areAllCombined, atomsOf, type Others } from './axis-atoms.js';
import { filterOfAtoms } from './filter-of-atoms.js';
import { sumsOfSeveral, sumsOfTree } from './sums-on-axis.js';

/**
 * A dimension without rows, because by month no figures of others are shown, and one without nodes,
 * because calendar years cross financial years.
 */
const withoutRows: Dimension = 'MONTH';
const withoutNodes: Dimension = 'CALENDAR_YEAR';

export interface AxisOptions extends Others {
  readonly referenceData: ReferenceData;
  /** The dimensions of the measures under attack. */
  readonly dimensions: readonly Dimension[];
  /** Whether a set of atoms that is not a parent is rounded on its own, which makes it a node. */
  readonly areSetsDrawn: boolean;
}

/** Makes an axis with every possible cut. */
export function makeAxis(axis: Axis, wish: AxisOptions): AttackAxis {
  const atoms = atomsOf(axis, wish);
  const nodes = nodeCollector(axis, atoms);
  const isSeveral = multiValued.has(axis);
  const areAtomsNodes = !(
    isSeveral &&
    isCodeAxis(axis) &&
    !areAllCombined(axis, wish.referenceData)
  );
  if (areAtomsNodes) for (const index of atoms.keys()) nodes.add([index]);
  const levels = wish.dimensions
    .filter((dimension) => dimensions[dimension].axis === axis && dimension !== withoutRows)
    .map((dimension) => toLevel(dimension, atoms, { ...wish, nodes }));
  if (isSeveral)
    nodes.add([...atoms.keys()].filter((index) => valuesIn(atoms[index] ?? null).length > 0));
  const cells = [...nodes.all];
  if (wish.areSetsDrawn) for (const set of setsOf(axis, cells, atoms.length)) nodes.add(set);
  return {
    axis,
    atoms,
    nodes: nodes.all,
    levels,
    sums: isSeveral
      ? sumsOfSeveral(atoms, nodes.all, areAtomsNodes)
      : sumsOfTree(atoms.length, nodes.all, levels),
    isSeveral,
    hasWhole: !(wish.source === 'REPORTS' && axis === 'CRIME_TYPE'),
  };
}

/** The sets of atoms for conditions: the whole without one node, and consecutive quarters. */
function setsOf(
  axis: Axis,
  cells: readonly AxisNode[],
  atomCount: number,
): readonly (readonly number[])[] {
  const all = Array.from({ length: atomCount }, (_, index) => index);
  const nots = cells.map(({ atoms }) => all.filter((index) => !atoms.includes(index)));
  const ranges =
    axis === 'TIME'
      ? all.flatMap((from) => all.slice(from + 1).map((to) => all.slice(from, to + 1)))
      : [];
  return [...nots, ...ranges].filter(({ length }) => length > 0 && length < atomCount);
}

function toLevel(
  dimension: Dimension,
  atoms: readonly Atom[],
  wish: AxisOptions & { readonly nodes: NodeCollector },
): Level {
  const { referenceData, areSetsDrawn, nodes } = wish;
  const isRestOfOwnPlace = restOfOwnPlaceFinder(wish);
  const isNode = ({ key, atoms: own }: Pick<LevelRow, 'key' | 'atoms'>) =>
    areSetsDrawn ||
    (dimension !== withoutNodes &&
      (key !== null || own.length === 1) &&
      !isRestOfOwnPlace(own.map((place) => atoms[place])));
  const { axis } = dimensions[dimension];
  const rows = new Map<string, { readonly key: KeyValue; readonly atoms: number[] }>();
  for (const [index, atom] of atoms.entries()) {
    for (const key of keysOf(
      { by: [dimension], isRolling: false },
      new Map([[axis, atom]]),
      referenceData,
    )) {
      const row = rows.get(toKeyText(key)) ?? { key: key[0] ?? null, atoms: [] };
      rows.set(toKeyText(key), row);
      row.atoms.push(index);
    }
  }
  return {
    dimension,
    rows: [...rows.values()].map((row) => ({
      ...row,
      node: isNode(row) ? nodes.add(row.atoms) : null,
    })),
  };
}

interface NodeCollector {
  readonly all: readonly AxisNode[];
  /** The index of the node with these atoms, which is created if missing. */
  readonly add: (atoms: readonly number[]) => number;
}

function nodeCollector(axis: Axis, atoms: readonly Atom[]): NodeCollector {
  const all: AxisNode[] = [];
  const places = new Map<string, number>();
  const filterOf = (wanted: readonly number[]): Filter => {
    const several =
      multiValued.has(axis) && isCodeAxis(axis) && wanted.length > 1
        ? sharedBy(wanted, atoms)
        : null;
    if (several && isCodeAxis(axis))
      return several.value === null
        ? { not: { leaf: { axis, values: new Set([null]) } } }
        : { leaf: { axis, values: new Set([several.value]) } };
    return filterOfAtoms(
      axis,
      wanted.map((index) => atoms[index] ?? null),
      atoms,
    );
  };
  return {
    all,
    add(wanted) {
      const name = wanted.join(',');
      const known =
        places.get(name) ?? all.push({ name, atoms: wanted, filter: filterOf(wanted) }) - 1;
      places.set(name, known);
      return known;
    },
  };
}

/**
 * The value that exactly these combinations share, with a null value if they are all combinations
 * with any value. Null for other sets.
 */
function sharedBy(
  wanted: readonly number[],
  atoms: readonly Atom[],
): { readonly value: string | null } | null {
  const isJust = (holds: (values: readonly string[]) => boolean) =>
    atoms.every((atom, index) => holds(valuesIn(atom)) === wanted.includes(index));
  if (isJust((values) => values.length > 0)) return { value: null };
  const [first] = wanted;
  const value = valuesIn(atoms[first ?? 0] ?? null).find((each) =>
    isJust((values) => values.includes(each)),
  );
  return value === undefined ? null : { value };
}
