import type { Dataset } from '#domain/lists.js';
import { type DateRange, intersectRanges } from '#domain/time.js';

import type { FigureFlag } from './figure.js';
import type { AgenciesIn, QuarterOwed } from './returned.js';
import { closedOwedOf, type ReturnsAsked } from './returns-asked.js';
import { areToCome, doesRevise, numberRevisions, unsettledQuarters } from './settled.js';

/** What the returns of one dataset say of the figures that are made of them. */
export interface ReturnsBehind {
  /** What the agencies asked about owe for closed quarters asked about. */
  readonly closed: readonly QuarterOwed[];
  /** The flags of a figure over some days, by the agencies asked about on them. */
  readonly flagsOf: (days: readonly DateRange[], agenciesIn: AgenciesIn) => readonly FigureFlag[];
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
  const unsettled = unsettledQuarters(dataset, world);
  const revisions = numberRevisions(disclosed.latePublishings.get(dataset) ?? [], dataset, world.periods);
  return {
    closed: closedOwedOf(dataset, asked),
    flagsOf(days, agenciesIn) {
      const isSomebodyAsked = (range: DateRange) => agenciesIn(range)?.size !== 0;
      const isProvisional = areToCome(days, world) || intersectRanges(days, unsettled).some(isSomebodyAsked);
      const isRevised = revisions.some((revision) =>
        intersectRanges(days, [revision.days]).some((range) => doesRevise(revision, agenciesIn(range))),
      );
      return [...(isProvisional ? (['PROVISIONAL'] as const) : []), ...(isRevised ? (['REVISED'] as const) : [])];
    },
  };
}
