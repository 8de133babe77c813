import type { MeasureKey } from '#domain/measures/catalogue.js';
import { labelPart } from '#domain/pages/cells/part-label.js';
import type { PartsDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { isInPart } from '#domain/scorecard/charted-quarters.js';
import { partsIn } from '#domain/scorecard/headline-parts.js';

/** A number out of a whole. */
export interface CountedPart {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

/** The key of the part of the gap without any of the dimension's codes. */
export const UNKNOWN = 'UNKNOWN';

/**
 * Splits the gap, largest part first and unknown last. Empty if it cannot be split, or not all of
 * it is shown exactly.
 */
export function describeGap(
  block: PartsDeclaration,
  leftOut: number,
  { page, findKpi, referenceData }: AnswerSetting,
): readonly CountedPart[] {
  if (block.leftOutBy === undefined) return [];
  const { dimension, unknown } = block.leftOutBy;
  const parts = partsIn(dimension, page.asked, referenceData).map((part) => {
    const kpiOf = (measure: MeasureKey) =>
      findKpi('ASKED', { measure, objective: page.objective, part });
    const [whole, share] = [kpiOf(block.whole), kpiOf(block.measure)];
    const isExact = [whole, share].every(
      (kpi) =>
        kpi !== null &&
        !kpi.figure.isWithheld &&
        !isInPart(kpi.figure) &&
        kpi.figure.range === null,
    );
    const count = (whole?.figure.value ?? 0) - (share?.figure.denominator ?? 0);
    return {
      key: part.key,
      label: whole === null ? part.key : labelPart(whole, referenceData),
      count,
      isExact,
    };
  });
  const told = parts.reduce((all, { count }) => all + count, 0);
  if (parts.some(({ isExact, count }) => !isExact || count < 0) || told > leftOut) return [];
  return [
    ...parts.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count),
    ...(told < leftOut ? [{ key: UNKNOWN, label: unknown, count: leftOut - told }] : []),
  ];
}
