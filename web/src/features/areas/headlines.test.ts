import { describe, expect, it } from 'vitest';

import { aFigure, aProtectedFigure } from '#testing/fake-values.js';

import type { AreaHeadline } from './headline-fragment.js';
import { explainChanges, explainMissing, nameShortly, wordHeadlines } from './headline-words.js';
import { groupHeadlines, pickShort } from './headlines.js';
import { toShortMove } from './short-move.js';

function aHeadline(key: AreaHeadline['measure']['key'], part: Partial<AreaHeadline> = {}): AreaHeadline {
  return {
    __typename: 'Kpi',
    id: key,
    name: `The ${key}`,
    subject: 'REPORTS',
    objective: null,
    status: 'NO_TARGET',
    variation: 'NO_REAL_CHANGE',
    sentence: `The ${key} was told.`,
    measure: { __typename: 'Measure', id: key, key, unit: 'COUNT' },
    period: { __typename: 'Period', id: '2026-27-Q2', key: '2026-27-Q2', status: 'PROVISIONAL' },
    figure: toFigure(aFigure(40)),
    target: null,
    previousQuarter: null,
    sameQuarterLastYear: null,
    controlChart: null,
    ...part,
  };
}

function toFigure({ flags, value, text, inWords, own, othersInWords }: ReturnType<typeof aFigure>): AreaHeadline['figure'] {
  return { __typename: 'Figure', value, text, inWords, flags: [...flags], numerator: null, denominator: null, own, othersInWords };
}

const kpis = [
  aHeadline('majorModerateShare', { subject: 'DISRUPTION' }),
  aHeadline('disruptions', { subject: 'DISRUPTION', objective: 'PURSUE', id: 'pursue' }),
  aHeadline('reports'),
  aHeadline('returnsOnTime', { subject: 'RETURNS' }),
  aHeadline('vacancyRate', { subject: 'RESOURCING' }),
  aHeadline('disruptionsPer1000', { subject: 'DISRUPTION' }),
  aHeadline('referrals', { subject: 'SAFEGUARDING' }),
];

describe('groupHeadlines', () => {
  it('groups by the four subjects, objectives first, and leaves out what is about returns', () => {
    const groups = groupHeadlines(kpis, []);
    expect(groups.map(({ name, rows }) => [name, rows.map(({ key }) => key)])).toEqual([
      ['Disruptions', ['disruptions-PURSUE', 'disruptionsPer1000', 'majorModerateShare']],
      ['Reports', ['reports']],
      ['Safeguarding', ['referrals']],
      ['Resourcing', ['vacancyRate']],
    ]);
  });

  it('sets each beside the same of the other area, and nothing where that has none', () => {
    const other = aHeadline('reports', { id: 'other', name: 'Other' });
    const rows = groupHeadlines(kpis, [other]).flatMap((group) => group.rows);
    expect(rows.find(({ key }) => key === 'reports')?.other?.name).toBe('Other');
    expect(rows.find(({ key }) => key === 'vacancyRate')?.other).toBeNull();
  });
});

describe('pickShort', () => {
  it('picks the few in their order, whatever order they came in', () => {
    expect(pickShort(groupHeadlines(kpis, [])).map(({ key }) => key)).toEqual([
      ...['disruptionsPer1000', 'majorModerateShare', 'referrals', 'vacancyRate'],
    ]);
  });
});

describe('wordHeadlines', () => {
  const told = (variations: readonly AreaHeadline['variation'][], isOpen = false) =>
    wordHeadlines(
      groupHeadlines(
        variations.map((variation, index) => aHeadline('reports', { id: String(index), name: `Measure ${index}`, variation })),
        [],
      ),
      { area: 'Oxford', isOpen },
    );

  it('names what really changed, and counts where it is much', () => {
    expect(told(['NO_REAL_CHANGE', 'TOO_FEW_POINTS'])).toBe('No real change in any of 2 headline figures of Oxford');
    expect(told(['IMPROVING', 'NO_REAL_CHANGE', 'UNUSUALLY_LOW'])).toBe('What really changed in Oxford: Measure 0 and Measure 2');
    expect(told(['IMPROVING', 'WORSENING', 'UNUSUALLY_LOW', 'UNUSUALLY_HIGH', 'NO_REAL_CHANGE'])).toBe(
      '4 of 5 headline figures of Oxford really changed',
    );
  });

  it('calls nothing in an open quarter a change', () => {
    expect(told(['IMPROVING'], true)).toBe('Oxford on all four subjects, so far');
    expect(explainChanges(true)).toHaveLength(1);
    expect(explainChanges(false)).toEqual([]);
  });
});

describe('explainMissing', () => {
  it('gives the reason of what is missing, and none for what is hidden', () => {
    const missing = aHeadline('vacancyRate', {
      figure: toFigure(aFigure(null, ['NOT_AVAILABLE'])),
      sentence: 'Not recorded at this level.',
    });
    const hidden = aHeadline('referrals', { figure: toFigure(aProtectedFigure(0, 0)), sentence: 'Hidden.' });
    const rows = [missing, hidden, aHeadline('reports')].map((kpi) => ({ key: kpi.id, kpi, other: null }));
    expect(explainMissing(rows)).toEqual(['Not recorded at this level.']);
  });
});

describe('nameShortly', () => {
  it('shortens what would not fit, and nothing else', () => {
    expect(nameShortly(aHeadline('reportsPer1000'))).toBe('Reports per 1,000');
    expect(nameShortly(aHeadline('vacancyRate'))).toBe('The vacancyRate');
  });
});

describe('toShortMove', () => {
  it.each([
    { move: { signed: '+22 (+5.4%)', difference: 22 }, figure: aFigure(40), words: '+22' },
    { move: { signed: '−17.5 points', difference: -17.5 }, figure: aFigure(40), words: '−17.5 pts' },
    { move: { signed: null, difference: 2 }, figure: aProtectedFigure(0, 10), words: 'too close' },
    { move: { signed: '+15', difference: 15 }, figure: aProtectedFigure(0, 35), words: 'about +15' },
    { move: null, figure: aFigure(40), words: 'none' },
  ])('writes $words', ({ move, figure, words }) => {
    expect(toShortMove(move, figure)).toBe(words);
  });
});
