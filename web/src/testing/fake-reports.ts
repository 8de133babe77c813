import type { Flag } from '#lib/figure.js';

import { aMeasure, type FiguresAsked, type KpiAsked } from './fake-api.js';
import { aKpi, force, reading } from './fake-kpi.js';
import { aFigure, aPeriod, aShare } from './fake-values.js';

const before = '2026-27-Q1';
const shown = '2026-27-Q2';

export const reportPeriods = [aPeriod('2023-24-Q2'), aPeriod(before), aPeriod(shown)];

const crimeTypes = [
  ['CHILD_SEXUAL_EXPLOITATION_AND_ABUSE', 'CSEA'],
  ['ORGANISED_IMMIGRATION_CRIME', 'Immigration'],
  ['CYBER_CRIME', 'Cyber'],
  ['FIREARMS', 'Firearms'],
  ['MONEY_LAUNDERING', 'Money laundering'],
  ['DRUGS', 'Drugs'],
  ['ECONOMIC_CRIME', 'Economic'],
  ['MODERN_SLAVERY_AND_HUMAN_TRAFFICKING', 'Modern slavery'],
  ['ORGANISED_ACQUISITIVE_CRIME', 'Acquisitive'],
].map(([code, shortName]) => ({ id: code, code, name: shortName, shortName }));

/** A count with the one of a year before. */
const aCount = (value: number | null, yearBefore: number | null = null, flags: readonly Flag[] = []) => ({
  ...aFigure(value, flags),
  change: () => ({ from: aFigure(yearBefore), text: `${(value ?? 0) - (yearBefore ?? 0)} more than Q1 2025/26 to Q2 2025/26` }),
});

const aRow = (key: Readonly<Record<string, unknown>>, part: Readonly<Record<string, unknown>>) => ({ key, ...part });

const rowsBy: Readonly<Record<string, readonly unknown[]>> = {
  CRIME_TYPE: [
    aRow({ crimeType: 'DRUGS' }, { reports: aCount(300, 280) }),
    aRow({ crimeType: 'FIREARMS' }, { reports: aCount(84, 90) }),
    aRow({ crimeType: 'CYBER_CRIME' }, { reports: aCount(300, 310) }),
  ],
  CHANNEL: [aRow({ channel: 'CALL_101' }, { reports: aCount(171, 160) }), aRow({ channel: 'ONLINE' }, { reports: aCount(513, 500) })],
  SIGN: [
    aRow({ sign: 'PHISHING' }, { reports: aCount(60, 50) }),
    aRow({ sign: 'CARD_SKIMMER' }, { reports: aCount(9, 12) }),
    aRow({ sign: null }, { reports: aCount(620, 630) }),
  ],
  SERIOUS_LIMB: [
    aRow({ seriousLimb: 'VIOLENCE' }, { reports: aCount(200, 190) }),
    aRow({ seriousLimb: 'THREE_YEAR_SENTENCE' }, { reports: aCount(240, 230) }),
    aRow({ seriousLimb: null }, { reports: aCount(304, 310) }),
  ],
  AREA: [
    aRow({ area: reading }, { reports: aCount(600, 530), reportsPer1000: aCount(3.34, 3) }),
    aRow(
      { area: { ...reading, id: 'E06000039', code: 'E06000039', name: 'Slough' } },
      { reports: aCount(40, 50), reportsPer1000: aCount(3.91, 4) },
    ),
    aRow({ area: force }, { reports: aCount(44, 40), reportsPer1000: aCount(null, null, ['NOT_APPLICABLE']) }),
  ],
  'MONTH,CRIME_TYPE': [
    aRow({ month: '2026-08', crimeType: 'DRUGS' }, { reports: aCount(90) }),
    aRow({ month: '2026-09', crimeType: 'DRUGS' }, { reports: aCount(110) }),
    aRow({ month: '2026-09', crimeType: 'FIREARMS' }, { reports: aCount(20) }),
  ],
};

const bySeriousQuarter = (where: FiguresAsked['where']) =>
  [before, shown].map((key, index) =>
    aRow({ quarter: aPeriod(key) }, { reports: aCount((where.seriousLimb?.isNull === true ? [290, 304] : [321, 380])[index] ?? 0) }),
  );

const bySeriousMonth = (where: FiguresAsked['where']) =>
  ['2026-08', '2026-09'].map((month, index) =>
    aRow({ month }, { reports: aCount((where.seriousLimb?.isNull === true ? [90, 96] : [120, 131])[index] ?? 0) }),
  );

const seriousBy: Readonly<Record<string, typeof bySeriousMonth>> = { QUARTER: bySeriousQuarter, MONTH: bySeriousMonth };

/** Figures of Q2 2026/27, and of a range that ends with it: 684 reports by everything that the page shows. */
export function answerReports({ by, where }: FiguresAsked) {
  const rows = seriousBy[by.join()]?.(where) ?? rowsBy[by.join()] ?? [];
  return {
    id: JSON.stringify([by, rows, where]),
    rows,
    totals: {
      key: {},
      reports: aCount(684, 611),
      reportsPer1000: aFigure(3.99),
      seriousReportShare: aShare(350, 684),
      reportsActionedIn24h: aShare(90, 120),
      reportsToDisruption: aShare(30, 684),
    },
    groupCount: rows.length,
    truncated: false,
    dataVersion: 1482,
    asOf: '2026-11-24T09:14:00Z',
    notes:
      by.length === 0
        ? ['Reports with a first action in 24 hours leaves out 503 reports without a first action']
        : ['Added up from sums of reports by area.'],
    protections: [],
  };
}

const shares: readonly string[] = ['seriousReportShare', 'reportsActionedIn24h', 'reportsToDisruption'];
const names: Readonly<Record<string, string>> = {
  reports: 'Reports received',
  reportsActionedIn24h: 'Reports with a first action in 24 hours',
  reportsToDisruption: 'Reports linked to a confirmed disruption',
};

/** One figure of the page, judged: 684 reports, 76 of each crime type, and shares of 55.6%. */
export function judgeReports(asked: KpiAsked, part: Readonly<Record<string, unknown>> = {}) {
  const isShare = shares.includes(asked.measure);
  const value = asked.measure === 'reportsPer1000' ? 3.99 : isShare ? 55.6 : 684;
  const isNamed = asked.measure === 'reports' && (asked.crimeType ?? null) === null;
  const isDrugs = asked.crimeType === 'DRUGS';
  return aKpi(asked, {
    measure: aMeasure({
      id: asked.measure,
      key: asked.measure,
      name: names[asked.measure] ?? asked.measure,
      unit: isShare ? 'PERCENT' : 'COUNT',
      disclosure: 'PROTECTED_CRIME_TYPES',
      datasets: asked.measure === 'reportsToDisruption' ? ['REPORTS', 'DISRUPTIONS'] : ['REPORTS'],
    }),
    sentence: isNamed
      ? 'Reports received rose 11.9% to 684, above the usual range. Provisional.'
      : `${names[asked.measure] ?? asked.measure} were 55.6%, with no real change. Provisional.`,
    status: isShare ? 'NO_TARGET' : 'NOT_RATED',
    target: null,
    variation: isNamed || isDrugs ? 'UNUSUALLY_HIGH' : 'NO_REAL_CHANGE',
    figure: { ...aFigure(value, ['PROVISIONAL']), numerator: isShare ? 380 : null, denominator: isShare ? 684 : null },
    ...part,
  });
}

/** Answers to the whole page. */
export const reportAnswers = {
  periods: reportPeriods,
  figures: answerReports,
  kpi: (asked: KpiAsked) => judgeReports(asked),
  others: { crimeTypes },
};
