import { describe, expect, it } from 'vitest';

import { aFigure, aShare } from '#testing/fake-values.js';

import { noteUnmatched, summarisePerDisruption, wordPerDisruption } from './per-disruption-words.js';

const none = aFigure(null, ['NOT_AVAILABLE']);
const judged = {
  sentence:
    'The time committed for each confirmed disruption was 585 hours, with no real change. To be read beside it: 21.3%. Provisional.',
  figure: aFigure(585),
};
const closed = { isOpen: false };
const police = { name: 'Thames Valley Police', hours: aFigure(9000), disruptions: aFigure(91), each: aFigure(99), share: aShare(20, 91) };

describe('hours for each disruption', () => {
  it('are never told without how many were major or moderate', () => {
    expect(wordPerDisruption(judged, aShare(152, 713), { quarter: closed, agency: null })).toBe(
      'The time committed for each confirmed disruption was 585 hours, with no real change; 21.3% of disruptions were major or moderate',
    );
    expect(summarisePerDisruption([police])).toBe('Most disruptions: Thames Valley Police 99 for each, 22.0% major or moderate.');
  });

  it('are not known of whoever has none', () => {
    expect(wordPerDisruption({ ...judged, figure: none }, aShare(152, 713), { quarter: closed, agency: { name: 'Barnardo’s' } })).toBe(
      'Hours for each confirmed disruption are not known for Barnardo’s',
    );
  });

  it('say whose disruptions count while their hours are not in', () => {
    const fire = { ...police, name: 'Royal Berkshire Fire and Rescue Service', hours: none, disruptions: aFigure(9), each: none };
    expect(noteUnmatched([police, fire])).toEqual([
      'Of Royal Berkshire Fire and Rescue Service (9) the disruptions are in and the hours are not, so that hours for each of all agencies come out a little low.',
    ]);
    expect(noteUnmatched([police])).toEqual([]);
  });
});
