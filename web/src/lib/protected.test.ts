import { describe, expect, it } from 'vitest';

import { aFigure, aFigureOfOthers, aProtectedFigure } from '#testing/fake-values.js';

import { countCuts, splitProtected, wordBar, wordFourthCut, wordHidden } from './protected.js';

describe('splitProtected', () => {
  it.each([
    { figure: aProtectedFigure(47, 40), large: { before: 'about', main: '87', note: '47 of yours' } },
    { figure: aProtectedFigure(0, 40), large: { before: 'about', main: '40', note: 'none of yours' } },
    { figure: aProtectedFigure(12, 0), large: { before: '', main: '12', note: 'of yours, fewer than 5 of others' } },
    { figure: aProtectedFigure(0, 0), large: { before: '', main: '[c]', note: 'fewer than 5, perhaps none' } },
    { figure: aFigureOfOthers(40), large: { before: 'about', main: '40', note: '' } },
    {
      figure: { ...aFigure(12, ['NOT_AVAILABLE']), inWords: '12, yours only' },
      large: { before: '', main: '12', note: 'yours only' },
    },
    { figure: aFigure(0), large: null },
    { figure: aFigure(null, ['NOT_AVAILABLE']), large: null },
  ])('tells $figure.inWords as $large', ({ figure, large }) => {
    expect(splitProtected(figure)).toEqual(large);
  });
});

describe('wordBar', () => {
  it.each([
    { figure: aProtectedFigure(21, 15), bar: { text: 'about 36', flags: '', detail: '21 of yours, about 15 of others' } },
    { figure: aProtectedFigure(12, 0), bar: { text: '12', flags: '[c]', detail: 'of yours, fewer than 5 of others' } },
    { figure: aProtectedFigure(0, 0), bar: { text: '[c]', flags: '', detail: 'fewer than 5, perhaps none' } },
    { figure: aFigureOfOthers(15), bar: { text: 'about 15', flags: '', detail: '' } },
    { figure: aFigure(15, ['PROVISIONAL']), bar: { text: '15', flags: '[p]', detail: '' } },
  ])('writes $bar.text, $bar.detail', ({ figure, bar }) => {
    expect(wordBar(figure)).toEqual(bar);
  });
});

describe('wordHidden', () => {
  const one = aProtectedFigure(0, 0);
  const several = { ...one, inWords: 'too few to show, perhaps none' };

  it.each([
    { figures: [one, one, aFigure(3)], words: 'fewer than 5, perhaps none', because: 'the server says it of each that is hidden' },
    { figures: [several], words: 'too few to show, perhaps none', because: 'a sum may be more' },
    { figures: [one, several], words: 'too few to show, perhaps none', because: 'what is said of each holds for each' },
    { figures: [{ ...one, inWords: '[c]' }], words: 'too few to show, perhaps none', because: 'a sign is no words' },
    { figures: [], words: 'too few to show, perhaps none', because: 'of groups that are not listed nothing is told' },
  ])('says $words: $because', ({ figures, words }) => {
    expect(wordHidden(figures)).toBe(words);
  });
});

describe('wordFourthCut', () => {
  const cutBy = (...cuts: readonly string[]) => ({ cuts, cutCount: cuts.length, mostCuts: 3, areOthersShown: cuts.length <= 3 });
  /** Of referrals, where an agency counts as two. */
  const cutByAgency = (...others: readonly string[]) => {
    const cuts = ['time', ...others, 'agency'];
    return { cuts, cutCount: cuts.length + 1, mostCuts: 3, areOthersShown: cuts.length < 3 };
  };

  it('says which three are allowed, and what to take away', () => {
    expect(wordFourthCut(cutBy('time', 'area', 'agency', 'pathway'), ['time', 'pathway'])).toBe(
      'What others recorded can be cut by 3 things at once, and here it would be cut by 4: time, area, agency and pathway. Time, pathway and one more are allowed together: take away the filter on area or agency.',
    );
    expect(wordFourthCut(cutBy('time', 'area', 'agency', 'pathway', 'age band'), ['time', 'age band'])).toMatch(
      /take away two of the filters on area or agency or pathway\.$/,
    );
  });

  it.each([
    { others: ['pathway'], fixed: ['time', 'pathway'], ends: 'Take away the filter on agency.', because: 'the agency frees two' },
    { others: ['area'], fixed: ['time'], ends: 'Take away the filter on agency, or on area.', because: 'either is enough' },
    {
      others: ['area', 'pathway', 'sex'],
      fixed: ['time', 'sex'],
      ends: 'Take away the filter on agency and one more on area or pathway.',
      because: 'the agency alone is not enough',
    },
    {
      others: ['area'],
      fixed: ['time', 'agency'],
      ends: 'Time and agency are allowed together: take away the filter on area.',
      because: 'what is grouped by agency has room for the time alone',
    },
    {
      others: ['pathway'],
      fixed: ['time', 'agency', 'pathway'],
      ends: 'and here it would be cut by 4: time, pathway and agency, where the agency counts as two.',
      because: 'nothing can be taken away',
    },
  ])('counts the agency as two: $ends', ({ others, fixed, ends }) => {
    const words = wordFourthCut(cutByAgency(...others), fixed);
    expect(words?.slice(-ends.length)).toBe(ends);
    expect(words).toContain('where the agency counts as two');
  });

  it('says nothing where others are shown, or are not for another reason', () => {
    expect(wordFourthCut(cutBy('time', 'area', 'agency'), ['time'])).toBeNull();
    expect(wordFourthCut({ cuts: ['time'], cutCount: 1, mostCuts: 3, areOthersShown: false }, ['time'])).toBeNull();
  });

  it('counts the cuts that are used', () => {
    expect([countCuts(cutBy('time', 'area')), countCuts(cutBy())]).toEqual(['2 of 3 cuts used: time, area', '0 of 3 cuts used']);
    expect(countCuts(cutByAgency())).toBe('3 of 3 cuts used: time, agency (counts as two)');
  });
});
