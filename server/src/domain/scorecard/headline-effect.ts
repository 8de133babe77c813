import { toFigureValue } from '#domain/figures/figure/figure.js';
import type { Dataset } from '#domain/lists.js';
import { boundsOf } from '#domain/measures/bounds.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Measure, Part, Term } from '#domain/measures/measure.js';
import { isOfSupporters, partsOf, sourcesOf } from '#domain/measures/measure.js';
import { drawControlChart, MIN_FOR_SIGNALS } from '#domain/scorecard/control-chart.js';
import { type Headline, headlines, type Objective } from '#domain/scorecard/headline.js';

/** How many quarters before the return's quarter give the usual range. */
export const USUAL_QUARTERS = 13;

/** A headline for one agency and quarter, as it is and as a return would make it. */
export interface HeadlineEffect {
  readonly measure: MeasureKey;
  /** The objective; null for all objectives together. */
  readonly objective: Objective | null;
  /** The value before the return; null if nothing was sent, or there is no value. */
  readonly before: number | null;
  readonly after: number | null;
  /** The usual range from the agency's own earlier quarters; null if there are too few. */
  readonly usual: { readonly lower: number; readonly upper: number } | null;
  /** Whether the return changes the headline to a value outside its usual range. */
  readonly isUnusual: boolean;
}

/** The agency's own rows of one dataset, by the date that decides their quarter. */
export interface CountedRows {
  readonly dataset: Dataset;
  readonly date: string;
  /** Whether the rows that were sent contain everything that a part needs. */
  readonly isTold: (part: Part) => boolean;
}

/**
 * The headlines that depend only on an agency's own rows of a quarter. Those that depend on other
 * datasets, on other agencies' records or on a date other than the return's are left out: the
 * return's effect on them is known only once it is published.
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

/** The sum of each part of a headline, in the order of `partsOfHeadline`; null if none was sent. */
export type Sums = readonly number[] | null;

/** The effect of a return on a headline. `earlier` are the quarters before, oldest first. */
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
  const isOutside =
    usual !== null && after !== null && (after < usual.lower || after > usual.upper);
  const isUnusual = isOutside && after !== before;
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
  // There are records, but none has the measure's numbers.
  if (validWhen !== null && countOf(validWhen) === 0 && countOf(basePart) > 0) return null;
  if (denominator === 'POPULATION') return null;
  return toFigureValue(measure, {
    numerator: sumOf(numerator),
    denominator: denominator === null ? null : sumOf(denominator),
  });
}
