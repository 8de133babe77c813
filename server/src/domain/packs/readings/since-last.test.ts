import { describe, expect, it } from 'vitest';

import { findChangedReadings, type Reading } from './since-last.js';
import { describeVerdict, type Verdict } from './verdict.js';

describe('readings since the previous pack', () => {
  const aReading = (verdict: Partial<Verdict> = {}, reading: Partial<Reading> = {}): Reading => ({
    ...{
      key: 'reportsActionedIn24h ',
      name: 'First action',
      figure: { text: '77%', value: 77 },
      finding: null,
    },
    verdict: { status: 'GREEN', variation: 'NO_REAL_CHANGE', ...verdict },
    ...reading,
  });

  it('are listed if they differ, and not if only the value does', () => {
    const reports = { key: 'reports ', name: 'Reports', figure: { text: '9,480', value: 9480 } };
    const before = [
      aReading(),
      aReading({ status: null }, reports),
      aReading({}, { key: 'vacancyRate ' }),
    ];
    const worse = aReading({ status: 'RED', variation: 'WORSENING' });
    const chance = aReading({ status: 'AMBER' }, { key: 'vacancyRate ' });
    const now = [
      worse,
      aReading({ status: null }, { ...reports, figure: { text: '9,900', value: 9900 } }),
      chance,
      aReading({}, { key: 'new ' }),
    ];
    expect(findChangedReadings(before, now)).toEqual([
      { then: before[0], now: worse },
      { then: before[2], now: chance },
    ]);
  });

  it.each([
    { verdict: { status: 'RED', variation: 'WORSENING' }, words: 'Off target, worsening' },
    { verdict: { status: null, variation: 'NO_REAL_CHANGE' }, words: 'No real change' },
    { verdict: { status: 'NO_DATA', variation: null }, words: '' },
  ] as const)('are put into words: $words', ({ verdict, words }) => {
    expect(describeVerdict(verdict)).toBe(words);
  });
});
