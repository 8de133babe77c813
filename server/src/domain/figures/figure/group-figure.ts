import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { addOthers, type Others } from '#domain/disclosure/others.js';
import type { PlacedRow } from '#domain/disclosure/raw-table.js';
import { countedQuarters } from '#domain/figures/plan/coverage.js';
import type { GroupExtent } from '#domain/figures/plan/group-extent.js';
import { isUnmarked, markingDays } from '#domain/figures/plan/marking-returns.js';
import { basesOf, isReportedAboveOnly } from '#domain/figures/plan/place-coding.js';
import { populationOf } from '#domain/figures/plan/population.js';
import { overlapsBreak } from '#domain/figures/plan/recording-breaks.js';
import { datasetsOf } from '#domain/figures/plan/required-returns.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import {
  baseOf,
  isOfSupporters,
  type Measure,
  type Part,
  type Source,
  sourcesOf,
  type Term,
} from '#domain/measures/measure.js';
import {
  emptySourcesOf,
  isUnknown,
  type Parts,
  sumOf,
  type Sums,
  toParts,
} from '#domain/measures/sums.js';
import { memoise } from '#domain/memoise.js';
import { addDays, type PlainDate } from '#domain/plain-date.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Question } from '#domain/question/question.js';
import { lastQuarterOf } from '#domain/question/stock-quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import {
  type AgenciesIn,
  isAnySent,
  isLackedByAll,
  sentOn,
} from '#domain/returns/returned-quarters.js';
import { ALWAYS, type DateRange, keysIn, rangeOf } from '#domain/time.js';

import {
  type Figure,
  type FigureFlag,
  toFigure,
  toFigureParts,
  toFigureValue,
  toMissing,
} from './figure.js';
import { type OthersOfParts, toProtectedFigure, withheld } from './protected-figure.js';
import type { FindSourceReturns } from './source-returns.js';

/** What a group of a question holds: worked out where somebody looks at it. */
export interface Group {
  readonly asked: GroupExtent;
  /** Null stands for everything that was asked about. */
  readonly key: readonly KeyValue[] | null;
  readonly placed: readonly PlacedRow[];
  /** The same of the last quarter alone, where rows stand for windows. */
  readonly placedAtEnd: readonly PlacedRow[];
  readonly sums: Sums;
}

interface Setting {
  readonly question: Question;
  readonly disclosed: DisclosedTable;
  readonly referenceData: ReferenceData;
  readonly returnsOf: FindSourceReturns;
}

/**
 * Makes the figures of a measure for groups of a question. What depends on the days of a group
 * alone is worked out once for them.
 */
export function figureMaker(key: MeasureKey, setting: Setting): (group: Group) => Figure {
  const { question, disclosed } = setting;
  const measure = measureOf(key);
  const isWhole = question.by.length === 0;
  const make = shownMaker(key, setting);
  return (group) => {
    // What disclosure hides says so and nothing else: not whether there is anything.
    const hidden = disclosed.findHidden(measure, isWhole ? null : group.key);
    return hidden === null
      ? make(group)
      : { ...toMissing(measure, [hidden], withheld), isWithheld: true };
  };
}

function shownMaker(key: MeasureKey, setting: Setting): (group: Group) => Figure {
  const { question, disclosed, returnsOf } = setting;
  const measure = measureOf(key);
  const isWhole = question.by.length === 0;
  const isOfAgencies = hasAgencies(disclosed);
  const isCleared = disclosed.policy.kind === 'CLEARED';
  const noOthers = othersOf(measure, () => 'NONE');
  const { isMissing, daysOf, sendersOf, partsOf } = sumsFinder(key, setting);
  const on = memoise((days: readonly DateRange[]) => ({
    ofBreaks: disclosed.breaks.some((change) => overlapsBreak(change, key, days)) ? broken : none,
    returns: datasetsOf([key]).map((dataset) => returnsOf(dataset).on(days)),
    ofMarks: measure.dependsOn
      ? returnsOf(measure.dependsOn.dataset)
          .on(markingDays(measure.dependsOn, days))
          .flagsOf(anybody)
      : none,
  }));

  return (group) => {
    if (isMissing(group))
      return toFigure(measure, { numerator: 0, denominator: null }, ['NOT_AVAILABLE']);

    const { agenciesIn } = sendersOf(group);
    const parts = partsOf(group);
    const ofDays = on(daysOf(group));
    let flags = parts.isApplicable ? none : notApplicable;
    for (const returns of ofDays.returns) flags = joinFlags(flags, returns.flagsOf(agenciesIn));
    flags = joinFlags(joinFlags(flags, ofDays.ofMarks), ofDays.ofBreaks);
    const others = isCleared
      ? noOthers
      : othersOf(measure, (part) => disclosed.findOthers(part, isWhole ? null : group.key));
    const { numerator, denominator } = parts;
    return toProtectedFigure(measure, { numerator, denominator, others, isOfAgencies }, flags);
  };
}

/**
 * The figures of a measure where nothing of them can be hidden or rounded, without what is said of
 * them.
 */
export interface PlainFigures {
  /** Whether there is none, since nobody sent it or it is told for larger places alone. */
  readonly isMissing: (group: Group) => boolean;
  /**
   * What stands above and below the line. Null where there is no value but that of a share of
   * nothing.
   */
  readonly partsOf: (group: Group) => Parts | null;
  /** The value; null where there is none. */
  readonly valueOf: (group: Group) => number | null;
}

/** Finds them for the person who adds up many figures and says nothing of any. */
export function plainMaker(key: MeasureKey, setting: Setting): PlainFigures {
  const measure = measureOf(key);
  const { isMissing, partsOf } = sumsFinder(key, setting);
  return {
    isMissing,
    partsOf: (group) => {
      if (isMissing(group)) return null;
      const parts = partsOf(group);
      return parts.isApplicable ? toFigureParts(measure, parts) : null;
    },
    valueOf: (group) => {
      if (isMissing(group)) return null;
      const parts = partsOf(group);
      return parts.isApplicable ? toFigureValue(measure, parts) : null;
    },
  };
}

/** Finds the sums of groups as their figures take them. */
interface SumsFinder {
  /** Whether nobody sent them, or they are told for larger places alone. */
  readonly isMissing: (group: Group) => boolean;
  /** The days that a group is of: of a stock their last quarter. */
  readonly daysOf: (group: Group) => readonly DateRange[];
  readonly sendersOf: (group: Group) => Senders;
  /**
   * With whether they can be told at all: not for people of places that are not known, nor how
   * things stood at no one moment.
   */
  readonly partsOf: (group: Group) => Parts & { readonly isApplicable: boolean };
}

/** Of a group with records of all that a measure is made of nothing is looked up but its sums. */
function sumsFinder(
  key: MeasureKey,
  { question, disclosed, referenceData, returnsOf }: Setting,
): SumsFinder {
  const measure = measureOf(key);
  const isRolling = question.window === 'ROLLING_FOUR_QUARTERS' && measure.kind === 'FLOW';
  const isStock = measure.kind === 'STOCK';
  const isForPeople = measure.denominator === 'POPULATION';
  const marking = {
    returned: measure.dependsOn ? (disclosed.returned.get(measure.dependsOn.dataset) ?? []) : [],
    isRolling,
  };
  const notSentOn = notSentFinder(measure, { disclosed, returnsOf, isRolling });
  const lastQuarterIn = memoise((days: readonly DateRange[]) =>
    findLastQuarter(measure, days, referenceData),
  );
  const isUnmarkedOn = memoise((days: readonly DateRange[]) => isUnmarked(measure, days, marking));
  const bases = basesOf(measure);
  const isBaseAboveOnly = memoise((placed: readonly PlacedRow[]) =>
    memoise((codes: NonNullable<GroupExtent['codes']>) =>
      memoise((base: number) =>
        isReportedAboveOnly({ placed, measure: key, base, codes, places: referenceData.places }),
      ),
    ),
  );
  const isBaseAbove = ({ asked: { codes }, placed, placedAtEnd }: Group, base: number) =>
    codes !== null && isBaseAboveOnly(isStock ? placedAtEnd : placed)(codes)(base);
  const isAboveOnly = (group: Group) =>
    bases.some(
      (parts, base) =>
        parts.every((part) => sumOf(group.sums, part) === 0) && isBaseAbove(group, base),
    );
  const findPopulation = populationFinder(referenceData);
  const isOfAnybody = isOfSupporters(measure);
  const daysOf = ({ asked }: Group) => (isStock ? lastQuarterIn(asked.daysAtEnd) : asked.days);
  // Of those who supported anybody's returns tell.
  const sendersOf = ({ asked }: Group) => (isOfAnybody ? everybody : asked);
  const isNotSent = (group: Group) => {
    const empty = isRolling ? null : emptySourcesOf(measure, group.sums);
    return empty?.length !== 0 && notSentOn(daysOf(group), empty ?? [], sendersOf(group));
  };
  return {
    ...{ daysOf, sendersOf },
    isMissing: (group) =>
      isNotSent(group) ||
      (measure.dependsOn !== null && isUnmarkedOn(daysOf(group))) ||
      isAboveOnly(group) ||
      isUnknown(measure, group.sums),
    partsOf: (group) => {
      const population = isForPeople ? findPopulation(group.asked) : null;
      const isUnbounded =
        isStock && !(group.asked.arePlacesIndependent && group.asked.areDaysIndependent);
      const { numerator, denominator } = toParts(measure, group.sums, population?.people ?? 0);
      return {
        numerator,
        denominator,
        isApplicable: !isUnbounded && !(isForPeople && population === null),
      };
    },
  };
}

type Flags = readonly FigureFlag[];

const none: Flags = [];
const notApplicable: Flags = ['NOT_APPLICABLE'];
const broken: Flags = ['BREAK'];

/** All of some flags, once each. Most figures have those of one reason, or none. */
function joinFlags(some: Flags, others: Flags): Flags {
  if (others.length === 0) return some;
  return some.length === 0 ? others : [...new Set([...some, ...others])];
}

/** Whether there are records that are the viewer's own. */
export function hasAgencies({ policy }: Pick<DisclosedTable, 'policy'>): boolean {
  return policy.kind === 'PARTNER' && policy.agencyIds.length > 0;
}

/** What the sums above and below the line show of others. */
export function othersOf(
  { numerator, denominator }: Measure,
  find: (part: Part) => Others,
): OthersOfParts {
  return {
    numerator: addOthersOf(numerator, find),
    denominator:
      denominator === null || denominator === 'POPULATION' ? null : addOthersOf(denominator, find),
  };
}

function addOthersOf(terms: readonly Term[], find: (part: Part) => Others): Others {
  const [first] = terms;
  return terms.length === 1 && first
    ? find(first.part)
    : addOthers(terms.map(({ part }) => find(part)));
}

/** The last quarter of the days, which a stock is taken in; none where they lie in the future. */
function findLastQuarter(
  measure: Measure,
  days: readonly DateRange[],
  referenceData: ReferenceData,
): readonly DateRange[] {
  const quarter = lastQuarterOf(days, baseOf(measure).source, referenceData);
  return quarter === null ? days : [rangeOf('QUARTER', quarter)];
}

/** Whose returns tell of a measure, of the agencies that a group speaks of. */
type Senders = Pick<GroupExtent, 'agencies' | 'agenciesIn'>;

interface Returns extends Pick<Setting, 'disclosed' | 'returnsOf'> {
  readonly isRolling: boolean;
}

/**
 * Finds whether a figure is missing since nobody sent what it is made of: of a row that is no
 * window the sources without records.
 */
function notSentFinder(
  measure: Measure,
  { disclosed, returnsOf, isRolling }: Returns,
): (days: readonly DateRange[], empty: readonly Source[], senders: Senders) => boolean {
  const counted = memoise((source: Exclude<Source, 'RETURNS'>) =>
    countedQuarters(measure, source, disclosed),
  );
  /**
   * Whether nobody asked about has sent a return of the source for a quarter of these days, or each
   * of them lacks one that is overdue. It holds by whatever date a measure counts: an earlier
   * return that tells of nothing in these days was sent before they were over. A lead's return
   * tells whom it supported.
   */
  const on = memoise((days: readonly DateRange[]) =>
    memoise((source: Exclude<Source, 'RETURNS'>) => ({
      sent: sentOn(counted(source), days),
      lacked: returnsOf(source).on(days).lacked,
    })),
  );
  /**
   * Whether there is a quarter among the days for which nobody asked about has sent a return: a sum
   * over the other three of four must not look like four, by whatever date it counts.
   */
  const inEachOf = memoise((days: readonly DateRange[]) => {
    const quarters = days
      .flatMap((range) => keysIn('QUARTER', range))
      .map((quarter) => rangeOf('QUARTER', quarter));
    return sourcesOf(measure).flatMap((source) =>
      source === 'RETURNS' ? [] : quarters.map((quarter) => sentOn(counted(source), [quarter])),
    );
  });

  return (days, empty, senders) => {
    if (isRolling)
      return (
        senders.agencies?.size !== 0 &&
        inEachOf(days).some((sent) => !isAnySent(sent, senders.agenciesIn))
      );
    return empty.some((source) => {
      if (source === 'RETURNS' || days.length === 0 || senders.agencies?.size === 0) return false;
      const { sent, lacked } = on(days)(source);
      return (
        !isAnySent(sent, senders.agenciesIn) ||
        isLackedByAll(lacked, { agenciesIn: senders.agenciesIn, agencyIds: senders.agencies })
      );
    });
  };
}

/** All agencies on all days. */
const anybody: AgenciesIn = () => null;
const everybody: Senders = { agencies: null, agenciesIn: anybody };

/**
 * Finds the people that a group is of. Null where it is of agencies, whose people are not counted,
 * or of places that do not follow.
 */
function populationFinder({ places, today }: ReferenceData) {
  const find = memoise((codes: GroupExtent['codes']) =>
    memoise((lastDay: PlainDate) => populationOf({ codes, places, lastDay })),
  );
  return ({ days, agencies, codes, arePlacesIndependent }: GroupExtent) => {
    if (agencies || !arePlacesIndependent) return null;
    const until = days.at(-1)?.until ?? ALWAYS.until;
    return find(codes)(until === ALWAYS.until ? today : addDays(until, -1));
  };
}
