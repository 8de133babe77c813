import {
  describeExplanation,
  summariseExplanation,
} from '#domain/findings/describe-explanation.js';
import type { ExplainedKpi } from '#domain/findings/explain-kpi.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { ShownChange } from './shown-change.js';

/**
 * What explains a change, in the unit in which it is shown: rates for residents are explained by
 * their counts.
 */
export function describeShownExplanation(
  explained: ExplainedKpi,
  change: ShownChange,
  referenceData: ReferenceData,
): string {
  return describeExplanation(inShownUnit(explained, change), {
    measure: change.measure,
    referenceData,
  });
}

/** What explains a change, as a clause of a title; null if no part explains it. */
export function summariseShownExplanation(
  explained: ExplainedKpi,
  change: ShownChange,
  referenceData: ReferenceData,
): string | null {
  return summariseExplanation(inShownUnit(explained, change), {
    measure: change.measure,
    referenceData,
  });
}

function inShownUnit(
  explained: ExplainedKpi,
  { measure, whole, splits }: ShownChange,
): ExplainedKpi {
  const [before, after] = [whole.before.amount, whole.after.amount];
  if (measure.denominator !== 'POPULATION' || before === null || after === null) return explained;
  const partOf = (name: string, key: string | null) =>
    splits
      .find(({ dimension }) => dimension === name)
      ?.parts.find((part) => (part.key === null ? null : String(part.key)) === key);
  const { explanation } = explained;
  const own =
    explanation.kind === 'PART'
      ? partOf(explanation.part.split, explanation.part.key)?.contribution
      : undefined;
  return {
    ...explained,
    explanation:
      explanation.kind === 'PART' && own
        ? { ...explanation, part: { ...explanation.part, contribution: own } }
        : explanation,
    splits: explained.splits.map((split) => ({
      ...split,
      whole: { before, after },
      parts: split.parts.map((part) => {
        const shown = partOf(split.name, part.key);
        return {
          key: part.key,
          isDistinguishable: part.isDistinguishable,
          before: shown?.before.amount ?? part.before,
          after: shown?.after.amount ?? part.after,
          // Worked out on first use, because few parts need it.
          get past() {
            return part.past;
          },
        };
      }),
    })),
  };
}
