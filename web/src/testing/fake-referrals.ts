import type { Flag } from '#lib/figure.js';

import { aMeasure, type FiguresAsked, type KpiAsked } from './fake-api.js';
import { aKpi, force, reading } from './fake-kpi.js';
import { aFigure, aPeriod, aProtectedFigure } from './fake-values.js';

const before = '2026-27-Q1';
const shown = '2026-27-Q2';

export const referralPeriods = [aPeriod(before), aPeriod(shown), aPeriod('2026-27-Q3', 'OPEN')];

/** A figure from what of it is the viewer's own and what is of others. */
type FigureOf = (own: number, others: number) => unknown;

const rowsBy = (figureOf: FigureOf): Readonly<Record<string, readonly unknown[]>> => {
  const row = (key: Readonly<Record<string, unknown>>, own: number, others: number) => ({ key, referrals: figureOf(own, others) });
  return {
    QUARTER: [
      row({ quarter: aPeriod(before) }, 40, 40),
      row({ quarter: aPeriod(shown) }, 47, 40),
      row({ quarter: aPeriod('2026-27-Q3', 'OPEN') }, 10, 20),
    ],
    FINANCIAL_YEAR: [row({ financialYear: '2026-27' }, 47, 40)],
    PATHWAY: [
      row({ pathway: 'MASH_CHILD' }, 21, 15),
      row({ pathway: 'NRM' }, 6, 15),
      row({ pathway: 'ADULT_CONCERN' }, 12, 0),
      row({ pathway: 'DUTY_TO_NOTIFY' }, 0, 0),
    ],
    EXPLOITATION: [row({ exploitation: 'CRIMINAL' }, 21, 15), row({ exploitation: 'SEXUAL' }, 8, 15)],
    AGE_BAND: [row({ ageBand: 'CHILD_17_OR_UNDER' }, 30, 25), row({ ageBand: 'ADULT_18_OR_OVER' }, 17, 15)],
    AREA: [row({ area: force }, 10, 500), row({ area: reading }, 47, 40)],
  };
};

/** The cuts that a question for figures makes of what is protected. */
function toCuts({ by, where }: FiguresAsked): readonly string[] {
  const names: Readonly<Record<string, string>> = { PATHWAY: 'pathway', EXPLOITATION: 'exploitation', AGE_BAND: 'age band', AREA: 'area' };
  const [dimension = ''] = by;
  const cuts = [
    'time',
    ...((where.area ?? null) === null ? [] : ['area']),
    ...((where.agency ?? null) === null ? [] : ['agency']),
    ...((where.pathway ?? null) === null ? [] : ['pathway']),
    names[dimension] ?? 'time',
  ];
  return [...new Set(cuts)];
}

interface Told {
  readonly figureOf?: FigureOf;
  readonly isProtected?: boolean;
}

/** Figures of Q2 2026/27: 87 people by everything that the page shows. Of more than three cuts nothing is there. */
export const answerReferrals =
  ({ figureOf = (own, others) => aFigure(own + others), isProtected = false }: Told = {}) =>
  (asked: FiguresAsked) => {
    const cuts = toCuts(asked);
    // An agency counts as two.
    const cutCount = cuts.length + (cuts.includes('agency') ? 1 : 0);
    const areOthersShown = cutCount <= 3;
    const rows = isProtected && !areOthersShown ? [] : (rowsBy(figureOf)[asked.by.join()] ?? []);
    return {
      id: JSON.stringify(asked),
      rows,
      totals: { key: {}, referrals: isProtected && !areOthersShown ? aFigure(null, ['NOT_AVAILABLE']) : figureOf(47, 40) },
      groupCount: rows.length,
      truncated: false,
      dataVersion: 1482,
      asOf: '2026-11-24T09:14:00Z',
      notes: ['Added up from sums of referrals by area.', 'Referrals: 1 of 34 returns for Q2 2026/27 is missing.'],
      protections: isProtected ? [{ measure: 'referrals', cuts, cutCount, mostCuts: 3, areOthersShown }] : [],
    };
  };

/** A share with what it is of what; hidden without both. */
export const aShare = (numerator: number | null, denominator: number | null, flags: readonly Flag[] = ['PROVISIONAL']) => {
  if (numerator === null || denominator === null) {
    return { ...aFigure(null, ['CONFIDENTIAL']), text: '[c]', inWords: 'hidden: too few to protect people', numerator, denominator };
  }
  const text = `${((numerator / denominator) * 100).toFixed(1)}%`;
  return {
    ...aFigure((numerator / denominator) * 100, flags),
    unit: 'PERCENT',
    text,
    inWords: flags.includes('ESTIMATED') ? `about ${text}` : text,
    numerator,
    denominator,
  };
};

const counts: readonly string[] = ['referrals', 'nrmReferrals'];

/** One figure of the page, judged. Shares are of 60 cases, 45 of them so, on target. */
export function judgeReferrals(asked: KpiAsked, part: Readonly<Record<string, unknown>> = {}) {
  const isCount = counts.includes(asked.measure);
  return aKpi(asked, {
    area: (asked.area ?? null) === null || asked.area === force.code ? force : reading,
    measure: aMeasure({ id: asked.measure, key: asked.measure, unit: isCount ? 'COUNT' : 'PERCENT' }),
    returnsDue: 34,
    returnsReceived: 33,
    status: isCount ? 'NOT_RATED' : 'GREEN',
    variation: 'NO_REAL_CHANGE',
    target: isCount
      ? null
      : { id: `target-${asked.measure}`, text: '75%', value: 75, lower: null, upper: null, tolerance: null, version: 1 },
    figure: isCount ? aFigure(asked.measure === 'referrals' ? 87 : 21, ['PROVISIONAL']) : aShare(45, 60),
    ...part,
  });
}

/** Answers to the whole page, to somebody who sees true counts. */
export const referralAnswers = {
  periods: referralPeriods,
  figures: answerReferrals(),
  kpi: (asked: KpiAsked) => judgeReferrals(asked),
};

/** The same to a council, which sees its own exactly. */
export const councilAnswers = {
  ...referralAnswers,
  viewer: { isCleared: false, agencies: [{ id: 'RBC', name: 'Reading Borough Council' }] },
  figures: answerReferrals({ figureOf: aProtectedFigure, isProtected: true }),
  kpi: (asked: KpiAsked) =>
    judgeReferrals(
      asked,
      counts.includes(asked.measure) ? { figure: aProtectedFigure(47, 40) } : { figure: aShare(45, 60, ['ESTIMATED']) },
    ),
};
