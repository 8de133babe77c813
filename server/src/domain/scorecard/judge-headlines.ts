import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { datasetsUnder } from '#domain/measures/datasets-under.js';
import type { Measure } from '#domain/measures/measure.js';
import { memoise } from '#domain/memoise.js';
import type { PeriodStatus } from '#domain/period.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Steps } from '#domain/steps.js';
import type { Target } from '#domain/targets/target.js';

import { type CardAnswers, rowReader, stateOf } from './answers.js';
import { type CardParams, companionOf } from './ask-headlines.js';
import type { Headline } from './headline.js';
import { figureFinder } from './headline-figures.js';
import { askedOf, canHaveTargets } from './headline-parts.js';
import { type Kpi, toKpi } from './kpi.js';
import { type ReturnCounts, returnsCounter } from './returns-owed.js';

export interface JudgedKpi extends Kpi, ReturnCounts {
  /** The scope that the headline is for: if headlines are split, the scope of its part. */
  readonly asked: CardParams;
  /** The status of the quarter for the measure's data. */
  readonly periodStatus: PeriodStatus;
}

/** What headlines are rated from, and for which scope. */
export interface JudgeSetting {
  readonly asked: CardParams;
  readonly targets: readonly Target[];
  readonly referenceData: ReferenceData;
}

/**
 * Rates headlines by the engine's answers, one in each step: nothing is added up here, and nothing
 * that disclosure removed comes back.
 */
export function* judgeHeadlinesInSteps(
  headlines: readonly Headline[],
  answers: CardAnswers,
  setting: JudgeSetting,
): Steps<readonly JudgedKpi[]> {
  const { breaks, returned } = stateOf(answers);
  const reading = { ...setting, readRows: rowReader(answers, setting.referenceData) };
  const findFigures = figureFinder(answers, reading);
  const targetsOf = memoise((measure: MeasureKey) =>
    setting.targets.filter((target) => target.measure === measure),
  );
  const countReturns = returnsCounter({ ...setting, returned });
  const judged: JudgedKpi[] = [];
  for (const headline of headlines) {
    const measure = measureOf(headline.measure);
    const figures = findFigures(headline);
    const asked = askedOf(headline.part, setting.asked, setting.referenceData);
    const targets = canHaveTargets(asked) ? targetsOf(headline.measure) : [];
    const other = companionOf(headline.measure);
    const beside = other && {
      wording: measureOf(other).inSentences,
      figure: findFigures({ ...headline, measure: other }).figure,
    };
    const kpi = toKpi(headline, Object.assign(figures, { beside, breaks }), {
      ...setting,
      asked,
      targets,
    });
    judged.push(
      Object.assign(kpi, {
        ...countReturns(datasetsUnder(measure), asked),
        asked,
        periodStatus: statusOf(measure, setting),
      }),
    );
    yield;
  }
  return judged;
}

function statusOf(
  measure: Measure,
  { asked: { quarter }, referenceData: { periods, today } }: JudgeSetting,
): PeriodStatus {
  const statuses = new Set(
    datasetsUnder(measure).map((dataset) => periods.statusOf(dataset, quarter, today)),
  );
  return (['OPEN', 'PROVISIONAL'] as const).find((status) => statuses.has(status)) ?? 'FINAL';
}
