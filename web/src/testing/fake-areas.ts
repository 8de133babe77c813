import { drawMap } from '#charts/map-geometry.js';

import { readDistricts } from './districts.js';
import { aMeasure, type FiguresAsked, type KpiAsked } from './fake-api.js';
import type { CardAsked } from './fake-card.js';
import { aKpi, force } from './fake-kpi.js';
import { knownMeasures } from './fake-measures.js';
import { aFigure, aPeriod } from './fake-values.js';

const berkshire = { id: 'TV-C-BERKSHIRE', code: 'TV-C-BERKSHIRE', name: 'Berkshire', kind: 'COUNTY' };
const inBerkshire: readonly string[] = ['Bracknell Forest', 'West Berkshire', 'Reading', 'Slough', 'Windsor and Maidenhead', 'Wokingham'];

/** The thirteen districts as the outlines name them. */
const districts = drawMap(readDistricts(), 100).shapes.map(({ code, name }) => ({ id: code, code, name, kind: 'DISTRICT' }));

/** The force, a county of six districts, and the thirteen districts. */
export const areas = [
  { ...force, population: 2_584_930, largerAreas: [] },
  { ...berkshire, population: 969_736, largerAreas: [force] },
  ...districts.map((district) => ({
    ...district,
    population: 100_000,
    largerAreas: inBerkshire.includes(district.name) ? [berkshire, force] : [force],
  })),
];

const aChange = { signed: '+4 (+10.0%)', difference: 4, percent: 10, text: '+4', from: aFigure(40) };

type Answer = (measure: string) => ReturnType<typeof aFigure>;

/** A figure whose words have two decimals, as rates do. */
const aRate = (value: number) => ({ ...aFigure(value), text: value.toFixed(2), inWords: value.toFixed(2) });

/** A row by area: whatever measure is asked of it, with a change. */
export const anAreaRow = (area: unknown, answer: Answer) => ({
  key: { area },
  figure: ({ measure }: { readonly measure: string }) => ({ ...answer(measure), change: aChange }),
});

/** Districts with 10, 20, 30 ... of anything, in the order of the outlines, and 7 coded to the force alone. */
export function answerAreas({ by }: FiguresAsked, answer?: (district: string, measure: string) => ReturnType<typeof aFigure>) {
  const usual = (index: number) => (measure: string) =>
    measure.endsWith('Per1000') ? aRate((index + 1) / 10) : aFigure((index + 1) * 10, ['PROVISIONAL']);
  const rows = [
    anAreaRow(force, (measure) => (measure.endsWith('Per1000') ? aFigure(null, ['NOT_APPLICABLE']) : aFigure(7))),
    ...districts.map((district, index) =>
      anAreaRow(district, answer === undefined ? usual(index) : (measure) => answer(district.name, measure)),
    ),
  ];
  return {
    id: JSON.stringify([by, answer === undefined]),
    rows,
    totals: anAreaRow(null, (measure) => (measure.endsWith('Per1000') ? aRate(0.36) : aFigure(917))),
    groupCount: rows.length,
    truncated: false,
    dataVersion: 1482,
    asOf: '2026-11-24T09:14:00Z',
    notes: ['Confirmed disruptions: 7 recorded only for a larger place, and counted in none of the smaller ones.'],
    protections: [],
  };
}

const subjects: Readonly<Record<string, string>> = {
  reports: 'REPORTS',
  reportsPer1000: 'REPORTS',
  referrals: 'SAFEGUARDING',
  vacancyRate: 'RESOURCING',
};

/** One figure of an area: 684, unless said otherwise. */
export function judgeArea(asked: KpiAsked, part: Readonly<Record<string, unknown>> = {}) {
  const { measure, area, objective } = asked;
  return aKpi(asked, {
    name: objective === 'PURSUE' ? 'Pursue' : measure,
    subject: subjects[measure] ?? 'DISRUPTION',
    objective: objective ?? null,
    measure: aMeasure({ id: measure, key: measure, unit: 'COUNT' }),
    sentence: `${measure} of ${area ?? 'the force'} rose, above the usual range. Provisional.`,
    ...part,
  });
}

/** The scorecard of an area, with an objective, reports, and a vacancy rate that is only known for a larger place. */
export function scoreArea({ area, quarter }: CardAsked) {
  const ask = (measure: string, objective: string | null = null) => ({ measure, area, quarter: quarter ?? '2026-27-Q2', objective });
  return {
    id: `card-${area ?? 'force'}`,
    dataVersion: 1482,
    asOf: '2026-11-24T09:14:00Z',
    returnsDue: 133,
    returnsReceived: 130,
    kpis: [
      judgeArea(ask('disruptions', 'PURSUE')),
      judgeArea(ask('majorModerateShare'), { variation: 'NO_REAL_CHANGE' }),
      judgeArea(ask('reports'), { figure: aFigure(area === null ? 9000 : 600), variation: 'NO_REAL_CHANGE' }),
      judgeArea(ask('vacancyRate'), {
        figure: aFigure(null, ['NOT_AVAILABLE']),
        status: 'NO_DATA',
        variation: 'TOO_FEW_POINTS',
        sentence: 'The vacancy rate is not available: not recorded at this level.',
      }),
    ],
  };
}

/** Answers to the whole page. */
export const areaAnswers = {
  periods: [aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')],
  measures: knownMeasures,
  figures: answerAreas,
  kpi: (asked: KpiAsked) => judgeArea(asked),
  scorecard: scoreArea,
  others: { areas },
};
