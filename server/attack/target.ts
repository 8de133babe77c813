import type { Part } from '#domain/measures/measure.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { AttackAxis } from './attack-axis.js';
import { foldTo, type Holdings } from './holdings.js';
import { nameOfCombinations } from './name-of-combinations.js';
import type { Subject } from './subject.js';
import type { Table } from './table.js';

/** Others' records of one subject as one viewer may ask about them, with the truth. */
export interface Target {
  readonly subject: Subject;
  readonly referenceData: ReferenceData;
  readonly ownAgencyIds: ReadonlySet<number>;
  /** Those of the subject, in order, and last that of its parts where it has one. */
  readonly axes: readonly AttackAxis[];
  /** Of the holdings: the base first, where there is one. */
  readonly parts: readonly Part[];
  readonly salt: number;
  /** The truth by some of the axes, each worked out once. */
  readonly fold: (axes: readonly number[]) => Holdings;
}

/** Keeps what was folded: questions with the same axes read the same cells. */
export function foldOnce(holdings: Holdings): Target['fold'] {
  const known = new Map<string, Holdings>();
  return (axes) => {
    const name = axes.join(',');
    const found = known.get(name) ?? foldTo(holdings, axes);
    known.set(name, found);
    return found;
  };
}

/**
 * Among the parts of a target, the one that a node on the axis of parts stands for; without a node
 * it is the base.
 */
export function partOfNode(
  { subject, parts }: Pick<Target, 'subject' | 'parts'>,
  node: number | null,
): number {
  const part = node === null ? subject.base : subject.parts[node];
  return part ? parts.indexOf(part) : -1;
}

/**
 * For how many cuts these axes count, by the words of the rule: those that are always cut among
 * them, and an agency for two among referrals, so that beside it there is room for one other.
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
 * The same of a question: among referrals, what asks for several values of a list together is a cut
 * more, wherever others are told apart by that.
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
