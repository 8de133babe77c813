import { toFigureValue } from '#domain/figures/figure/figure.js';
import type { Dataset } from '#domain/lists.js';
import { boundsOf } from '#domain/measures/bounds.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Measure, Part, Term } from '#domain/measures/measure.js';
import { isOfSupporters, partsOf, sourcesOf } from '#domain/measures/measure.js';
import { drawControlChart, MIN_FOR_SIGNALS } from '#domain/scorecard/control-chart.js';
import { type Headline, headlines, type Objective } from '#domain/scorecard/headline.js';

/** Quarters before a return's that say what is usual. */
export const USUAL_QUARTERS = 13;

/** A headline figure of one agency in one quarter, as it is and as a return would make it. */
export interface HeadlineEffect {
  readonly measure: MeasureKey;
  /** Null for all objectives together. */
  readonly objective: Objective | null;
  /** Null where nothing was sent, or there is no value. */
  readonly before: number | null;
  readonly after: number | null;
  /** Between which it usually lies, by the agency's own quarters before; null where too few tell. */
  readonly usual: { readonly lower: number; readonly upper: number } | null;
  readonly isUnusual: boolean;
}

/** Where the agency's rows count by themselves: by one dataset, and by the date of its quarter. */
export interface CountedRows {
  readonly dataset: Dataset;
  readonly date: string;
  /** Whether the rows that were sent say all that a part asks of them. */
  readonly isTold: (part: Part) => boolean;
}

/**
 * The headlines that follow from an agency's own rows of a quarter alone. One that rests on other
 * datasets, on the records of others or on another date than that of the return is not among them:
 * what the return makes of it shows once it is published.
 */
export function headlinesOf({ dataset, date, isTold }: CountedRows): readonly Headline[] {
  return headlines.filter(({ measure: key }) => {
    const measure = measureOf(key);
    return (
      measure.denominator !== 'POPULATION' &&
      measure.dependsOn === null &&
      !isOfSupporters(measure) &&
      sourcesOf(measure).every((source) => source === dataset) &&
      partsOf(measure).every((part) => part.countedBy === date && isTold(part))
    );
  });
}

/** The parts of a headline: those of its measure, under its objective. */
export function partsOfHeadline({ measure, objective }: Headline): readonly Part[] {
  return partsOf(measureOf(measure)).map((part) =>
    objective === null
      ? part
      : { ...part, where: [...part.where, { attribute: 'OBJECTIVE', in: [objective] }] },
  );
}

/** The sum of each part of a headline, in the order of `partsOfHeadline`; null where none was sent. */
export type Sums = readonly number[] | null;

/** What a return makes of a headline. `earlier` are the quarters before, the oldest first. */
export function effectOn(
  { measure: key, objective }: Headline,
  {
    now,
    then,
    earlier,
  }: { readonly now: Sums; readonly then: Sums; readonly earlier: readonly Sums[] },
): HeadlineEffect {
  const measure = measureOf(key);
  const [before, after] = [toValue(measure, now), toValue(measure, then)];
  const usual = usualOf(
    measure,
    earlier.map((sums) => toValue(measure, sums)),
  );
  const isUnusual =
    usual !== null && after !== null && (after < usual.lower || after > usual.upper);
  return { measure: key, objective, before, after, usual, isUnusual };
}

function usualOf(measure: Measure, values: readonly (number | null)[]): HeadlineEffect['usual'] {
  const quarters = values.map((value) => ({ value, isNewStart: false, protection: null }));
  const { limits, pointCount } = drawControlChart(quarters, boundsOf(measure));
  return pointCount < MIN_FOR_SIGNALS ? null : limits;
}

function toValue(measure: Measure, sums: Sums): number | null {
  if (sums === null) return null;
  const parts = partsOf(measure);
  const sumOf = (terms: readonly Term[]) =>
    terms.reduce((sum, { part, sign }) => {
      const at = parts.findIndex(({ key }) => key === part.key);
      return sum + sign * (sums[at] ?? 0);
    }, 0);
  const { numerator, denominator, basePart, validWhen } = measure;
  const countOf = (part: Part | null) => (part === null ? 0 : sumOf([{ part, sign: 1 }]));
  // There are records, and in none of them its numbers are known.
  if (validWhen !== null && countOf(validWhen) === 0 && countOf(basePart) > 0) return null;
  if (denominator === 'POPULATION') return null;
  return toFigureValue(measure, {
    numerator: sumOf(numerator),
    denominator: denominator === null ? null : sumOf(denominator),
  });
}
