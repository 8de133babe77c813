import type { Part } from '#domain/measures/measure.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { AttackAxis } from './attack-axis.js';
import { foldTo, type Holdings } from './holdings.js';
import { nameOfCombinations } from './name-of-combinations.js';
import type { Subject } from './subject.js';
import type { Table } from './table.js';

/** Others’ records of one subject as one viewer may ask about them, with the truth. */
export interface Target {
  readonly subject: Subject;
  readonly referenceData: ReferenceData;
  readonly ownAgencyIds: ReadonlySet<number>;
  /** The axes of the subject, in order. The last is the axis of parts, if there is one. */
  readonly axes: readonly AttackAxis[];
  /** The parts in the holdings: the base first, if there is one. */
  readonly parts: readonly Part[];
  readonly salt: number;
  /** The true counts by some of the axes, computed once for each set of axes. */
  readonly fold: (axes: readonly number[]) => Holdings;
}

/** Caches merged cells, so that questions with the same axes use the same cells. */
export function foldOnce(holdings: Holdings): Target['fold'] {
  const known = new Map<string, Holdings>();
  return (axes) => {
    const name = axes.join(',');
    const found = known.get(name) ?? foldTo(holdings, axes);
    known.set(name, found);
    return found;
  };
}

/** The index of the part for a node on the axis of parts; the base without a node. */
export function partOfNode(
  { subject, parts }: Pick<Target, 'subject' | 'parts'>,
  node: number | null,
): number {
  const part = node === null ? subject.base : subject.parts[node];
  return part ? parts.indexOf(part) : -1;
}

/**
 * The number of cuts that these axes count as by the rule, including axes that are always cut. For
 * referrals an agency counts as two, which leaves one other cut.
 */
export function cutsTaken(
  { subject, axes }: Pick<Target, 'subject' | 'axes'>,
  cut: readonly number[],
): number {
  const taken = axes.filter(({ hasWhole }, place) => !hasWhole || cut.includes(place)).length;
  const isOfAgency = cut.some((place) => axes[place]?.axis === 'AGENCY');
  return taken + (isOfAgency && subject.source === 'REFERRALS' ? 1 : 0);
}

/**
 * The number of cuts of a question. For referrals, a combination of several values of a list is an
 * additional cut, if others’ figures are cut by that list.
 */
export function cutsOfTable(target: Pick<Target, 'subject' | 'axes'>, { cuts }: Table): number {
  const taken = cutsTaken(
    target,
    cuts.map(({ axis }) => axis),
  );
  const isCombined = cuts.some(({ axis: place, rows }) => {
    const axis = target.axes[place];
    return (
      axis?.isSeveral === true &&
      rows.some(({ atoms }) => nameOfCombinations(axis, new Set(atoms)) === null)
    );
  });
  return taken + (isCombined && target.subject.source === 'REFERRALS' ? 1 : 0);
}
