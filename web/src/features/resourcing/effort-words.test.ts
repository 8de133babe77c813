import { describe, expect, it } from 'vitest';

import { aFigure } from '#testing/fake-values.js';

import { noteNational, summariseEffort, type ToldEffort, wordEffort } from './effort-words.js';
import { roundShare, toShare } from './share-words.js';

const percent = (value: number | null) => ({ percent: value, text: value === null ? '[x] not available' : `${value.toFixed(1)}%` });
const anEffort = (
  name: string,
  [hours, disruptions]: readonly [number | null, number | null],
  part: Partial<ToldEffort> = {},
): ToldEffort => ({
  name,
  hours: percent(hours),
  disruptions: percent(disruptions),
  spend: percent(50),
  national: null,
  ...part,
});

describe('the message of effort beside result', () => {
  it.each([
    {
      efforts: [anEffort('Pursue', [64.9, 53.3]), anEffort('Prevent', [15.8, 22])],
      words: 'Pursue takes 65% of hours and makes 53% of confirmed disruptions',
      because: 'its two shares lie furthest apart',
    },
    {
      efforts: [anEffort('Pursue', [60, 60.4]), anEffort('Prevent', [40, 39.6])],
      words: 'Hours and confirmed disruptions are shared out alike',
      because: 'less than a point is no difference to lead with',
    },
    {
      efforts: [anEffort('Pursue', [60, null], { disruptions: { percent: null, text: '3 of 7' } }), anEffort('Prevent', [40, null])],
      words: 'Pursue takes 60% of hours; confirmed disruptions are too few for percentages',
      because: 'seven disruptions make no shares',
    },
    {
      efforts: [anEffort('Pursue', [60, null]), anEffort('Prevent', [40, null])],
      words: 'Pursue takes 60% of hours; no confirmed disruptions to hold against them',
      because: 'the agency leads none',
    },
    { efforts: [anEffort('Pursue', [null, 60])], words: 'There are no hours to share out', because: 'no return came' },
  ])('is “$words”, since $because', ({ efforts, words }) => {
    expect(wordEffort(efforts)).toBe(words);
  });
});

it('names the national line as money, and holds spending against it', () => {
  const efforts = [anEffort('Pursue', [65, 53], { national: 79, spend: percent(76.1) }), anEffort('Protect', [16, 18])];
  expect(noteNational(efforts)).toBe(
    'Dashed line: of front-line spending against serious and organised crime nationally, 79% went on Pursue (National Audit Office, 2019). That is spending, not hours. Of spending here, 76.1% on Pursue.',
  );
  expect(summariseEffort(efforts)).toBe(
    'Pursue: 65.0% of hours, 53.0% of confirmed disruptions, 79% of national spending; Protect: 16.0% of hours, 18.0% of confirmed disruptions.',
  );
});

describe('a share', () => {
  it.each([
    { part: aFigure(13), whole: aFigure(20), share: { percent: 65, text: '65.0%' }, because: 'twenty make a percentage' },
    { part: aFigure(3), whole: aFigure(19), share: { percent: null, text: '3 of 19' }, because: 'nineteen make none' },
    { part: aFigure(0), whole: aFigure(0), share: { percent: null, text: '[z] not applicable' }, because: 'there is nothing to share' },
    {
      part: aFigure(null, ['NOT_AVAILABLE']),
      whole: aFigure(40),
      share: { percent: null, text: '[x] not available' },
      because: 'missing is not 0',
    },
    { part: null, whole: aFigure(40), share: { percent: null, text: '[x] not available' }, because: 'the answer does not list it' },
  ])('is $share.text: $because', ({ part, whole, share }) => {
    expect(toShare(part, whole, 20)).toEqual(share);
  });

  it('is never rounded away', () => {
    expect([0, 0.4, 1, 64.9].map(roundShare)).toEqual(['0%', 'less than 1%', '1%', '65%']);
  });
});
