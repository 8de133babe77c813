import { describe, expect, it } from 'vitest';

import { aFigure, aFigureOfOthers, aProtectedFigure } from '#testing/fake-values.js';

import { wordReferralRange } from './title-words.js';

const words = { to: ' for safeguarding', place: '', range: 'Q3 2025/26 to Q2 2026/27', ownAgency: 'Reading Borough Council' };

describe('wordReferralRange', () => {
  it.each([
    {
      figure: { ...aFigure(313), own: null, othersInWords: null },
      message: '313 people referred for safeguarding from Q3 2025/26 to Q2 2026/27',
      because: 'quarters add up, and nothing of a range is judged',
    },
    {
      figure: aProtectedFigure(47, 40),
      message: 'About 87 people referred for safeguarding from Q3 2025/26 to Q2 2026/27, 47 of them by Reading Borough Council',
      because: 'one’s own part is told beside a whole that is about right',
    },
    {
      figure: aProtectedFigure(0, 40),
      message: 'About 40 people referred for safeguarding from Q3 2025/26 to Q2 2026/27, none of them by Reading Borough Council',
      because: 'none of one’s own is known to be none',
    },
    {
      figure: aFigureOfOthers(40),
      message: 'About 40 people referred for safeguarding from Q3 2025/26 to Q2 2026/27',
      because: 'who belongs to no agency has no part of it',
    },
    {
      figure: aProtectedFigure(12, 0),
      message: 'People referred for safeguarding from Q3 2025/26 to Q2 2026/27: 12 of yours, fewer than 5 of others',
      because: 'the words of the server hold both parts',
    },
    {
      figure: { ...aFigureOfOthers(0), inWords: 'too few to show, perhaps none' },
      message: 'People referred for safeguarding from Q3 2025/26 to Q2 2026/27: [c] too few to show, perhaps none',
      because: 'what is hidden of several quarters is told as the server tells it',
    },
    {
      figure: { ...aFigure(12, ['NOT_AVAILABLE']), own: 12, othersInWords: 'not shown' },
      message: '12 people referred for safeguarding from Q3 2025/26 to Q2 2026/27, without protected ones of others',
      because: 'one’s own is not everybody’s',
    },
    {
      figure: { ...aFigure(1), own: null, othersInWords: null },
      message: '1 person referred for safeguarding from Q3 2025/26 to Q2 2026/27',
      because: 'one is a person',
    },
    { figure: null, message: 'People referred for safeguarding', because: 'it is not there yet' },
  ])('says "$message": $because', ({ figure, message }) => {
    expect(wordReferralRange({ ...words, figure })).toBe(message);
  });

  it('names where to, the place and the agency', () => {
    const narrowed = { ...words, to: ' to the NRM', place: ' in Reading by Thames Valley Police' };
    expect(wordReferralRange({ ...narrowed, figure: aProtectedFigure(0, 40) })).toMatch(
      /^About 40 people referred to the NRM in Reading by Thames Valley Police from Q3 2025\/26/,
    );
  });
});
