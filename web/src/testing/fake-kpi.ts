import { aMeasure, type KpiParams } from './fake-api.js';
import { aFigure, aPeriod } from './fake-values.js';

export const disruptions = aMeasure({
  id: 'disruptions',
  key: 'disruptions',
  name: 'Confirmed disruptions',
  description: 'Acts after which a group can no longer operate.',
  formula: 'Total quantity.',
  direction: 'HIGHER',
  disclosure: 'OPEN',
  datasets: ['DISRUPTIONS'],
  dimensions: ['QUARTER', 'AREA', 'AGENCY', 'OBJECTIVE', 'CRIME_TYPE'],
});

export const reading = { id: 'E06000038', code: 'E06000038', name: 'Reading', kind: 'DISTRICT' };

const usual = { centre: 616, lower: 556, upper: 675 };

/**
 * Thirteen closed quarters, from 600 to 612, and 684 in the last one, which is above the upper
 * limit.
 */
const closed = Array.from({ length: 13 }, (_, index) => {
  const count = index + 1;
  const year = 2023 + Math.floor(count / 4);
  const key = `${year}-${String((year + 1) % 100)}-Q${(count % 4) + 1}`;
  return { key, value: index === 12 ? 684 : 600 + index };
});

const aChange = (from: number, signed: string) => ({
  difference: 73,
  percent: 11.9,
  signed,
  text: signed,
  from: aFigure(from),
});

/** One figure of a scorecard with all its ratings. The id is the question, as on the server. */
export const aKpi = (asked: KpiParams, part: Readonly<Record<string, unknown>> = {}) => ({
  id: JSON.stringify(asked),
  name: 'Disruptions',
  subject: 'DISRUPTION',
  sentence: 'Confirmed disruptions rose 11.9% to 684, above the usual range. Provisional.',
  measure: disruptions,
  period: {
    ...aPeriod(asked.quarter ?? '2026-27-Q2'),
    longLabel: 'Q2 2026/27 (July to September 2026)',
  },
  periodStatus: 'PROVISIONAL',
  days: 92,
  daysRun: 92,
  returnsDue: 19,
  returnsReceived: 17,
  dataVersion: 1482,
  asOf: '2026-11-24T09:14:00Z',
  figure: { ...aFigure(684, ['PROVISIONAL']), numerator: null, denominator: null },
  status: 'GREEN',
  variation: 'IMPROVING',
  assurance: 'HIT_AND_MISS',
  target: {
    id: 'target',
    text: '655',
    value: 655,
    lower: null,
    upper: null,
    tolerance: null,
    version: 1,
  },
  previousQuarter: aChange(611, '+73 (+11.9%)'),
  sameQuarterLastYear: aChange(627, '+57 (+9.1%)'),
  events: [],
  trend: closed.map(({ key, value }) => ({
    quarter: aPeriod(key),
    figure: aFigure(value),
    target: null,
  })),
  controlChart: {
    break: null,
    ...usual,
    isTrial: false,
    pointCount: 13,
    points: closed.map(({ key, value }) => ({
      quarter: aPeriod(key),
      value,
      ...usual,
      signals: value === 684 ? ['ABOVE_UPPER_LIMIT'] : [],
      ...{ basedOn: 13, startsLevel: false },
    })),
  },
  ...part,
});
