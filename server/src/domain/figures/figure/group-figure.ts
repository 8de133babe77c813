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
  emptySourcesFinder,
  hasAnyOf,
  isUnknown,
  type Parts,
  sumOfTerms,
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
} from '#domain/returned/returned-quarters.js';
import { ALWAYS, type DateRange, keysIn, rangeOf } from '#domain/time.js';

import {
  type Figure,
  type FigureFlag,
  toFigure,
  toFigureParts,
  toFigureValue,
  toMissing,
  toShown,
} from './figure.js';
import { type OthersOfParts, toProtectedFigure, withheld } from './protected-figure.js';
import type { FindSourceReturns } from './source-returns.js';

/** A group of a question, worked out on first use. */
export interface Group {
  readonly asked: GroupExtent;
  /** The group's key; null means everything that was asked about. */
  readonly key: readonly KeyValue[] | null;
  readonly placed: readonly PlacedRow[];
  /** The group's placed rows; if rows cover windows, only those of the last quarter. */
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
 * Makes the figures of a measure for a question's groups. What depends only on a group's days is
 * worked out once for each list of days.
 */
export function figureMaker(key: MeasureKey, setting: Setting): (group: Group) => Figure {
  const { question, disclosed } = setting;
  const measure = measureOf(key);
  const isWhole = question.by.length === 0;
  const make = shownMaker(key, setting);
  return (group) => {
    // A hidden figure only says that it is hidden, and does not even reveal whether there are
    // records.
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
  const { isMissing, daysOf, sendersOf, isApplicable, partsOf } = sumsFinder(key, setting);
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
    const { numerator, denominator } = partsOf(group);
    const ofDays = on(daysOf(group));
    let flags = isApplicable(group) ? none : notApplicable;
    for (const returns of ofDays.returns) flags = joinFlags(flags, returns.flagsOf(agenciesIn));
    flags = joinFlags(joinFlags(flags, ofDays.ofMarks), ofDays.ofBreaks);
    const others = isCleared
      ? noOthers
      : othersOf(measure, (part) => disclosed.findOthers(part, isWhole ? null : group.key));
    return toProtectedFigure(measure, { numerator, denominator, others, isOfAgencies }, flags);
  };
}

/** The figures of a measure that is neither hidden nor rounded, without their text. */
export interface PlainFigures {
  /**
   * Whether the group has no figure, because nobody sent it or it was reported for larger places
   * only.
   */
  readonly isMissing: (group: Group) => boolean;
  /**
   * Numerator and denominator. Null if there is no value, except for a share with a zero
   * denominator.
   */
  readonly partsOf: (group: Group) => Parts | null;
  /** The value; null if there is none. */
  readonly valueOf: (group: Group) => number | null;
  /**
   * The numerator and the denominator as plain numbers, for groups that have a figure: a page adds
   * up tens of thousands, and most are 0. The denominator is 0 if the measure has none of its own.
   */
  readonly numeratorOf: (sums: Sums) => number;
  readonly denominatorOf: (sums: Sums) => number;
  /** Whether the group has a figure. */
  readonly isThere: (group: Group) => boolean;
}

/** Figures for callers that add up many and do not need their text. */
export function plainMaker(key: MeasureKey, setting: Setting): PlainFigures {
  const measure = measureOf(key);
  const { isMissing, isApplicable, partsOf } = sumsFinder(key, setting);
  const isThere = (group: Group) => !isMissing(group) && isApplicable(group);
  const own = measure.denominator === 'POPULATION' ? null : measure.denominator;
  return {
    isMissing,
    partsOf: (group) => (isThere(group) ? toFigureParts(measure, partsOf(group)) : null),
    valueOf: (group) => (isThere(group) ? toFigureValue(measure, partsOf(group)) : null),
    numeratorOf: (sums) => toShown(sumOfTerms(sums, measure.numerator) * measure.sumScale),
    denominatorOf: (sums) => (own === null ? 0 : toShown(sumOfTerms(sums, own) * measure.sumScale)),
    isThere,
  };
}

/** Finds the sums of groups, as needed for their figures. */
interface SumsFinder {
  /** Whether nobody sent the group's records, or they were reported for larger places only. */
  readonly isMissing: (group: Group) => boolean;
  /** The days that a group covers; for a stock, the last quarter. */
  readonly daysOf: (group: Group) => readonly DateRange[];
  readonly sendersOf: (group: Group) => Senders;
  /**
   * Whether there can be a figure. There is none for a rate whose population is unknown, nor for a
   * stock whose places or days do not follow from the question.
   */
  readonly isApplicable: (group: Group) => boolean;
  readonly partsOf: (group: Group) => Parts;
}

/** A group with records of everything that a measure uses needs only its sums. */
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
  // No function is made for each call, because a page calls this tens of thousands of times.
  const isAboveOnly = (group: Group) => {
    for (let base = 0; base < bases.length; base += 1)
      if (!hasAnyOf(bases[base] ?? [], group.sums) && isBaseAbove(group, base)) return true;
    return false;
  };
  const findPopulation = populationFinder(referenceData);
  // Most groups never need to know what was asked about.
  const peopleIn = ({ asked }: Group) => findPopulation(asked);
  const isUnbounded = (group: Group) =>
    isStock && !(group.asked.arePlacesIndependent && group.asked.areDaysIndependent);
  const isOfAnybody = isOfSupporters(measure);
  const daysOf = ({ asked }: Group) => (isStock ? lastQuarterIn(asked.daysAtEnd) : asked.days);
  // Any agency's returns may name the agencies that supported it.
  const sendersOf = ({ asked }: Group) => (isOfAnybody ? everybody : asked);
  const emptySourcesOf = emptySourcesFinder(measure);
  const isNotSent = (group: Group) => {
    const empty = isRolling ? null : emptySourcesOf(group.sums);
    return empty?.length !== 0 && notSentOn(daysOf(group), empty ?? [], sendersOf(group));
  };
  return {
    ...{ daysOf, sendersOf },
    isMissing: (group) =>
      isNotSent(group) ||
      (measure.dependsOn !== null && isUnmarkedOn(daysOf(group))) ||
      isAboveOnly(group) ||
      isUnknown(measure, group.sums),
    isApplicable: (group) => !isUnbounded(group) && !(isForPeople && peopleIn(group) === null),
    partsOf: (group) =>
      toParts(measure, group.sums, isForPeople ? (peopleIn(group)?.people ?? 0) : 0),
  };
}

type Flags = readonly FigureFlag[];

const none: Flags = [];
const notApplicable: Flags = ['NOT_APPLICABLE'];
const broken: Flags = ['BREAK'];

/** The flags of both lists, once each. Most figures have flags from one list, or none. */
function joinFlags(some: Flags, others: Flags): Flags {
  if (others.length === 0) return some;
  return some.length === 0 ? others : [...new Set([...some, ...others])];
}

/** Whether the viewer is a partner with agencies of their own. */
export function hasAgencies({ policy }: Pick<DisclosedTable, 'policy'>): boolean {
  return policy.kind === 'PARTNER' && policy.agencyIds.length > 0;
}

/** What the numerator's and denominator's sums show of others. */
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

/**
 * The last quarter of the days, used for a stock; the days themselves if they are in the future.
 */
function findLastQuarter(
  measure: Measure,
  days: readonly DateRange[],
  referenceData: ReferenceData,
): readonly DateRange[] {
  const quarter = lastQuarterOf(days, baseOf(measure).source, referenceData);
  return quarter === null ? days : [rangeOf('QUARTER', quarter)];
}

/** Whose returns matter for a measure, among the agencies of a group. */
type Senders = Pick<GroupExtent, 'agencies' | 'agenciesIn'>;

interface Returns extends Pick<Setting, 'disclosed' | 'returnsOf'> {
  readonly isRolling: boolean;
}

/**
 * Finds whether a figure is missing because nobody sent what it is based on; for a row that is not
 * a window, only the sources without records matter.
 */
function notSentFinder(
  measure: Measure,
  { disclosed, returnsOf, isRolling }: Returns,
): (days: readonly DateRange[], empty: readonly Source[], senders: Senders) => boolean {
  const counted = memoise((source: Exclude<Source, 'RETURNS'>) =>
    countedQuarters(measure, source, disclosed),
  );
  /**
   * Whether none of the agencies asked about has sent a return of the source for a quarter of these
   * days, or each of them lacks one that is overdue. This holds for any date that a measure counts
   * by: an earlier return with nothing in these days was sent before they ended. If agencies are
   * supporters, any agency's return counts: a lead agency's return names them.
   */
  const on = memoise((days: readonly DateRange[]) =>
    memoise((source: Exclude<Source, 'RETURNS'>) => ({
      sent: sentOn(counted(source), days),
      lacked: returnsOf(source).on(days).lacked,
    })),
  );
  /**
   * Whether there is a quarter among the days for which none of the agencies asked about has sent a
   * return. A sum over three of four quarters must not look like a sum over four, for any date that
   * the measure counts by.
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
    if (days.length === 0 || senders.agencies?.size === 0) return false;
    const { agencies: agencyIds, agenciesIn } = senders;
    for (const source of empty) {
      if (source === 'RETURNS') continue;
      const { sent, lacked } = on(days)(source);
      if (!isAnySent(sent, agenciesIn) || isLackedByAll(lacked, { agenciesIn, agencyIds }))
        return true;
    }
    return false;
  };
}

/** All agencies on all days. */
const anybody: AgenciesIn = () => null;
const everybody: Senders = { agencies: null, agenciesIn: anybody };

/**
 * Finds the population for a group. Null for a group of agencies, which have no population, or of
 * places that do not follow from the question.
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
