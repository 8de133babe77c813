import { describe, expect, it } from 'vitest';

import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { judgeCounts } from '#testing/judge-counts.js';

import { toCell } from './cell.js';

const usual = [500, 510, 500, 510, 500, 510, 500, 510, 500, 510, 500, 510];
const judge = (last: number) => judgeCounts([...usual, last], { of: 'disruptions' });
const tell = (kpi: JudgedKpi) =>
  toCell(
    kpi,
    { shows: 'SHORTFALL', drawing: 'NONE' },
    { commonTarget: null, isAmongMany: false, like: null },
  ).text;
const rounded = (kpi: JudgedKpi): JudgedKpi => ({
  ...kpi,
  figure: { ...kpi.figure, range: { from: 396, to: 404 } },
});

describe('the shortfall from a target', () => {
  it.each([
    { kpi: judge(505), words: 'met', because: 'it is on target' },
    { kpi: judge(400), words: '100 short', because: 'it is off target' },
    {
      kpi: rounded(judge(400)),
      words: 'missed',
      because: 'it is off target over its whole range, but by an unknown amount',
    },
    {
      kpi: { ...judge(400), status: 'TOO_CLOSE' as const },
      words: '',
      because: 'it is too close to rate',
    },
    {
      kpi: { ...judge(400), status: 'NO_DATA' as const },
      words: '',
      because: 'it is only the viewer’s own part, which is not rated',
    },
  ])('is "$words" if $because', ({ kpi, words }) => {
    expect(tell(kpi)).toBe(words);
  });
});

describe('the mark of a figure that misses its target', () => {
  const markOf = (kpi: JudgedKpi) =>
    toCell(
      kpi,
      { shows: 'VALUE', drawing: 'DOT' },
      { commonTarget: null, isAmongMany: true, like: null },
    ).mark;
  const { target, ...kpi } = judge(505);
  const missed: JudgedKpi = { ...kpi, target: target && { ...target, aim: { value: 506 } } };

  it("is missing if others' records are not in the figure, because its status is unknown", () => {
    expect(markOf(missed)).toBe('PAST_TARGET');
    for (const flag of ['NOT_AVAILABLE', 'CONFIDENTIAL'] as const)
      expect(markOf({ ...missed, figure: { ...missed.figure, flags: [flag] } })).toBe('PLAIN');
  });
});

describe('a cell that shows a value but does not draw a line', () => {
  it('does not work out a trend, a change or a sentence for its figure', () => {
    const looked: string[] = [];
    const watched = new Proxy(judge(505), {
      get: (kpi, name, own) => {
        looked.push(String(name));
        return Reflect.get(kpi, name, own);
      },
      ownKeys: (kpi) => {
        looked.push('everything');
        return Reflect.ownKeys(kpi);
      },
    });
    const { text } = toCell(
      watched,
      { shows: 'VALUE', drawing: 'NONE' },
      { commonTarget: null, isAmongMany: true, like: null },
    );
    expect(text).toBe('505');
    const dear = [
      'everything',
      'trend',
      'chart',
      'charted',
      'latestBreak',
      'variation',
      'assurance',
      'sentence',
      'previousQuarter',
    ];
    expect(looked.filter((name) => dear.includes(name))).toEqual([]);
  });
});

describe('whether a figure really changed', () => {
  const run = judgeCounts([...usual.slice(0, 8), 500, 500, 500, 500, 500, 500, 500], {
    of: 'disruptions',
  });
  const describeChange = (kpi: JudgedKpi, isAmongMany: boolean) => {
    const { text, variation } = toCell(
      kpi,
      { shows: 'VARIATION', drawing: 'NONE' },
      { commonTarget: null, isAmongMany, like: null },
    );
    return [text, variation];
  };

  it('is decided by a stronger signal in a long table, because weak ones among many figures are chance', () => {
    expect(run.signal).not.toBeNull();
    expect(describeChange(run, false)).toEqual(['Worsening', 'WORSENING']);
    expect(describeChange(run, true)).toEqual(['No real change', 'NO_REAL_CHANGE']);
    expect(describeChange(judge(400), true)).toEqual(['Worsening', 'WORSENING']);
  });
});
