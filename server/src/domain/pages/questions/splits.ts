import { findSuccessor } from '#domain/agency-succession.js';
import type { Figure } from '#domain/figures/figure/figure.js';
import type { Amounts } from '#domain/figures/table/figures-by-key.js';
import type { SplitFigures } from '#domain/findings/explain-kpi.js';
import { mergeFigures, mergeParts } from '#domain/findings/merge-figures.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Parts } from '#domain/measures/sums.js';
import { memoise } from '#domain/memoise.js';
import type { Quarter } from '#domain/quarter.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type CardAnswers, rowReader } from '#domain/scorecard/answers.js';
import { splitsOfHeadline } from '#domain/scorecard/ask-headlines.js';
import type { Headline } from '#domain/scorecard/headline.js';

/** Reads the parts that the change in a headline is broken down into. */
export type ReadSplits = (
  headline: Pick<Headline, 'measure' | 'objective'>,
) => readonly SplitFigures[];

/** Reads splits from the answers about a group of headlines; empty if they were not asked for. */
export function splitReader(answers: CardAnswers, referenceData: ReferenceData): ReadSplits {
  const readRows = rowReader(answers, referenceData);
  const known = new Map<string, readonly SplitFigures[]>();
  const read: ReadSplits = ({ measure, objective }) =>
    splitsOfHeadline({ measure, objective }).flatMap((dimension): readonly SplitFigures[] => {
      const read = readRows(
        objective === null ? `ALL SPLIT BY ${dimension}` : `OBJECTIVES SPLIT BY ${dimension}`,
      );
      if (!read) return [];
      const listed = read.lastValues(
        (beginning) => objective === null || beginning[1] === objective,
      );
      const members = groupBySuccessor(dimension, listed, referenceData);
      const keys = [...members.keys()];
      const toKey = (quarter: string, key: KeyValue) =>
        objective === null ? [quarter, key] : [quarter, objective, key];
      const knownOf = (quarter: string, key: KeyValue) =>
        knownOnly(read.figureOf(toKey(quarter, key), measure));
      const figureOf = (quarter: string, key: KeyValue) => {
        const several = members.get(key) ?? [key];
        return several.length === 1
          ? knownOf(quarter, key)
          : mergeKnown(
              measureOf(measure),
              several.map((each) => knownOf(quarter, each)),
            );
      };
      const isOneMissing = (quarter: string, key: KeyValue) =>
        read.isMissing(toKey(quarter, key), measure);
      const partsOfOne = (quarter: string, key: KeyValue) =>
        read.partsOf(toKey(quarter, key), measure);
      const partsOf = (quarter: string, key: KeyValue) => {
        const several = members.get(key) ?? [key];
        if (several.length === 1) return partsOfOne(quarter, key);
        const known = several.filter((each) => !isOneMissing(quarter, each));
        return mergeParts(
          measureOf(measure),
          known.map((each) => partsOfOne(quarter, each) ?? nothing),
        );
      };
      const joined = [...members].flatMap(([key, several], index) =>
        several.length === 1 ? [] : [{ key, several, index }],
      );
      // Merging sums in another unit divides and multiplies, which may change the last digit.
      const isMerged = measureOf(measure).sumScale !== 1;
      const amountsIn = memoise((quarter: Quarter) => {
        const beginning = objective === null ? [quarter] : [quarter, objective];
        const amounts = read.amountsOf(beginning, keys, measure);
        for (const { key, several, index } of joined) {
          const parts = isMerged
            ? partsOf(quarter, key)
            : sumOfAmounts(read.amountsOf(beginning, several, measure));
          amounts.numerators[index] = parts?.numerator ?? 0;
          amounts.denominators[index] = parts?.denominator ?? 0;
        }
        return amounts;
      });
      const isMissing = (quarter: string, key: KeyValue) =>
        (members.get(key) ?? [key]).every((each) => isOneMissing(quarter, each));
      const isDistinguishable = (key: KeyValue) =>
        key !== null &&
        (dimension !== 'AREA' || referenceData.places.find(String(key))?.kind === 'DISTRICT');
      return [
        {
          dimension,
          keys,
          figureOf,
          isDistinguishable,
          ...(read.isExact(measure) ? { plain: { partsOf, isMissing, amountsIn } } : {}),
        },
      ];
    });
  return (headline) => {
    const name = `${headline.measure} ${headline.objective ?? ''}`;
    const splits = known.get(name) ?? read(headline);
    known.set(name, splits);
    return splits;
  };
}

function sumOfAmounts({ numerators, denominators }: Amounts): Parts {
  return {
    numerator: numerators.reduce((sum, each) => sum + each, 0),
    denominator: denominators.reduce((sum, each) => sum + each, 0),
  };
}

/** The amounts of a part that was named and has no records. */
const nothing: Parts = { numerator: 0, denominator: 0 };

/**
 * The keys that make one part: an agency and those it succeeded, under its own key; any other key
 * alone.
 */
function groupBySuccessor(
  dimension: Dimension,
  keys: readonly KeyValue[],
  referenceData: Pick<ReferenceData, 'agencies'>,
): ReadonlyMap<KeyValue, readonly KeyValue[]> {
  const groups = new Map<KeyValue, KeyValue[]>();
  for (const key of keys) {
    const of =
      dimension === 'AGENCY' && typeof key === 'string' ? findSuccessor(key, referenceData) : key;
    groups.set(of, [...(groups.get(of) ?? []), key]);
  }
  return groups;
}

/**
 * The sum of figures that make one part; if one of them is hidden or rounded, that figure instead,
 * so that the split is not read.
 */
function mergeKnown(
  measure: Measure,
  figures: readonly ReturnType<SplitFigures['figureOf']>[],
): ReturnType<SplitFigures['figureOf']> {
  const known = figures.filter((figure) => figure !== null);
  if (known.length === 0) return null;
  return (
    mergeFigures(measure, known) ??
    known.find(({ flags, range }) => range !== null || flags.length > 0) ??
    null
  );
}

/** Reads the figure that splits are parts of; null if it was not asked for, or there is none. */
export type ReadWhole = (
  headline: Pick<Headline, 'measure' | 'objective'>,
  quarter: Quarter,
) => Figure | null;

/** Reads wholes from the answers about a group of headlines. */
export function wholeReader(answers: CardAnswers, referenceData: ReferenceData): ReadWhole {
  const readRows = rowReader(answers, referenceData);
  return ({ measure, objective }, quarter) => {
    const figure =
      objective === null
        ? readRows('ALL')?.figureOf([quarter], measure)
        : readRows('OBJECTIVES')?.figureOf([quarter, objective], measure);
    return figure ?? null;
  };
}

/** A figure of a part; null if nobody sent it: then no whole includes it. */
export function knownOnly(
  figure: ReturnType<SplitFigures['figureOf']>,
): ReturnType<SplitFigures['figureOf']> {
  return figure === null || (figure.flags.includes('NOT_AVAILABLE') && !figure.isWithheld)
    ? null
    : figure;
}
