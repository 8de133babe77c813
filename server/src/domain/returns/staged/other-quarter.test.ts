import { describe, expect, it } from 'vitest';

import { explainNotMoved, type OtherQuarter } from './other-quarter.js';

/** A file sent for Q3 2026/27 whose dates are in Q2, which is provisional. */
const moved: OtherQuarter = {
  ...{ quarter: '2026-27-Q2', likely: '2026-27-Q2', status: 'PROVISIONAL' },
  today: '2026-11-24',
};

describe('moving a staged return to another quarter', () => {
  it.each<{ readonly changed: Partial<OtherQuarter>; readonly because: string }>([
    { changed: {}, because: 'most of its dates are in that quarter' },
    { changed: { status: 'OPEN' }, because: 'the quarter is open' },
    { changed: { today: '2026-07-01' }, because: 'the quarter begins today' },
  ])('is allowed if $because', ({ changed }) => {
    expect(explainNotMoved({ ...moved, ...changed })).toBeNull();
  });

  it.each<{ readonly changed: Partial<OtherQuarter>; readonly sentence: RegExp }>([
    { changed: { likely: null }, sentence: /^Most dates in this file are not in Q2 2026\/27\./ },
    { changed: { likely: '2026-27-Q1' }, sentence: /^Most dates in this file are not in Q2/ },
    { changed: { today: '2026-06-30' }, sentence: /^Q2 2026\/27 has not begun/ },
    { changed: { status: 'FINAL' }, sentence: /^Q2 2026\/27 is closed for good/ },
  ])('is refused in a sentence: $sentence', ({ changed, sentence }) => {
    expect(explainNotMoved({ ...moved, ...changed })).toMatch(sentence);
  });
});
