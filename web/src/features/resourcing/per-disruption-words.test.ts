import { describe, expect, it } from 'vitest';

import { aFigure, aShare } from '#testing/fake-values.js';

import { noteUnmatched, summarisePerDisruption, wordPerDisruption, wordPerDisruptionOfRange } from './per-disruption-words.js';

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

  it('are told of a range without a judgement, and of a chosen agency with its own share', () => {
    const each = { ...aFigure(586), text: '586 hours', inWords: '586 hours' };
    const whole = { each, share: aShare(228, 1000) };
    expect(wordPerDisruptionOfRange(whole, { agency: null })).toBe(
      '586 hours for each confirmed disruption; 22.8% of disruptions were major or moderate',
    );
    expect(wordPerDisruptionOfRange({ each, share: aShare(1, 5) }, { agency: { name: 'Barnardo’s' } })).toContain(
      '; 1 of 5 of disruptions',
    );
    expect(wordPerDisruptionOfRange({ ...whole, each: none }, { agency: { name: 'Barnardo’s' } })).toBe(
      'Hours for each confirmed disruption are not known for Barnardo’s',
    );
  });

  it('are not known of whoever has none', () => {
    expect(wordPerDisruption({ ...judged, figure: none }, aShare(152, 713), { quarter: closed, agency: { name: 'Barnardo’s' } })).toBe(
      'Hours for each confirmed disruption are not known for Barnardo’s',
    );
  });

  it('say whose disruptions count while their hours are not in', () => {
    const fire = { ...police, name: 'Royal Berkshire Fire and Rescue Service', hours: none, disruptions: aFigure(9), each: none };
    expect(noteUnmatched([police, fire])).toEqual([
      'Royal Berkshire Fire and Rescue Service (9) sent disruptions but no hours, so hours for each of all agencies leave it out.',
    ]);
    expect(noteUnmatched([police])).toEqual([]);
  });
});
