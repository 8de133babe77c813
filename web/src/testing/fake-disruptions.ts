import type { Flag } from '#lib/figure.js';

import { aMeasure, type FiguresAsked, type KpiAsked } from './fake-api.js';
import { aKpi, force, reading } from './fake-kpi.js';
import { aFigure, aPeriod } from './fake-values.js';

const before = '2026-27-Q1';
const shown = '2026-27-Q2';

export const disruptionPeriods = [aPeriod('2023-24-Q2'), aPeriod(before), aPeriod(shown)];

const police = { id: 'TVP', code: 'TVP', name: 'Thames Valley Police', family: 'POLICE' };
const charity = { id: 'BARN', code: 'BARN', name: 'Barnardo’s', family: 'CHARITY' };

/** A count with the one of a year before. */
const aCount = (value: number | null, yearBefore: number | null = null, flags: readonly Flag[] = []) => ({
  ...aFigure(value, flags),
  change: () => ({ from: aFigure(yearBefore), text: `${(value ?? 0) - (yearBefore ?? 0)} more than Q1 2025/26 to Q2 2025/26` }),
});

const aRow = (key: Readonly<Record<string, unknown>>, part: Readonly<Record<string, unknown>>) => ({ key, ...part });

const rowsBy: Readonly<Record<string, readonly unknown[]>> = {
  'CRIME_TYPE,OBJECTIVE': [
    aRow({ crimeType: 'DRUGS', objective: 'PURSUE' }, { disruptions: aCount(400) }),
    aRow({ crimeType: 'DRUGS', objective: 'PREVENT' }, { disruptions: aCount(200) }),
    aRow({ crimeType: 'FIREARMS', objective: 'PURSUE' }, { disruptions: aCount(84) }),
    aRow({ crimeType: 'FIREARMS', objective: 'PREVENT' }, { disruptions: aCount(0) }),
  ],
  CRIME_TYPE: [aRow({ crimeType: 'DRUGS' }, { disruptions: aCount(600) }), aRow({ crimeType: 'FIREARMS' }, { disruptions: aCount(84) })],
  OBJECTIVE: [aRow({ objective: 'PURSUE' }, { disruptions: aCount(484) }), aRow({ objective: 'PREVENT' }, { disruptions: aCount(200) })],
  IMPACT: [
    aRow({ impact: 'MAJOR' }, { disruptions: aCount(28, 30) }),
    aRow({ impact: 'MODERATE' }, { disruptions: aCount(113, 117) }),
    aRow({ impact: 'MINOR' }, { disruptions: aCount(543, 430) }),
  ],
  AREA: [
    aRow({ area: reading }, { disruptions: aCount(600, 530), disruptionsPer1000: aFigure(3) }),
    aRow({ area: force }, { disruptions: aCount(84, 81), disruptionsPer1000: aFigure(null, ['NOT_APPLICABLE']) }),
  ],
  AGENCY: [
    aRow({ agency: police }, { disruptions: aCount(684), disruptionsSupported: aFigure(61) }),
    aRow({ agency: charity }, { disruptions: aFigure(null, ['NOT_AVAILABLE']), disruptionsSupported: aFigure(11) }),
  ],
  'MONTH,OBJECTIVE': [
    aRow({ month: '2026-08', objective: 'PURSUE' }, { disruptions: aCount(110) }),
    aRow({ month: '2026-09', objective: 'PURSUE' }, { disruptions: aCount(140) }),
    aRow({ month: '2026-09', objective: 'PREVENT' }, { disruptions: aCount(20) }),
  ],
  QUARTER: [
    aRow({ quarter: aPeriod(before) }, { activeOcgs: aFigure(214), ocgsMapped: aFigure(20), ocgsArchived: aFigure(19) }),
    aRow({ quarter: aPeriod(shown) }, { activeOcgs: aFigure(227), ocgsMapped: aFigure(31), ocgsArchived: aFigure(22) }),
  ],
};

/** Figures of Q2 2026/27: 684 disruptions by everything that the page shows. */
export function answerDisruptions({ by, where }: FiguresAsked) {
  const isRange = where.quarter.from !== undefined;
  const rows = rowsBy[by.join()] ?? [];
  return {
    id: JSON.stringify([by, where, rows]),
    rows,
    totals: { key: {}, disruptions: aCount(by.length === 0 && !isRange ? 90 : 684, 611), majorModerateShare: aFigure(20.6) },
    groupCount: rows.length,
    truncated: false,
    dataVersion: 1482,
    asOf: '2026-11-24T09:14:00Z',
    notes: ['Added up from sums of disruptions by area.'],
  };
}

const shares: readonly string[] = ['majorModerateShare', 'multiAgencyShare'];

/** One figure of the page, judged: 684 disruptions, 400 of each objective and 40 of each result, in thirteen quarters that vary little. */
export function judgeDisruptions(asked: KpiAsked, part: Readonly<Record<string, unknown>> = {}) {
  const value = asked.measure === 'disruptions' ? ((asked.objective ?? null) === null ? 684 : 400) : 40;
  const isShare = shares.includes(asked.measure);
  return aKpi(asked, {
    objective: asked.objective ?? null,
    measure: aMeasure({
      id: asked.measure,
      key: asked.measure,
      unit: isShare ? 'PERCENT' : 'COUNT',
      disclosure: asked.measure === 'peopleSafeguarded' ? 'PROTECTED' : 'OPEN',
    }),
    ...(asked.measure === 'disruptions'
      ? {}
      : { sentence: `${asked.measure} were 40, with no real change. Provisional.`, variation: 'NO_REAL_CHANGE' }),
    figure: { ...aFigure(value, ['PROVISIONAL']), numerator: isShare ? 261 : null, denominator: isShare ? 684 : null },
    ...part,
  });
}

/** Answers to the whole page. */
export const disruptionAnswers = {
  periods: disruptionPeriods,
  figures: answerDisruptions,
  kpi: (asked: KpiAsked) => judgeDisruptions(asked),
};
