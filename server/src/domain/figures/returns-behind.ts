import type { Dataset } from '#domain/lists.js';
import { type DateRange, doOverlap } from '#domain/time.js';

import type { FigureFlag } from './figure.js';
import type { QuarterOwed } from './returned.js';
import { closedOwedOf, type ReturnsAsked } from './returns-asked.js';
import { doesRevise, numberRevisions, unsettledDays } from './settled.js';

/** What the returns of one dataset say of the figures that are made of them. */
export interface ReturnsBehind {
  /** What the agencies asked about owe for closed quarters asked about. */
  readonly closed: readonly QuarterOwed[];
  /** The flags of a figure over some days, by some agencies; null means all. */
  readonly flagsOf: (days: readonly DateRange[], agencyIds: ReadonlySet<number> | null) => readonly FigureFlag[];
}

export type ReturnsFinder = (dataset: Dataset) => ReturnsBehind;

/** Finds what is behind the figures of a dataset; worked out once for each, since an answer has many. */
export function returnsFinder(asked: ReturnsAsked): ReturnsFinder {
  const found = new Map<Dataset, ReturnsBehind>();
  return (dataset) => {
    const known = found.get(dataset) ?? toReturnsBehind(dataset, asked);
    found.set(dataset, known);
    return known;
  };
}

function toReturnsBehind(dataset: Dataset, asked: ReturnsAsked): ReturnsBehind {
  const { disclosed, world } = asked;
  const unsettled = unsettledDays(dataset, world);
  const revisions = numberRevisions(disclosed.latePublishings.get(dataset) ?? [], dataset, world.periods);
  const doMeet = (days: readonly DateRange[], other: DateRange) => days.some((range) => doOverlap(range, other));
  return {
    closed: closedOwedOf(dataset, asked),
    flagsOf(days, agencyIds) {
      const isProvisional = unsettled.some((range) => doMeet(days, range));
      const isRevised = revisions.some((revision) => doesRevise(revision, agencyIds) && doMeet(days, revision.days));
      return [...(isProvisional ? (['PROVISIONAL'] as const) : []), ...(isRevised ? (['REVISED'] as const) : [])];
    },
  };
}
