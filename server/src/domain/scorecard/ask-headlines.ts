import type { AgencyKind, AgencyRecord } from '#domain/agencies.js';
import { openQuarters } from '#domain/figures/plan/open-quarters.js';
import { isMeasureKey, type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensionKeys } from '#domain/measures/dimensions.js';
import { splitsOf } from '#domain/measures/splits.js';
import { memoise } from '#domain/memoise.js';
import type { AreaRecord } from '#domain/places.js';
import { type Quarter, quartersBetween } from '#domain/quarter.js';
import type { Filter } from '#domain/question/filter.js';
import {
  type ChangeParams,
  type Comparison,
  comparisonKeys,
  MAX_GROUPS,
  type Question,
} from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { rangeOf } from '#domain/time.js';

import {
  type CrimeType,
  type Headline,
  isListDimension,
  isOfToday,
  type ListDimension,
  objectiveKeys,
  type PartDimension,
  partDimensions,
} from './headline.js';
import { seriesQuarters } from './judged-series.js';
import { trendQuarters } from './quarters.js';

/** The scope that figures are rated for. */
export interface CardParams {
  readonly quarter: Quarter;
  /** The place; the force means everything, including records without a place. */
  readonly area: AreaRecord;
  /** The agency; null for all agencies together. */
  readonly agency: AgencyRecord | null;
  /** The kind of agency; null for all kinds together, and if a single agency is given. */
  readonly agencyKind: AgencyKind | null;
  /** The crime type; null for all crime types together. */
  readonly crimeType: CrimeType | null;
  /** The codes that records must have to count. Absent if all records count. */
  readonly codes?: Readonly<Partial<Record<ListDimension, string>>>;
  /**
   * Ids of the only agencies whose records count: several that belong to the viewer. Absent if all
   * agencies' records count.
   */
  readonly only?: ReadonlySet<number>;
  /**
   * Ids of agencies whose records do not count, so that like is compared with like. Absent if all
   * agencies' records count.
   */
  readonly leftOut?: ReadonlySet<number>;
}

/**
 * The questions whose answers headlines are rated from, all by quarter: all objectives together,
 * each objective, and the quarter shown alone if it is open, compared like for like. All of these
 * are asked again by each dimension that headlines are split by. Figures compared with each other
 * are asked for the four quarters up to the one shown.
 */
export type CardQuestion =
  | ('ALL' | 'OBJECTIVES' | 'RUNNING' | 'RUNNING_OBJECTIVES')
  | `${'ALL' | 'OBJECTIVES' | 'RUNNING' | 'RUNNING_OBJECTIVES'} BY ${PartDimension}`
  | `${'ALL' | 'OBJECTIVES'} SPLIT BY ${Dimension}`
  | 'FOUR_QUARTERS'
  | `FOUR_QUARTERS BY ${PartDimension}`;

/** Headlines with the same scope. */
export interface HeadlineGroup {
  readonly headlines: readonly Headline[];
  readonly asked: CardParams;
  /**
   * Those headlines of the group whose changes are explained, each by everything that it can be
   * broken down by.
   */
  readonly explained?: readonly Headline[];
  /**
   * Whether nothing is rated: the group only asks how an open quarter compares with the same days
   * of last year.
   */
  readonly isRunningAlone?: true;
  /**
   * Figures that are compared with each other over four quarters, and not rated: all of one
   * objective, or of none.
   */
  readonly compared?: readonly Headline[];
}

/** Asks only for the figures that headlines are rated from and explained by. */
export function askHeadlines(
  group: HeadlineGroup,
  referenceData: ReferenceData,
): ReadonlyMap<CardQuestion, Question> {
  const { headlines: all, asked, explained = [], compared = [] } = group;
  const { quarter } = asked;
  const where = conditionsOf(asked, referenceData);
  const ask = (
    quarters: readonly Quarter[],
    by: readonly Dimension[],
    measures: readonly MeasureKey[],
  ): Question => ({
    by,
    filter: { and: [{ leaf: { axis: 'TIME', ranges: [spanOf(quarters)] } }, ...where] },
    window: 'PERIOD',
    changes: [],
    measures,
    orderBy: [],
    first: MAX_GROUPS,
    fillGaps: true,
  });
  const headlines = all.filter(({ part }) => part === null);
  if (group.isRunningAlone)
    return askRunning(headlines, (by, measures) => ask([quarter], by, measures));
  const whole = once(
    headlines.flatMap(({ measure, objective }) => (objective === null ? [measure] : [])),
  );
  const apart = once(
    headlines.flatMap(({ measure, objective }) => (objective === null ? [] : [measure])),
  );
  const askUnder = (
    quarters: readonly Quarter[],
    by: readonly Dimension[],
    of: ByObjective,
  ): Question => {
    const question = ask(quarters, by, of.measures);
    return { ...question, filter: { and: [question.filter, ...narrowToObjectives(of)] } };
  };
  const series = (measures: readonly MeasureKey[]) =>
    measures.length === 0 ? [quarter] : quartersNeeded(measures, asked, referenceData);
  const isOpen = openQuarters(referenceData).includes(quarter);
  const questions: readonly (readonly [CardQuestion, Question])[] = [
    ['ALL', ask(series(whole), ['QUARTER'], withCompanion(whole))],
    [
      'OBJECTIVES',
      askUnder(series(apart), ['QUARTER', 'OBJECTIVE'], {
        measures: withCompanion(apart),
        of: headlines,
      }),
    ],
    ['RUNNING', { ...ask([quarter], [], isOpen ? whole : []), changes: compare(whole, 'TOTALS') }],
    [
      'RUNNING_OBJECTIVES',
      { ...ask([quarter], ['OBJECTIVE'], isOpen ? apart : []), changes: compare(apart, 'ROWS') },
    ],
    ...partDimensions.flatMap((by): readonly (readonly [CardQuestion, Question])[] => {
      const parts = all.filter(({ part }) => part?.dimension === by);
      if (parts.length === 0) return [];
      const together = once(
        parts.flatMap(({ measure, objective }) => (objective === null ? [measure] : [])),
      );
      const byObjective = once(
        parts.flatMap(({ measure, objective }) => (objective === null ? [] : [measure])),
      );
      const seriesOf = (measures: readonly MeasureKey[]) =>
        isOfToday(by) ? [quarter] : series(measures);
      return [
        [`ALL BY ${by}`, ask(seriesOf(together), ['QUARTER', by], withCompanion(together))],
        [
          `OBJECTIVES BY ${by}`,
          askUnder(seriesOf(byObjective), ['QUARTER', 'OBJECTIVE', by], {
            measures: withCompanion(byObjective),
            of: parts,
          }),
        ],
        [
          `RUNNING BY ${by}`,
          { ...ask([quarter], [by], isOpen ? together : []), changes: compare(together, 'ROWS') },
        ],
        [
          `RUNNING_OBJECTIVES BY ${by}`,
          {
            ...ask([quarter], ['OBJECTIVE', by], isOpen ? byObjective : []),
            changes: compare(byObjective, 'ROWS'),
          },
        ],
      ];
    }),
    ...dimensionKeys.flatMap((by): readonly (readonly [CardQuestion, Question])[] => {
      const split = explained.filter((headline) => splitsOfHeadline(headline).includes(by));
      if (split.length === 0) return [];
      const together = once(
        split.flatMap(({ measure, objective }) => (objective === null ? [measure] : [])),
      );
      const byObjective = once(
        split.flatMap(({ measure, objective }) => (objective === null ? [] : [measure])),
      );
      return [
        [`ALL SPLIT BY ${by}`, ask(series(together), ['QUARTER', by], withCompanion(together))],
        [
          `OBJECTIVES SPLIT BY ${by}`,
          askUnder(series(byObjective), ['QUARTER', 'OBJECTIVE', by], {
            measures: withCompanion(byObjective),
            of: split,
          }),
        ],
      ];
    }),
    ...([null, ...partDimensions] as const).map((by): readonly [CardQuestion, Question] => {
      const own = compared.filter(({ part }) => (part?.dimension ?? null) === by);
      const question = ask(
        [quarter],
        by === null ? [] : [by],
        once(own.map(({ measure }) => measure)),
      );
      const [under] = once(own.flatMap(({ objective }) => objective ?? []));
      const filter: Filter =
        under === undefined
          ? question.filter
          : { and: [question.filter, { leaf: { axis: 'OBJECTIVE', values: new Set([under]) } }] };
      return [
        by === null ? 'FOUR_QUARTERS' : `FOUR_QUARTERS BY ${by}`,
        { ...question, filter, window: 'ROLLING_FOUR_QUARTERS' },
      ];
    }),
  ];
  return new Map(questions.filter(([, { measures }]) => measures.length > 0));
}

/** The measures so far, and for the same days of last year. */
function askRunning(
  headlines: readonly Headline[],
  ask: (by: readonly Dimension[], measures: readonly MeasureKey[]) => Question,
): ReadonlyMap<CardQuestion, Question> {
  const together = once(
    headlines.flatMap(({ measure, objective }) => (objective === null ? [measure] : [])),
  );
  const byObjective = once(
    headlines.flatMap(({ measure, objective }) => (objective === null ? [] : [measure])),
  );
  const last = ['SAME_PERIOD_LAST_YEAR'] as const;
  const questions: readonly (readonly [CardQuestion, Question])[] = [
    ['RUNNING', { ...ask([], together), changes: compare(together, 'TOTALS', last) }],
    [
      'RUNNING_OBJECTIVES',
      { ...ask(['OBJECTIVE'], byObjective), changes: compare(byObjective, 'ROWS', last) },
    ],
  ];
  return new Map(questions.filter(([, { measures }]) => measures.length > 0));
}

interface ByObjective {
  readonly measures: readonly MeasureKey[];
  /** The headlines that the measures are asked for. */
  readonly of: readonly Headline[];
}

/**
 * Leaves out objectives without a headline. Protected figures are asked for in the same way with
 * any objectives.
 */
function narrowToObjectives({ measures, of }: ByObjective): readonly Filter[] {
  const isOpenToAll = measures.every((measure) => measureOf(measure).disclosure === 'OPEN');
  const wanted = once(of.flatMap(({ objective }) => objective ?? []));
  if (!isOpenToAll || wanted.length === objectiveKeys.length) return [];
  return [{ leaf: { axis: 'OBJECTIVE', values: new Set(wanted) } }];
}

/** What the change in a headline can be explained by. */
export function splitsOfHeadline({
  measure,
  objective,
}: Pick<Headline, 'measure' | 'objective'>): readonly Dimension[] {
  const { ofWhole, underObjective } = knownSplits(measure);
  return objective === null ? ofWhole : underObjective;
}

/** Cached, because a page asks for the splits of each headline dozens of times. */
const knownSplits = memoise((measure: MeasureKey) => {
  const ofWhole = splitsOf(measureOf(measure)).filter((dimension) => !isOfToday(dimension));
  return { ofWhole, underObjective: ofWhole.filter((dimension) => dimension !== 'OBJECTIVE') };
});

/** The trend, and the quarters before it in which breaks of the measures are looked for. */
function quartersNeeded(
  measures: readonly MeasureKey[],
  asked: CardParams,
  referenceData: ReferenceData,
): readonly Quarter[] {
  const trend = trendQuarters(asked.quarter, referenceData);
  const starts = measures
    .map((measure) => seriesQuarters(measureOf(measure), asked, referenceData)[0])
    .filter((start) => start !== undefined);
  const [first = asked.quarter, last = asked.quarter] = [
    [...starts, ...trend].toSorted()[0],
    trend.at(-1),
  ];
  return quartersBetween(first, last);
}

/** Key of the measure that must be read with this one; null if this one can be shown alone. */
export function companionOf(key: MeasureKey): MeasureKey | null {
  const { companion } = measureOf(key);
  return companion !== null && isMeasureKey(companion) ? companion : null;
}

function withCompanion(measures: readonly MeasureKey[]): readonly MeasureKey[] {
  return once([...measures, ...measures.flatMap((measure) => companionOf(measure) ?? [])]);
}

function compare(
  measures: readonly MeasureKey[],
  of: ChangeParams['of'],
  all: readonly Comparison[] = comparisonKeys,
): readonly ChangeParams[] {
  return measures.flatMap((measure) => all.map((to) => ({ measure, to, of })));
}

/** Which records count in a question, apart from their time. */
export function conditionsOf(
  { area, agency, agencyKind, crimeType, codes = {}, only, leftOut = new Set() }: CardParams,
  { places, agencies }: ReferenceData,
): readonly Filter[] {
  const ofKind = agencies.filter(({ kind }) => kind === agencyKind).map(({ id }) => id);
  return [
    ...(area.kind === 'FORCE'
      ? []
      : [{ leaf: { axis: 'AREA', codes: new Set(places.codesWithin(area.code)) } } as const]),
    ...(agency === null ? [] : [{ leaf: { axis: 'AGENCY', ids: new Set([agency.id]) } } as const]),
    ...(agencyKind === null ? [] : [{ leaf: { axis: 'AGENCY', ids: new Set(ofKind) } } as const]),
    ...(leftOut.size === 0
      ? []
      : [{ not: { leaf: { axis: 'AGENCY', ids: leftOut, isSender: true } } } as const]),
    ...(only === undefined ? [] : [{ leaf: { axis: 'AGENCY', ids: only } } as const]),
    ...(crimeType === null
      ? []
      : [{ leaf: { axis: 'CRIME_TYPE', values: new Set([crimeType]) } } as const]),
    ...codesIn(codes).map(([axis, code]) => ({ leaf: { axis, values: new Set([code]) } }) as const),
  ];
}

/** The codes of lists in the scope, sorted by the names of the lists. */
export function codesIn(
  codes: CardParams['codes'] = {},
): readonly (readonly [ListDimension, string])[] {
  return Object.entries(codes)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .flatMap(([dimension, code]) =>
      isListDimension(dimension) ? [[dimension, code] as const] : [],
    );
}

/** The days from the first to the last of some consecutive quarters. */
export function spanOf(quarters: readonly Quarter[]) {
  const [first = '', last = first] = [quarters[0], quarters.at(-1)];
  return { from: rangeOf('QUARTER', first).from, until: rangeOf('QUARTER', last).until };
}

function once<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
