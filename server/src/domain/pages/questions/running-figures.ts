import type { ShownFigure } from '#domain/figures/table/answer.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { datasetsUnder } from '#domain/measures/datasets-under.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import { quarterOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type CardAnswers, stateOf } from '#domain/scorecard/answers.js';
import type { Headline } from '#domain/scorecard/headline.js';
import { runningFinder } from '#domain/scorecard/headline-figures.js';
import { countReturns, type ReturnCounts } from '#domain/scorecard/returns-owed.js';

/** The state of the current quarter. */
export interface RunningFigures {
  /**
   * A figure so far, with its change on the same days of last year; null if it was not asked for.
   */
  readonly figureOf: (headline: Pick<Headline, 'measure' | 'objective'>) => ShownFigure | null;
  readonly countReturns: (measures: readonly MeasureKey[]) => ReturnCounts;
}

/** Reads the current quarter's figures from the answers about that quarter only. */
export function readRunning(
  answers: CardAnswers,
  { page, referenceData }: { readonly page: PageParams; readonly referenceData: ReferenceData },
): RunningFigures {
  const find = runningFinder(answers, referenceData);
  const asked = { ...page.asked, quarter: quarterOf(referenceData.today) };
  return {
    figureOf: ({ measure, objective }) =>
      find(
        objective === null ? 'RUNNING' : 'RUNNING_OBJECTIVES',
        objective === null ? [] : [objective],
      )?.figures.get(measure) ?? null,
    countReturns: (measures) =>
      countReturns([...new Set(measures.flatMap((key) => datasetsUnder(measureOf(key))))], {
        returned: stateOf(answers).returned,
        asked,
        referenceData,
      }),
  };
}
