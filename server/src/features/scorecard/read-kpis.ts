import type { CardParams } from '#domain/scorecard/ask-headlines.js';
import { orderByAttention } from '#domain/scorecard/attention.js';
import type { Headline } from '#domain/scorecard/headline.js';
import { judgeHeadlinesInSteps } from '#domain/scorecard/judge-headlines.js';
import type { WorkedOut } from '#features/figures/answer-cache.reader.js';
import { periodMaker } from '#features/periods/period.type.js';
import type { Context } from '#graphql/context.js';
import { runInSlices } from '#platform/fair-share/time-slices.js';

import { readHeadlines } from './headlines.reader.js';
import { type CachedKpi, countFigures, describeRead, toShownKpi } from './shown-kpi.type.js';

/** Rates headlines that are not on any scorecard, read together from one snapshot, in order. */
export async function readKpis(
  headlines: readonly Headline[],
  asked: CardParams,
  context: Context,
): Promise<WorkedOut<readonly CachedKpi[]>> {
  const read = await readHeadlines({ headlines, asked }, context);
  const judged = await runInSlices(
    judgeHeadlinesInSteps(read.headlines, read.answers, read),
    context.work,
  );
  const places = new Map(orderByAttention(judged).map((kpi, index) => [kpi, index + 1] as const));
  const described = describeRead(read, context);
  const periodOf = periodMaker(context.referenceData);
  const answer = judged.map((kpi) =>
    toShownKpi({ ...kpi, attention: places.get(kpi) ?? judged.length }, described, periodOf),
  );
  return { answer, cacheVersion: read.cacheVersion, figureCount: countFigures(answer) };
}
