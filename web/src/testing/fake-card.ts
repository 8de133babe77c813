import { aFigure, aPeriod } from './fake-values.js';

export interface CardParams {
  readonly quarter: string | null;
  readonly area: string | null;
  readonly agency: string | null;
}

/** Quarters of the trend: thirteen closed ones, and the current quarter. */
const quarters = Array.from({ length: 14 }, (_, index) => {
  const count = 2023 * 4 + 1 + index;
  const year = Math.floor(count / 4);
  return `${year}-${String(year + 1).slice(2)}-Q${(count % 4) + 1}`;
});

const lastClosed = 12;

/** A change in the words of the API. If `signed` is null, there is no earlier figure to compare. */
export const aChange = (signed: string | null, from = aFigure(400)) => ({
  signed,
  difference: null,
  percent: null,
  text: 'In words',
  from,
});

export const aTarget = (value: number, text = String(value)) => ({
  id: `target-${text}`,
  version: 1,
  value,
  lower: null,
  upper: null,
  tolerance: null,
  text,
});

/** A headline of Q2 2026/27: 40 in each quarter, as usual, and on target. */
export function aKpi(name: string, set: Readonly<Record<string, unknown>> = {}) {
  const key = name.toLowerCase().replaceAll(' ', '-');
  return {
    id: `kpi-${key}`,
    name,
    subject: 'REPORTS',
    objective: null,
    attention: 1,
    status: 'GREEN',
    variation: 'NO_REAL_CHANGE',
    assurance: 'NONE',
    periodStatus: 'PROVISIONAL',
    returnsDue: 19,
    returnsReceived: 17,
    days: 92,
    daysRun: 92,
    measure: { id: 'reports', key: 'reports', unit: 'COUNT' },
    period: aPeriod('2026-27-Q2', 'PROVISIONAL'),
    figure: aFigure(40, ['PROVISIONAL']),
    target: aTarget(38),
    previousQuarter: aChange('+22 (+5.4%)'),
    sameQuarterLastYear: aChange('+7 (+1.7%)'),
    trend: quarters.map((quarter, index) => ({
      quarter: aPeriod(quarter, index > lastClosed ? 'OPEN' : 'FINAL'),
      figure: aFigure(40),
      target: null,
    })),
    controlChart: {
      break: null,
      centre: 40,
      lower: 30,
      upper: 50,
      isTrial: false,
      pointCount: 13,
      points: quarters.slice(0, lastClosed + 1).map((quarter) => ({
        quarter: aPeriod(quarter),
        value: 40,
        centre: 40,
        lower: 30,
        upper: 50,
        signals: [],
      })),
    },
    ...set,
  };
}

/** One objective's disruptions. */
export const anObjective = (objective: string, set: Readonly<Record<string, unknown>> = {}) =>
  aKpi(`${objective.slice(0, 1)}${objective.slice(1).toLowerCase()}`, {
    objective,
    subject: 'DISRUPTION',
    measure: { id: 'disruptions', key: 'disruptions', unit: 'COUNT' },
    ...set,
  });

/** The scorecard of Q2 2026/27 for the force, with one objective and one headline measure. */
export function aCard(set: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 'card',
    message: 'Reports received rose 12% to 40, above the usual range.',
    detail: 'The vacancy rate is off target.',
    returnsDue: 64,
    returnsReceived: 59,
    days: 92,
    daysRun: 92,
    dataVersion: 1482,
    asOf: '2026-12-01T09:14:00Z',
    period: {
      ...aPeriod('2026-27-Q2', 'PROVISIONAL'),
      longLabel: 'Q2 2026/27 (July to September 2026)',
    },
    area: { id: 'E23000029', code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' },
    agency: null,
    kpis: [anObjective('PURSUE'), aKpi('Reports received')],
    missingReturns: [],
    running: null,
    ...set,
  };
}
