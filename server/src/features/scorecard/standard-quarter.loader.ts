import type { Dataset } from '#domain/lists.js';
import type { Quarter } from '#domain/quarter.js';
import { findStandardQuarter } from '#domain/scorecard/quarters.js';
import { AnswerCache, type Asking } from '#features/figures/answer-cache.reader.js';
import { readCacheVersion } from '#features/figures/cache-version.reader.js';
import { readQuartersReturned } from '#features/periods/returned-quarters.reader.js';

const kept = new AnswerCache<{ readonly quarter: Quarter }>({ isSmall: true });

/** The default quarter for these datasets, cached until another return is published. */
export async function loadStandardQuarter(
  datasets: readonly Dataset[],
  asking: Asking,
): Promise<Quarter> {
  const { database, referenceData, doesKeepAnswers } = asking;
  const { quarter } = await kept.find(datasets, asking, () =>
    database.read(async (transaction) => {
      const quarters = await readQuartersReturned(transaction, datasets);
      return {
        answer: { quarter: findStandardQuarter(quarters, referenceData) },
        cacheVersion: doesKeepAnswers ? await readCacheVersion(transaction) : '',
        figureCount: 0,
      };
    }),
  );
  return quarter;
}
