import type { Axis } from '#domain/measures/dimensions.js';
import { type Quarter, startOf } from '#domain/quarter.js';
import type { Filter } from '#domain/question/filter.js';
import { rangeOf } from '#domain/time.js';

import { nameAtom } from './axes/axis-model.js';
import type { Universe } from './axes/model-of-axis.js';
import { quartersOf } from './axes/time-axis.js';
import { toFilterPredicate } from './filter-predicate.js';
import type { Predicate } from './protection.js';

/**
 * Referrals of one agency by one pathway, for the whole force, whose quarterly number is published
 * elsewhere.
 */
export interface PublishedStatistic {
  readonly agencyCode: string;
  readonly pathway: string;
  readonly quarters: readonly Quarter[];
}

/**
 * National Referral Mechanism statistics by first responder, Home Office, as in the reference data
 * (docs/decisions/0019).
 */
export const publishedStatistics: readonly PublishedStatistic[] = [
  {
    agencyCode: 'TVP',
    pathway: 'NRM',
    quarters: [
      '2022-23-Q1',
      '2022-23-Q2',
      '2022-23-Q3',
      '2022-23-Q4',
      '2023-24-Q1',
      '2023-24-Q2',
      '2023-24-Q3',
    ],
  },
];

interface Params {
  readonly axes: readonly Axis[];
  readonly predicate: Predicate;
  readonly agencies: readonly { readonly id: number; readonly code: string }[];
}

/**
 * Finds cells that are already published elsewhere, with no more cuts than they have there. They
 * are shown exactly.
 */
export function publishedFinder({
  axes,
  predicate,
  agencies,
}: Params): (nodes: readonly string[]) => boolean {
  if (predicate.others.length > 0) return () => false;
  return (nodes) => {
    const nodeOn = (axis: Axis) => {
      const index = axes.indexOf(axis);
      return index < 0 ? null : (nodes[index] ?? null);
    };
    const time = nodeOn('TIME');
    const quarters = time === null ? null : quartersOf(time);
    if (quarters === null) return false;
    return publishedStatistics.some(({ agencyCode, pathway, quarters: known }) => {
      const agency = agencies.find(({ code }) => code === agencyCode);
      const isOfPathway =
        nodeOn('PATHWAY') === nameAtom(pathway) ||
        (nodeOn('PATHWAY') === null && asksForJust(predicate, pathway));
      const isOfNothingElse =
        predicate.leaves.every(({ axis }) => axis === 'PATHWAY') &&
        axes.every(
          (axis, index) =>
            axis === 'TIME' || axis === 'AGENCY' || axis === 'PATHWAY' || nodes[index] === '*',
        );
      return (
        agency !== undefined &&
        nodeOn('AGENCY') === nameAtom(agency.id) &&
        isOfPathway &&
        isOfNothingElse &&
        quarters.every((start) => known.some((quarter) => startOf(quarter) === start))
      );
    });
  };
}

/**
 * Whether every record that a filter can count is in cells that are published already, with these
 * axes separating rows. Then nothing is protected, and the limit of cuts does not apply.
 */
export function isAllPublished(
  filter: Filter,
  cutAxes: readonly Axis[],
  universe: Universe,
): boolean {
  if (
    universe.source !== 'REFERRALS' ||
    !cutAxes.every((axis) => axis === 'TIME' || axis === 'AGENCY' || axis === 'PATHWAY')
  )
    return false;
  return publishedStatistics.some(({ agencyCode, pathway, quarters }) => {
    const agency = universe.referenceData.agencies.find(({ code }) => code === agencyCode);
    if (!agency) return false;
    const published: Filter = {
      and: [
        { leaf: { axis: 'AGENCY', ids: new Set([agency.id]) } },
        { leaf: { axis: 'PATHWAY', values: new Set([pathway]) } },
        { leaf: { axis: 'TIME', ranges: quarters.map((quarter) => rangeOf('QUARTER', quarter)) } },
      ],
    };
    const beyond = toFilterPredicate({ and: [filter, { not: published }] }, universe);
    return beyond !== null && !beyond.mayHold(new Map());
  });
}

function asksForJust({ leaves }: Predicate, pathway: string): boolean {
  return leaves.some(
    (leaf) => leaf.axis === 'PATHWAY' && leaf.values.size === 1 && leaf.values.has(pathway),
  );
}
