import { describe, expect, it } from 'vitest';

import { toFigure } from '#domain/figures/figure/figure.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { judgeCounts } from '#testing/judge-counts.js';

import { countWords, joinClauses, TITLE_WORDS } from './clauses.js';
import { findCompared } from './compared-quarters.js';
import { findInKpi, nameKpi, nameSubject } from './kpi-finding.js';
import { describeShortfall } from './shortfall.js';

/** Ups and downs around 505: the target of 500 is within them. */
const usual = [500, 510, 500, 510, 500, 510, 500, 510, 500, 510, 500, 510, 500, 510, 500, 510];
const disruptions = (values: readonly number[]) => judgeCounts(values, { of: 'disruptions' });
const referrals = (values: readonly number[]) => judgeCounts(values);
const find = (kpi: JudgedKpi, like: JudgedKpi | null = null) => findInKpi(kpi, like);

describe('what is worth saying about a figure', () => {
  it('is only that there is no real change, if it meets its target', () => {
    expect(find(disruptions(usual))).toEqual({
      kind: 'NO_REAL_CHANGE',
      text: 'No real change in confirmed disruptions',
    });
  });

  it('is above all that it cannot be read as it stands', () => {
    const low = referrals([...usual.slice(0, 15), 400]);
    const like = referrals(usual);
    expect(low.signal).toBe('BELOW_LOWER_LIMIT');
    expect(find(low, like)).toEqual({
      kind: 'CANNOT_BE_READ',
      text: 'NRM referrals only look low',
    });
    expect(find(like, low)).toEqual({ kind: 'CANNOT_BE_READ', text: 'NRM referrals are down' });
    expect(find(low, low).kind).toBe('REAL_CHANGE');
  });

  it('is that recording changed, until eight quarters later', () => {
    const changed = (recordingChanged: string) => find(judgeCounts(usual, { recordingChanged }));
    expect(changed('2025-07-01')).toEqual({
      kind: 'CANNOT_BE_READ',
      text: 'NRM referrals have been recorded differently since Q2 2025/26',
    });
    expect([changed('2025-01-01').kind, changed('2024-10-01').kind]).toEqual([
      'CANNOT_BE_READ',
      'NO_REAL_CHANGE',
    ]);
  });

  it('is a real change by its most important signal, with the shortfall from the target', () => {
    expect(find(referrals([...usual.slice(0, 15), 700])).text).toBe(
      'NRM referrals are above the usual range',
    );
    expect(find(disruptions([...usual.slice(0, 15), 400])).text).toBe(
      'Confirmed disruptions are below the usual range; 100 short of target',
    );
    const falling = [...Array<number>(7).fill(505), 510, 509, 508, 507, 506, 505];
    expect(find(referrals(falling)).text).toBe(
      'NRM referrals have fallen for five quarters running',
    );
  });

  it('is a break in its own words, or in short only its direction', () => {
    const risen = referrals([...usual, 700, 710, 700, 710]);
    expect(find(risen)).toEqual({
      kind: 'REAL_CHANGE',
      text: 'NRM referrals rose in Q3 2025/26 and have stayed high',
    });
    expect(findInKpi(risen, null, { isShort: true }).text).toBe('NRM referrals are up');
    const over = referrals([...usual, 700, 710, 700, 710, 500, 510]);
    expect(findInKpi(over, null, { isShort: true }).text).toMatch(
      /back to usual since Q1 2026\/27$/,
    );
  });

  it('is that it is off target, by how much, and for how long', () => {
    const steady = disruptions([410, 400, 410, 400, 410, 400, 410, 400, 410, 400, 410, 400, 410]);
    expect([steady.status, steady.signal]).toEqual(['RED', null]);
    expect(find(steady)).toEqual({
      kind: 'OFF_TARGET',
      text: 'Confirmed disruptions are 90 short of target',
    });
    const target = steady.target;
    const missed = {
      ...steady,
      trend: steady.trend.map((point, index) => ({ ...point, target: index > 9 ? target : null })),
    };
    expect(find(missed).text).toBe(
      'Confirmed disruptions are 90 short of target; missed three quarters running',
    );
    // Near its target, and never further off: that is not a finding.
    const near = disruptions([490, 495, 490, 495, 490, 495, 490, 495, 490, 495, 490, 495, 490]);
    expect([near.status, find(near).kind]).toEqual(['AMBER', 'NO_REAL_CHANGE']);
    const wasRed = {
      ...near,
      trend: near.trend.map((point) => ({
        ...point,
        target,
        ...(point.quarter === '2026-27-Q1' ? { figure: steady.figure } : {}),
      })),
    };
    expect(find(wasRed).kind).toBe('OFF_TARGET');
  });

  it('is that nothing can be concluded if the quarter is open, there are too few quarters or there is no figure', () => {
    const open = { ...referrals(usual), isOpen: true };
    expect(find(open)).toEqual({
      kind: 'TOO_FEW',
      text: 'NRM referrals: the quarter is not closed',
    });
    expect(find(referrals(usual.slice(0, 7)))).toEqual({
      kind: 'TOO_FEW',
      text: 'NRM referrals: too few quarters to judge',
    });
    const gone = (flag: 'NOT_AVAILABLE' | 'CONFIDENTIAL') => {
      const figure = toFigure(measureOf('nrmReferrals'), { numerator: 0, denominator: null }, [
        flag,
      ]);
      return find({ ...open, figure: { ...figure, changes: new Map() } }).kind;
    };
    expect([gone('NOT_AVAILABLE'), gone('CONFIDENTIAL')]).toEqual(['NOTHING_RECORDED', 'WITHHELD']);
  });

  it('has at most twelve words', () => {
    expect(
      joinClauses([
        'one two three',
        'four five six seven',
        'eight nine ten eleven twelve thirteen',
      ]),
    ).toBe('one two three; four five six seven');
    expect(joinClauses(['one', null, 'two'])).toBe('one; two');
  });
});

describe('a title for a place in the force', () => {
  const risen = referrals([...usual, 700, 710, 700, 710]);
  const told = (kpi: JudgedKpi, force: JudgedKpi | null, why: string | null = null) =>
    findInKpi(kpi, null, { force, why }).text;

  it('says that the force moved the same way, and says more briefly how long it lasted', () => {
    expect(told(risen, risen)).toBe('NRM referrals rose in Q3 2025/26, as in the whole force');
    const subject = { words: 'Referrals', isPlural: true };
    expect(findInKpi(risen, null, { subject, force: risen }).text).toBe(
      'Referrals have stayed high since Q3 2025/26, as in the whole force',
    );
    const above = referrals([...usual.slice(0, 15), 700]);
    expect(told(above, risen)).toBe(
      'NRM referrals are above the usual range, as in the whole force',
    );
    expect(findInKpi(risen, null, { isShort: true, force: risen }).text).toBe(
      'NRM referrals are up, as in the whole force',
    );
  });

  it('gives the shortfall from the target first', () => {
    const fallen = disruptions([...usual.slice(0, 15), 400]);
    expect(told(fallen, fallen)).toBe(
      'Confirmed disruptions are below the usual range; 100 short of target',
    );
  });

  it.each([
    { force: referrals(usual), because: 'there is no real change there' },
    { force: referrals([...usual, 300, 310, 300, 310]), because: 'it went the other way' },
    {
      force: { ...risen, figure: { ...risen.figure, value: null } },
      because: 'the force’s figure is not shown',
    },
    { force: { ...risen, variation: 'TOO_CLOSE' as const }, because: 'it is too close to tell' },
    { force: { ...risen, isOpen: true }, because: 'its quarter is not closed' },
    { force: referrals([...usual, 700, 710, 700, 710, 500, 510]), because: 'it is back to usual' },
    { force: null, because: 'there is no figure for it' },
  ])('says nothing about the force if $because', ({ force }) => {
    expect(told(risen, force)).toBe('NRM referrals rose in Q3 2025/26 and have stayed high');
  });
});

describe('a title with what explains a change', () => {
  it('gives it after the change if there is room', () => {
    const told = (why: string | null) =>
      findInKpi(referrals([...usual.slice(0, 15), 700]), null, { why }).text;
    expect(told('everywhere at once')).toBe(
      'NRM referrals are above the usual range; everywhere at once',
    );
    expect(told('190 of the 190 more are drugs')).toBe('NRM referrals are above the usual range');
  });

  it('gives it for a figure that is off target, and the number of quarters only if nothing explains it', () => {
    const { target, trend, ...steady } = disruptions([
      410, 400, 410, 400, 410, 400, 410, 400, 410, 400, 410, 400, 410,
    ]);
    const missed = { ...steady, target, trend: trend.map((point) => ({ ...point, target })) };
    const subject = { words: 'Protect', isPlural: false };
    const told = (why: string | null) => findInKpi(missed, null, { subject, why }).text;
    expect(told(null)).toBe('Protect is 90 short of target; missed all 13 quarters shown');
    expect(told('9 of the 10 are drugs')).toBe(
      'Protect is 90 short of target; 9 of the 10 are drugs',
    );
    expect(told('14 of the 15 fewer are acquisitive crime')).toBe('Protect is 90 short of target');
  });
});

describe('the shortfall from a target', () => {
  const share = (
    numerator: number,
    denominator: number,
    key: 'multiAgencyShare' | 'vacancyRate' | 'forecastVariance',
  ) => {
    const measure = measureOf(key);
    const figure = {
      ...toFigure(
        measure,
        { numerator: numerator / measure.sumScale, denominator: denominator / measure.sumScale },
        [],
      ),
      changes: new Map(),
    };
    const { target } = referrals(usual);
    const told = (
      aim: { readonly value: number } | { readonly lower: number; readonly upper: number },
    ) => describeShortfall({ measure, figure, target: target && { ...target, aim } });
    return told;
  };

  it('is in what the share counts: whole cases, posts or pounds', () => {
    expect(share(29, 100, 'multiAgencyShare')({ value: 31.5 })).toBe('short of target by 3 of 100');
    expect(share(30, 100, 'multiAgencyShare')({ value: 30 })).toBeNull();
    expect(share(12, 100, 'vacancyRate')({ value: 9.5 })).toBe('2.5 posts over target');
    expect(share(50_000, 1_000_000, 'forecastVariance')({ lower: -1.25, upper: 1.25 })).toBe(
      '£38k above the band',
    );
    expect(share(-50_000, 1_000_000, 'forecastVariance')({ lower: -1.25, upper: 1.25 })).toBe(
      '£38k below the band',
    );
  });
});

describe('the change that is explained', () => {
  const quarters = (kpi: JudgedKpi) => {
    const compared = findCompared(kpi);
    return (
      compared && [compared.before.length, compared.before.at(-1), compared.after, compared.isReal]
    );
  };

  it('is measured from the baseline for a break', () => {
    const since = ['2025-26-Q3', '2025-26-Q4', '2026-27-Q1', '2026-27-Q2'];
    expect(quarters(referrals([...usual, 700, 710, 700, 710]))).toEqual([
      16,
      '2025-26-Q2',
      since,
      true,
    ]);
  });

  it('is measured from the quarters before it for a run', () => {
    const run = referrals([500, 510, 490, 505, 495, 500, 515, 516, 515, 516, 515, 516, 515]);
    expect(run.signal).toBe('RUN_ABOVE_CENTRE');
    expect(quarters(run)?.slice(0, 2)).toEqual([6, '2024-25-Q3']);
  });

  it('starts at its first quarter for a rise', () => {
    const rising = referrals([...Array<number>(7).fill(505), 500, 501, 502, 503, 504, 505]);
    expect(rising.signal).toBe('RISING');
    expect(quarters(rising)).toEqual([1, '2025-26-Q1', ['2026-27-Q2'], true]);
  });

  it('is measured from last year for any other signal, from last quarter if the figure is only off target, and does not exist otherwise', () => {
    expect(quarters(referrals([...usual.slice(0, 15), 700]))).toEqual([
      1,
      '2025-26-Q2',
      ['2026-27-Q2'],
      true,
    ]);
    expect(quarters(disruptions([...usual.slice(0, 15), 300]))).toEqual([
      1,
      '2026-27-Q1',
      ['2026-27-Q2'],
      true,
    ]);
    const steady = disruptions([410, 400, 410, 400, 410, 400, 410, 400, 410, 400, 410, 400, 410]);
    expect(quarters(steady)).toEqual([1, '2026-27-Q1', ['2026-27-Q2'], false]);
    expect([quarters(referrals(usual)), quarters({ ...steady, isOpen: true })]).toEqual([
      null,
      null,
    ]);
  });
});

const hundreds = [100, 110, 100, 110, 100, 110, 100, 110, 100, 110];

describe('a title', () => {
  it('says that the figure cannot be read if its break moves when rated like with like', () => {
    const asItStands = judgeCounts([...hundreds, 105, 200, 210]);
    const like = judgeCounts([...hundreds, 200, 200, 210]);
    expect([asItStands, like].map(({ latestBreak }) => latestBreak?.quarter)).toEqual([
      '2026-27-Q1',
      '2025-26-Q4',
    ]);
    expect(like).toMatchObject({ variation: asItStands.variation, status: asItStands.status });
    expect(findInKpi(asItStands, like).kind).toBe('CANNOT_BE_READ');
    expect(findInKpi(asItStands, asItStands).kind).toBe('REAL_CHANGE');
  });

  it('compares like with like if the finding is the same but the signal differs', () => {
    const calm = [100, 101, 100, 101, 100, 101, 100, 101, 100, 101, 100, 101];
    const [asItStands, like] = [
      judgeCounts([...calm, 130]),
      { ...judgeCounts([...calm, 130]), signal: 'RISING' as const },
    ];
    expect(findInKpi(asItStands, null).text).toMatch(/are above the usual range/u);
    expect(findInKpi(asItStands, like).text).toMatch(/have risen for/u);
  });

  it('has at most twelve words, in natural English, about a share', () => {
    const of = 'reportsToDisruption';
    const toOne = (cases: number) =>
      toFigure(measureOf(of), { numerator: cases, denominator: 2000 }, []);
    const tell = (values: readonly number[]) =>
      findInKpi({ ...judgeCounts(values, { of, toOne }), status: 'NO_TARGET' }, null).text;
    const titles = [
      tell([...hundreds, 60, 55]),
      tell([...hundreds, 200, 195, 105, 205]),
      tell([105, 104, 106, 105, 104, 106, 105, 104, 106, 105, 104, 106, 115]),
      tell([...hundreds, 105, 105]),
      tell([105, 104, 106, 105, 104, 106, 105, 104, 106, 105, 104, 102, 102]),
    ];
    expect(titles).toEqual([
      'Share linked to a disruption fell in Q1 2026/27, low since',
      'Share linked to a disruption has mostly stayed high since Q3 2025/26',
      'Share linked to a disruption is above the usual range',
      'No real change in the share linked to a disruption',
      'Share linked to a disruption has been low lately',
    ]);
    for (const title of titles) expect(title.split(' ').length).toBeLessThanOrEqual(12);
  });

  it('has room for the longest clause about any measure', () => {
    const said = 'has stayed high since Q3 2025/26';
    const titles = measureKeys.map(
      (key) => `${nameSubject(nameKpi({ measure: measureOf(key) })).words} ${said}`,
    );
    expect(titles.filter((title) => countWords(title) > TITLE_WORDS - 1)).toEqual([]);
  });

  it('says less if a long name leaves little room', () => {
    const subject = { words: 'Disruptions of the Fire and Rescue Service', isPlural: true };
    const tell = (kpi: JudgedKpi) => findInKpi(kpi, null, { subject }).text;
    const { latestBreak } = judgeCounts([...hundreds, 105, 200, 210]);
    if (latestBreak === null) throw new Error('Two quarters at twice the level are a break.');
    const gone = {
      quarter: '2025-26-Q3',
      side: 'HIGH',
      backSince: '2026-27-Q2',
      pointCount: 3,
      beyondCount: 3,
    } as const;
    expect([
      tell({ ...judgeCounts(usual), signal: 'RUN_ABOVE_CENTRE', latestBreak: null }),
      tell({ ...judgeCounts(usual), signal: null, latestBreak: { ...latestBreak, ...gone } }),
    ]).toEqual([`${subject.words} are up`, `${subject.words} rose in Q3 2025/26, now back`]);
  });

  it('says that there are too few cases if a share has fewer than 50', () => {
    const kindOf = (base: number) => {
      const of = 'majorModerateShare';
      const toOne = (cases: number) =>
        toFigure(measureOf(of), { numerator: cases, denominator: base }, []);
      return findInKpi(
        { ...judgeCounts([5, 6, 5, 6, 5, 6, 5, 6, 5, 6], { of, toOne }), status: 'NO_TARGET' },
        null,
      );
    };
    expect(kindOf(49)).toEqual({
      kind: 'TOO_FEW',
      text: 'Major and moderate share: too few cases to judge',
    });
    expect(kindOf(50).kind).toBe('NO_REAL_CHANGE');
  });
});
