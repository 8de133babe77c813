import { cellsOf, isSmallCount } from '#domain/disclosure/others.js';
import { figureFlags } from '#domain/figures/figure/figure.js';
import { hasFigure, hasFlag } from '#domain/figures/figure/has-flag.js';
import { halfWidthOf } from '#domain/figures/figure/uncertainty.js';
import { groupExtentFinder } from '#domain/figures/plan/group-extent.js';
import {
  asksForWholeDatasets,
  basesOf,
  countNotPlaced,
} from '#domain/figures/plan/place-coding.js';
import { populationOf } from '#domain/figures/plan/population.js';
import { overlapsBreak } from '#domain/figures/plan/recording-breaks.js';
import { formatAbout } from '#domain/figures/words/rounding.js';
import { joinWords } from '#domain/join-words.js';
import { datasets } from '#domain/lists.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import { dimensions } from '#domain/measures/dimensions.js';
import { baseOf, isOfSupporters, type Measure } from '#domain/measures/measure.js';
import { sumOf } from '#domain/measures/sums.js';
import { addDays, formatDate } from '#domain/plain-date.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';
import { isTimeDimension, toCell, valuesOf } from '#domain/question/dimension-values.js';
import { axesOf, daysOf } from '#domain/question/filter.js';
import type { Question } from '#domain/question/question.js';
import { lastQuarterOf } from '#domain/question/stock-quarter.js';
import { noteWindow } from '#domain/question/window.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { ALWAYS } from '#domain/time.js';

import type { Answered } from './answered.js';
import { notePeriods } from './notes-on-periods.js';
import { noteProtected } from './notes-on-protection.js';
import { noteRemoved } from './notes-on-retention.js';
import { noteLeftOutOfBoth, noteMissing, noteRevisions } from './notes-on-returns.js';

const notAvailable = '[x] Not available: not recorded at this level, or no return was sent.';

const number = new Intl.NumberFormat('en-GB');

/**
 * What a reader must know to trust the answer, in sentences: cuts, quarters that are not final,
 * missing and revised returns, what is left out, flags.
 */
export function writeNotes(answered: Answered): readonly string[] {
  return [
    ...noteCut(answered),
    ...noteWindow(answered.asked, answered.referenceData),
    ...noteTime(answered),
    ...noteRemoved(answered),
    ...noteMissing(answered),
    ...noteLeftOutOfBoth(answered),
    ...noteRevisions(answered),
    ...noteBreaks(answered),
    ...noteNotPlaced(answered),
    ...noteLeftOut(answered),
    ...noteSeveral(answered),
    ...notePopulation(answered),
    ...noteStocks(answered),
    ...noteFlags(answered),
    ...noteNotFollowing(answered),
    ...noteProtected(answered),
    ...notePartlyReturned(answered),
    ...noteUnmarked(answered),
    ...noteSource(answered),
  ];
}

function noteCut({ table }: Answered): readonly string[] {
  if (!table.other) return [];
  const { rows, groupCount } = table;
  return [
    `Only ${number.format(rows.length)} of ${number.format(groupCount)} groups are listed. "other" holds the rest, and "totals" holds the whole.`,
  ];
}

/** An answer without a single figure still says which quarters are not final. */
function noteTime(answered: Answered): readonly string[] {
  return hasFlag(answered.table, 'PROVISIONAL') || hasFlag(answered.table, 'NOT_AVAILABLE')
    ? notePeriods(answered)
    : [];
}

function noteBreaks({ question, table, disclosed }: Answered): readonly string[] {
  if (!hasFlag(table, 'BREAK')) return [];
  const asked = daysOf(question.filter);
  const touching = disclosed.breaks.filter((change) =>
    question.measures.some((measure) => overlapsBreak(change, measure, asked)),
  );
  return touching.map(({ happenedOn, title }) => `[b] ${formatDate(happenedOn)}: ${title}`);
}

function noteNotPlaced({ question, disclosed, referenceData, codes }: Answered): readonly string[] {
  const { placed } = disclosed;
  if (!placed) return [];
  const finest = finestPlaces(question, referenceData);
  const asked =
    codes && finest
      ? new Set([...finest].filter((code) => codes.has(code)))
      : (finest ?? codes ?? new Set<string | null>());
  return question.measures.flatMap((measure) => {
    const count = countOfFirstSource(measure, (base) =>
      countNotPlaced({ placed, measure, base, codes: asked, places: referenceData.places }),
    );
    if (count === 0) return [];
    const { name, basePart } = measureOf(measure);
    // The number is known only for records in whole datasets: not for sums of cells, nor for part
    // of a dataset.
    const isExact = basePart === null && asksForWholeDatasets(question.filter);
    const some = isExact ? `${number.format(count)} ${count === 1 ? 'is' : 'are'}` : 'some are';
    return [
      `${name}: ${some} recorded only for a larger place, and not counted in any smaller one.`,
    ];
  });
}

/**
 * A count summed over a measure's bases, those of its first source only: records of two datasets
 * are not added together.
 */
function countOfFirstSource(measure: MeasureKey, count: (base: number) => number): number {
  const sources = basesOf(measureOf(measure)).map(([part]) => part?.source);
  return sources.reduce((sum, source, base) => sum + (source === sources[0] ? count(base) : 0), 0);
}

/**
 * The codes that a record needs to count in a row of the smallest places that the question groups
 * by; null if the question groups by no place.
 */
function finestPlaces({ by }: Question, referenceData: ReferenceData): ReadonlySet<string> | null {
  const sets = by
    .filter((dimension) => dimensions[dimension].axis === 'AREA')
    .map(
      (dimension) =>
        new Set(
          valuesOf(dimension, referenceData).flatMap((value) =>
            [...(toCell(dimension, value, referenceData).AREA ?? [])].filter(
              (code) => code !== null,
            ),
          ),
        ),
    );
  return sets.toSorted((a, b) => a.size - b.size)[0] ?? null;
}

function noteLeftOut({ question, disclosed }: Answered): readonly string[] {
  return question.measures.flatMap((key) => {
    const { name, leftOut } = measureOf(key);
    const count = leftOut ? sumOf(disclosed.totals, leftOut.part) : 0;
    if (!leftOut || count === 0) return [];
    const others = disclosed.findOthers(leftOut.part, null);
    if (others === 'NOT_AVAILABLE' || isSmallCount(others)) return [];
    const words =
      others === 'NONE'
        ? number.format(count)
        : `about ${formatAbout(count, halfWidthOf(cellsOf(others)), 'COUNT')}`;
    return [`${name}: ${words} ${leftOut.name} are left out.`];
  });
}

function noteSeveral({ question }: Answered): readonly string[] {
  const several = question.by.filter((dimension) => multiValued.has(dimensions[dimension].axis));
  const isByAgency = question.by.some((dimension) => dimensions[dimension].axis === 'AGENCY');
  const isOfAgencies = isByAgency || axesOf(question.filter).has('AGENCY');
  const supported = question.measures.map(measureOf).filter(isOfSupporters);
  return [
    ...several.map(
      (dimension) =>
        `${dimensions[dimension].name}: a record may name several. It counts in each of their rows and once in the totals, so rows must not be added up.`,
    ),
    ...(isOfAgencies ? supported : []).map(
      ({ name }) =>
        `${name}: agencies in this question are supporting agencies, not lead agencies.`,
    ),
    ...(isByAgency ? supported : []).map(
      ({ name }) =>
        `${name}: a disruption counts for each agency that supported it and once in the totals, so rows must not be added up.`,
    ),
  ];
}

function noteFlags({ table }: Answered): readonly string[] {
  // What is withheld is not missing: `noteProtected` says why.
  const isMissing = hasFigure(
    table,
    ({ flags, isWithheld }) => flags.includes('NOT_AVAILABLE') && !isWithheld,
  );
  const explained = (['NOT_APPLICABLE', 'LOW_RELIABILITY'] as const).filter((flag) =>
    hasFlag(table, flag),
  );
  return [...(isMissing ? [notAvailable] : []), ...explained.map((flag) => figureFlags[flag])];
}

/** Says why a figure has no value if its places, or its quarter, do not follow from the question. */
function noteNotFollowing({ question, referenceData, table }: Answered): readonly string[] {
  if (!hasFlag(table, 'NOT_APPLICABLE')) return [];
  const { arePlacesIndependent, areDaysIndependent } = groupExtentFinder(
    question,
    referenceData,
  )(null);
  const isConcerned = ({ kind, denominator }: Measure) =>
    (!arePlacesIndependent && (kind === 'STOCK' || denominator === 'POPULATION')) ||
    (!areDaysIndependent && kind === 'STOCK');
  const names = question.measures
    .map(measureOf)
    .flatMap((measure) => (isConcerned(measure) ? [measure.name] : []));
  const what = arePlacesIndependent ? 'a period' : 'a place';
  return names.length > 0
    ? [
        `[z] ${joinWords(names)}: not applicable where the filter joins ${what} to another condition with “or”.`,
      ]
    : [];
}

function notePartlyReturned({ asked, table }: Answered): readonly string[] {
  if (asked.window === 'PERIOD' || !hasFlag(table, 'NOT_AVAILABLE')) return [];
  return [
    '[x] A figure for four quarters is not available if the return for one of them is missing: a sum of three would look like a sum of four.',
  ];
}

function noteUnmarked({ question, table }: Answered): readonly string[] {
  const isMissing = (key: MeasureKey) =>
    [...table.rows, table.totals].some(({ figures }) =>
      figures.get(key)?.flags.includes('NOT_AVAILABLE'),
    );
  return question.measures.filter(isMissing).flatMap((key) => {
    const { name, dependsOn } = measureOf(key);
    if (!dependsOn) return [];
    const before = dependsOn.quarters > 1 ? ' or the quarter before it' : '';
    return [
      `[x] ${name}: not available where nobody has sent a return of ${datasets[dependsOn.dataset].toLowerCase()} for the period${before}.`,
    ];
  });
}

function notePopulation({ question, referenceData, codes }: Answered): readonly string[] {
  if (!question.measures.some((key) => measureOf(key).denominator === 'POPULATION')) return [];
  const asked = daysOf(question.filter);
  const [first, last] = [asked[0]?.from ?? ALWAYS.from, asked.at(-1)?.until ?? ALWAYS.until];
  const isByTime = question.by.some(isTimeDimension);
  const lastDay = last > referenceData.today ? referenceData.today : addDays(last, -1);
  const days = isByTime ? [first, lastDay] : [lastDay];
  const known = [
    ...new Set(
      days.flatMap(
        (day) => populationOf({ codes, lastDay: day, places: referenceData.places })?.year ?? [],
      ),
    ),
  ];
  if (known.length === 0) return [];
  return [
    `Population: estimates for the middle of ${known.join(' to ')}, by the Office for National Statistics. Each rate covers exactly the period shown; it is not scaled to a year.`,
  ];
}

function noteStocks({ question, referenceData }: Answered): readonly string[] {
  const isOverTime = question.by.some(isTimeDimension);
  const names = new Map<Quarter, string[]>();
  for (const measure of question.measures.map(measureOf).filter(({ kind }) => kind === 'STOCK')) {
    const quarter = lastQuarterOf(daysOf(question.filter), baseOf(measure).source, referenceData);
    if (quarter !== null) names.set(quarter, [...(names.get(quarter) ?? []), measure.name]);
  }
  return [...names].map(
    ([quarter, stocks]) =>
      `${stocks.join(', ')}: ${isOverTime ? 'the total is ' : ''}as at the end of ${formatQuarter(quarter)}. Quarters cannot be added together.`,
  );
}

function noteSource({ disclosed }: Answered): readonly string[] {
  const names = disclosed.readFrom.map(describeSource);
  return names.length > 0 ? [`Added up from ${names.join(', ')}.`] : [];
}

/** `referral_by_agency` is a rollup of referrals; a dataset, in capitals, is its records. */
function describeSource(source: string): string {
  const [, dataset = '', level] = /^([a-z_]+?)_by_([a-z_]+)$/.exec(source) ?? [];
  if (level === undefined) return `the records of ${source.toLowerCase().replaceAll('_', ' ')}`;
  const by = level.replaceAll('_', ' ').replace('supporter', 'supporting agency');
  return `stored totals of ${dataset.replaceAll('_', ' ')}s by ${by}`;
}
