import { markingDays } from '#domain/figures/plan/marking-returns.js';
import {
  agenciesFinder,
  type AnswerContext,
  datasetsBehind,
  datasetsOf,
  owedOf,
} from '#domain/figures/plan/required-returns.js';
import type { Dataset } from '#domain/lists.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { isOfSupporters } from '#domain/measures/measure.js';
import { daysOf } from '#domain/question/filter.js';
import type { QuarterOwed } from '#domain/returned/returned-quarters.js';
import { doesRevise, numberRevisions, type Revision } from '#domain/returned/revisions.js';
import { intersectRanges, mergeRanges } from '#domain/time.js';

/** What agencies owe for one dataset and one quarter behind the figures. */
export interface OwedReturns extends QuarterOwed {
  readonly dataset: Dataset;
}

/**
 * The returns behind the figures, including those that mark their records: by dataset, then by
 * quarter, up to the current one.
 */
export function findSourceReturns(asked: AnswerContext): readonly OwedReturns[] {
  return datasetsBehind(asked.question.measures).flatMap((dataset) =>
    owedOf(dataset, asked).map((owed) => ({ dataset, ...owed })),
  );
}

/** A change to final figures. */
export interface RevisionSummary extends Revision {
  readonly dataset: Dataset;
}

/**
 * All revisions of the quarters and agencies asked about, by dataset, each in order of publication;
 * for a dataset that only marks these records, those of all agencies.
 */
export function findRevisions({
  question,
  disclosed,
  referenceData,
}: AnswerContext): readonly RevisionSummary[] {
  const days = daysOf(question.filter);
  const agenciesIn = question.measures.some((key) => isOfSupporters(measureOf(key)))
    ? () => null
    : agenciesFinder(question, referenceData);
  const counted = datasetsOf(question.measures);
  return datasetsBehind(question.measures).flatMap((dataset) => {
    const isCounted = counted.includes(dataset);
    const marked = question.measures
      .flatMap((key) => measureOf(key).dependsOn ?? [])
      .filter((each) => each.dataset === dataset);
    const told = mergeRanges([
      ...(isCounted ? days : []),
      ...marked.flatMap((dependsOn) => markingDays(dependsOn, days)),
    ]);
    return numberRevisions(
      disclosed.latePublishings.get(dataset) ?? [],
      dataset,
      referenceData.periods,
    )
      .filter((revision) =>
        intersectRanges(told, [revision.days]).some((range) =>
          doesRevise(revision, isCounted ? agenciesIn(range) : null),
        ),
      )
      .map((revision) => ({ dataset, ...revision }));
  });
}
