import { describe, expect, it } from 'vitest';

import { aFigure, aFigureOfOthers, aProtectedFigure } from '#testing/fake-values.js';

import { detailRange, wordRange } from './range-words.js';

const range = 'Q3 2025/26 to Q2 2026/27';
const what = { one: 'report received', many: 'reports received' };

describe('wordRange', () => {
  it.each([
    { figure: aFigure(684), words: '684 reports received from Q3 2025/26 to Q2 2026/27' },
    { figure: aFigure(1), words: '1 report received from Q3 2025/26 to Q2 2026/27' },
    { figure: aFigureOfOthers(685), words: 'About 685 reports received from Q3 2025/26 to Q2 2026/27' },
    {
      figure: { ...aFigure(39, ['NOT_AVAILABLE']), inWords: '39, without protected ones of others' },
      words: '39 reports received from Q3 2025/26 to Q2 2026/27, without protected ones of others',
    },
    {
      figure: aProtectedFigure(12, 0),
      words: 'Reports received from Q3 2025/26 to Q2 2026/27: 12 of yours, fewer than 5 of others',
    },
    { figure: aFigureOfOthers(0), words: 'Reports received from Q3 2025/26 to Q2 2026/27: [c] fewer than 5, perhaps none' },
    { figure: aFigure(null, ['NOT_AVAILABLE']), words: 'Reports received from Q3 2025/26 to Q2 2026/27: [x] not available' },
    { figure: null, words: 'Reports received' },
  ])('says $words', ({ figure, words }) => {
    expect(wordRange({ what, range, figure })).toBe(words);
  });
});

describe('detailRange', () => {
  it('says what was a year before where that can be compared, and nothing empty', () => {
    const change = 'about 73 more than Q3 2024/25 to Q2 2025/26';
    expect(detailRange({ range, place: 'Thames Valley, all agencies', change, more: ['', 'Neither way is better.'] })).toBe(
      'Q3 2025/26 to Q2 2026/27, Thames Valley, all agencies. About 73 more than Q3 2024/25 to Q2 2025/26. Neither way is better.',
    );
    expect(detailRange({ range, place: 'Reading, all agencies', change: null, more: [] })).toBe(
      'Q3 2025/26 to Q2 2026/27, Reading, all agencies.',
    );
  });
});
