import type { Figure } from '#domain/figures/figure/figure.js';
import { memoise } from '#domain/memoise.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type CardAnswers, rowReader, tableOf } from '#domain/scorecard/answers.js';
import type { Headline } from '#domain/scorecard/headline.js';

/**
 * Finds a figure for the four quarters up to the one shown, by its part; null if it was not asked
 * for.
 */
export type FindFourQuarters = (headline: Pick<Headline, 'measure' | 'part'>) => Figure | null;

/** Finds figures for the four quarters in the answers about a group of headlines. */
export function fourQuartersFinder(
  answers: CardAnswers,
  referenceData: ReferenceData,
): FindFourQuarters {
  const readRows = rowReader(answers, referenceData);
  const readWhole = memoise((name: 'FOUR_QUARTERS') => tableOf(answers, name, referenceData));
  return ({ measure, part }) => {
    const figure =
      part === null
        ? readWhole('FOUR_QUARTERS')?.totals.figures.get(measure)
        : readRows(`FOUR_QUARTERS BY ${part.dimension}`)?.figureOf([part.key], measure);
    return figure ?? null;
  };
}
