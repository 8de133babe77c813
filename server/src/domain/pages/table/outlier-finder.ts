import type { MeasureKey } from '#domain/measures/catalogue.js';
import { memoise } from '#domain/memoise.js';
import type { CellMark } from '#domain/pages/block/block.js';
import { compareParts, outlierMark } from '#domain/pages/block/compared-parts.js';
import type { ColumnDeclaration, TableDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { askedBy, headlinesCompared } from '#domain/pages/questions/block-headlines.js';
import { isComparedColumn } from '#domain/pages/questions/block-measures.js';

interface OutlierFinder {
  /** Whether the parts of a column are compared with each other. */
  readonly isCompared: (column: ColumnDeclaration) => boolean;
  /**
   * The mark of a part that differs from the others by more than chance explains; null if it does
   * not.
   */
  readonly markOf: (measure: MeasureKey, key: string) => CellMark | null;
}

/** Which parts of a table stand out among the others over four quarters. */
export function outlierFinder(
  block: TableDeclaration,
  { page, findFourQuarters, referenceData }: AnswerSetting,
): OutlierFinder {
  const figures = findFourQuarters(askedBy(block, page, referenceData).name);
  const headlines = headlinesCompared(block, page, referenceData);
  const comparedPlaces = memoise((measure: MeasureKey) => {
    const own = headlines.flatMap((headline) => {
      const figure = headline.measure === measure ? figures(headline) : null;
      return headline.part === null || figure === null ? [] : [{ part: headline.part, figure }];
    });
    return own.length === 0 ? null : compareParts(measure, own);
  });
  return {
    isCompared: (column) => isComparedColumn(column) && comparedPlaces(column.measure) !== null,
    markOf: (measure, key) => {
      const found = comparedPlaces(measure)?.parts.find(({ part }) => part.key === key);
      return found ? outlierMark(found) : null;
    },
  };
}
