import type { Flag } from '#lib/figure.js';

import { aMeasure, type FiguresAsked, type KpiAsked } from './fake-api.js';
import { aKpi } from './fake-kpi.js';
import { aFigure, aPeriod } from './fake-values.js';

const shown = '2026-27-Q2';

const resourcingPeriods = [aPeriod('2025-26-Q2'), aPeriod('2026-27-Q1'), aPeriod(shown)];

const police = { id: 'TVP', code: 'TVP', name: 'Thames Valley Police' };
const charity = { id: 'BARN', code: 'BARN', name: 'Barnardo’s' };
const fire = { id: 'RBFRS', code: 'RBFRS', name: 'Royal Berkshire Fire and Rescue Service', kind: 'FIRE', family: 'FIRE' };

const provisional: readonly Flag[] = ['PROVISIONAL'];

/** A figure as the server words it, with that of a year before. */
const worded = (value: number | null, text: string, before: number | null = null) => ({
  ...aFigure(value, value === null ? ['NOT_AVAILABLE'] : provisional),
  text,
  inWords: text,
  change: () => ({
    signed: value === null || before === null ? null : `−${(before - value).toFixed(1)} points`,
    difference: value === null || before === null ? null : value - before,
    from: aFigure(before),
  }),
});

const fte = (value: number | null) => worded(value, value === null ? '[x]' : `${value.toFixed(1)} FTE`);
const hours = (value: number | null) => worded(value, value === null ? '[x]' : `${value.toLocaleString('en-GB')} hours`);
const pounds = (value: number | null) => worded(value, value === null ? '[x]' : `£${value.toLocaleString('en-GB')}`);

/** A share of a whole; of fewer than 20 it is of low reliability. */
const share = (part: number, whole: number, before: number | null = null) => {
  const figure = worded((part / whole) * 100, `${((part / whole) * 100).toFixed(1)}%`, before);
  const flags: readonly Flag[] = whole < 20 ? [...figure.flags, 'LOW_RELIABILITY'] : figure.flags;
  return { ...figure, flags, numerator: part, denominator: whole };
};

const variance = (value: number) => worded(value, `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}%`);

/** The two years that the quarters lie in: the first has all of its returns here, the second runs. */
const years = ['2025-26', '2026-27'] as const;

const rowsBy: Readonly<Record<string, readonly unknown[]>> = {
  OBJECTIVE: [
    { key: { objective: 'PURSUE' }, hoursCommitted: hours(6500), spend: pounds(76_000), disruptions: aFigure(53) },
    { key: { objective: 'PREVENT' }, hoursCommitted: hours(2500), spend: pounds(24_000), disruptions: aFigure(47) },
    { key: { objective: null }, hoursCommitted: hours(1000), spend: pounds(0), disruptions: aFigure(0) },
  ],
  STAFF_GROUP: [
    { key: { staffGroup: 'POLICE_OFFICER' }, strengthFte: fte(90), establishmentFte: fte(100), vacancyRate: share(10, 100, 12) },
    { key: { staffGroup: 'ANALYST' }, strengthFte: fte(61.5), establishmentFte: fte(71), vacancyRate: share(9.5, 71, 15.3) },
    { key: { staffGroup: 'FINANCIAL_INVESTIGATOR' }, strengthFte: fte(11), establishmentFte: fte(12.5), vacancyRate: share(1.5, 12.5) },
    { key: { staffGroup: 'PROBATION' }, strengthFte: fte(0), establishmentFte: fte(0), vacancyRate: worded(null, '[z]') },
  ],
  'STAFF_GROUP,QUARTER': resourcingPeriods.flatMap((quarter, index) => [
    { key: { staffGroup: 'ANALYST', quarter }, vacancyRate: worded(15 - index, `${15 - index}.0%`) },
    { key: { staffGroup: 'FINANCIAL_INVESTIGATOR', quarter }, vacancyRate: worded(12, '12.0%') },
  ]),
  'STAFF_GROUP,FINANCIAL_YEAR': years.map((financialYear, index) => ({
    key: { staffGroup: 'ANALYST', financialYear },
    vacancyRate: worded(15 - index, `${15 - index}.0%`),
  })),
  'QUARTER,OBJECTIVE': resourcingPeriods.flatMap((quarter, index) => [
    { key: { quarter, objective: 'PURSUE' }, hoursCommitted: hours(6000 + 250 * index) },
    { key: { quarter, objective: 'PREVENT' }, hoursCommitted: hours(2500) },
  ]),
  'FINANCIAL_YEAR,OBJECTIVE': years.map((financialYear) => ({
    key: { financialYear, objective: 'PURSUE' },
    hoursCommitted: hours(12_500),
  })),
  QUARTER: resourcingPeriods.map((quarter, index) => ({ key: { quarter }, abstractionRate: share(800 + 20 * index, 10_000) })),
  FINANCIAL_YEAR: years.map((financialYear) => ({ key: { financialYear }, abstractionRate: share(810, 10_000) })),
  FUNDING_SOURCE: [
    { key: { fundingSource: 'CORE' }, spend: pounds(90_000), budget: pounds(91_000), forecastVariance: variance(1.2) },
    { key: { fundingSource: 'CHARITY' }, spend: pounds(10_000), budget: pounds(9000), forecastVariance: variance(-0.4) },
  ],
  AGENCY: [
    {
      key: { agency: police },
      strengthFte: fte(152.5),
      establishmentFte: fte(171),
      vacancyRate: share(18.5, 171),
      hoursCommitted: hours(9000),
      abstractionRate: share(860, 10_000, 9),
      spend: pounds(90_000),
      budget: pounds(88_000),
      forecastVariance: variance(3.4),
      disruptions: aFigure(91),
      hoursPerDisruption: hours(99),
      majorModerateShare: share(20, 91),
    },
    {
      key: { agency: charity },
      strengthFte: fte(10),
      establishmentFte: fte(12.5),
      vacancyRate: share(2.5, 12.5),
      hoursCommitted: hours(1000),
      abstractionRate: share(44, 1000, 5),
      spend: pounds(10_000),
      budget: pounds(12_000),
      forecastVariance: variance(-1.2),
      disruptions: aFigure(9),
      hoursPerDisruption: hours(111),
      majorModerateShare: share(3, 9),
    },
  ],
};

const totals = {
  key: {},
  strengthFte: fte(162.5),
  establishmentFte: fte(183.5),
  vacancyRate: share(21, 183.5),
  hoursCommitted: {
    ...hours(10_000),
    change: () => ({ signed: '+73 hours', text: '73 hours more than a year before', difference: 73, from: aFigure(9927) }),
  },
  abstractionRate: share(904, 11_000),
  spend: pounds(100_000),
  budget: pounds(100_000),
  forecastVariance: variance(1.1),
  disruptions: aFigure(100),
  hoursPerDisruption: hours(100),
  majorModerateShare: share(23, 100),
};

/** Figures of Q2 2026/27: 10,000 hours, 183.5 funded posts and £100,000 by everything that the page shows. */
export function answerResourcing({ by }: FiguresAsked, part: Readonly<Record<string, unknown>> = {}) {
  const rows = rowsBy[by.join()] ?? [];
  return {
    id: JSON.stringify([by, part]),
    rows,
    totals,
    groupCount: rows.length,
    truncated: false,
    dataVersion: 1482,
    asOf: '2026-11-24T09:14:00Z',
    notes: ['Added up from sums of resource lines by agency.'],
    ...part,
  };
}

const sentences: Readonly<Record<string, string>> = {
  hoursCommitted: 'The time committed was 10,000 hours, with no real change. Provisional.',
  vacancyRate:
    'The vacancy rate fell 0.2 percentage points to 11.4%, below the usual range; most of the fall came from Pursue. Provisional.',
  abstractionRate: 'The abstraction rate was 8.2%, on target, with no real change. Provisional.',
  forecastVariance: 'The forecast variance was +1.1%, on target, with no real change. Provisional.',
  hoursPerDisruption:
    'The time committed for each confirmed disruption was 100 hours, with no real change. To be read beside it: more. Provisional.',
};

/** What is shown of how many posts nobody fills, by itself. */
const vacancy = share(21, 183.5);

/** One figure of the page, judged, in thirteen quarters that vary little. */
export function judgeResourcing(asked: KpiAsked, part: Readonly<Record<string, unknown>> = {}) {
  return aKpi(asked, {
    objective: asked.objective ?? null,
    measure: aMeasure({ id: asked.measure, key: asked.measure, disclosure: 'OPEN', unit: 'PERCENT' }),
    sentence: sentences[asked.measure] ?? '',
    variation: 'NO_REAL_CHANGE',
    returnsDue: 2,
    returnsReceived: 2,
    ...(asked.measure === 'vacancyRate' ? { figure: vacancy } : {}),
    ...part,
  });
}

const aReturn = (agency: unknown, dataset: string, state: string) => ({
  id: JSON.stringify([agency, dataset]),
  agency,
  dataset,
  state,
  isOwed: true,
});

/** Answers to the whole page: of three agencies that owe resources one has sent none. */
export const resourcingAnswers = {
  periods: resourcingPeriods,
  figures: (asked: FiguresAsked) => answerResourcing(asked),
  kpi: (asked: KpiAsked) => judgeResourcing(asked),
  returns: [
    aReturn(police, 'RESOURCES', 'RECEIVED'),
    aReturn(police, 'DISRUPTIONS', 'RECEIVED'),
    aReturn(charity, 'RESOURCES', 'RECEIVED_LATE'),
    aReturn(fire, 'RESOURCES', 'MISSING'),
  ],
};
