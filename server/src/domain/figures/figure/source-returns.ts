import { type AnswerContext, closedOwedOf } from '#domain/figures/plan/required-returns.js';
import type { Dataset } from '#domain/lists.js';
import { memoise } from '#domain/memoise.js';
import { type AgenciesIn, lackedOn, type SharedDays } from '#domain/returned/returned-quarters.js';
import {
  areToCome,
  doesRevise,
  numberRevisions,
  unsettledQuarters,
} from '#domain/returned/revisions.js';
import { type DateRange, intersectRanges } from '#domain/time.js';

import type { FigureFlag } from './figure.js';

/** What the returns of one dataset say about the figures based on them. */
export interface SourceReturns {
  /** What the returns say about figures over some days. */
  readonly on: (days: readonly DateRange[]) => ReturnsOn;
}

/** What returns say about figures over the same days. */
export interface ReturnsOn {
  /** The returns that the question's agencies owe and have not sent, for its closed quarters. */
  readonly lacked: readonly SharedDays[];
  /** A figure's flags, by the agencies asked about on the days. */
  readonly flagsOf: (agenciesIn: AgenciesIn) => readonly FigureFlag[];
}

const flagged: Readonly<
  Record<'both' | 'provisional' | 'revised' | 'neither', readonly FigureFlag[]>
> = {
  both: ['PROVISIONAL', 'REVISED'],
  provisional: ['PROVISIONAL'],
  revised: ['REVISED'],
  neither: [],
};

export type FindSourceReturns = (dataset: Dataset) => SourceReturns;

/**
 * Finds the returns behind a dataset's figures. They are worked out once for each dataset and list
 * of days, since an answer has many figures.
 */
export function sourceReturnsFinder(asked: AnswerContext): FindSourceReturns {
  return memoise((dataset) => toReturnsBehind(dataset, asked));
}

function toReturnsBehind(dataset: Dataset, asked: AnswerContext): SourceReturns {
  const { disclosed, referenceData } = asked;
  const unsettled = unsettledQuarters(dataset, referenceData);
  const revisions = numberRevisions(
    disclosed.latePublishings.get(dataset) ?? [],
    dataset,
    referenceData.periods,
  );
  const closed = closedOwedOf(dataset, asked);
  return {
    on: memoise((days) => {
      const areAllToCome = areToCome(days, referenceData);
      const toSettle = intersectRanges(days, unsettled);
      const revised = revisions.flatMap((revision) => {
        const ranges = intersectRanges(days, [revision.days]);
        return ranges.length > 0 ? [{ revision, ranges }] : [];
      });
      return {
        lacked: lackedOn(closed, days),
        flagsOf: memoise((agenciesIn) => {
          const isProvisional =
            areAllToCome || toSettle.some((range) => agenciesIn(range)?.size !== 0);
          const isRevised = revised.some(({ revision, ranges }) =>
            ranges.some((range) => doesRevise(revision, agenciesIn(range))),
          );
          return isProvisional
            ? isRevised
              ? flagged.both
              : flagged.provisional
            : isRevised
              ? flagged.revised
              : flagged.neither;
        }),
      };
    }),
  };
}
