import { describe, expect, it } from 'vitest';

import { aFigure, aProtectedFigure } from '#testing/fake-values.js';

import { summariseMap, wordBlurred, wordDistrict, wordMap, wordPlace, wordRank, wordUnplaced } from './district-words.js';
import { findBlurred, findUnplaced, toDistricts, toFill, toMapText } from './districts.js';
import { mapMeasures } from './map-measures.js';

const [measure] = mapMeasures;
const aRow = (name: string, value: number | null, kind = 'DISTRICT') => ({
  key: { area: { code: name.toUpperCase(), name, kind } },
  count: { ...aFigure(value), change: null },
  rate: value === null ? aFigure(null) : { ...aFigure(value / 100), text: (value / 100).toFixed(2), inWords: (value / 100).toFixed(2) },
});
const aHidden = (name: string, own: number, others: number) => ({
  key: { area: { code: name.toUpperCase(), name, kind: 'DISTRICT' } },
  count: { ...aProtectedFigure(own, others), change: null },
});

const rows = [aRow('Slough', 16), aRow('Reading', 33), aRow('Oxford', 29), aRow('Vale', 29), aRow('Bracknell', 35)];

describe('toDistricts', () => {
  it('ranks by the figure as it is written, highest first, and shares a rank between what reads alike', () => {
    const close = [aRow('One', 28.6), aRow('Two', 29.4), aRow('Three', 29.0)];
    expect(toDistricts(close, 'rate').map(({ name, rank }) => `${name} ${wordRank(rank)}`)).toEqual(['One 1=', 'Three 1=', 'Two 1=']);
    expect(toDistricts(rows, 'rate').map(({ name, rank }) => `${name} ${wordRank(rank)}`)).toEqual([
      ...['Bracknell 1', 'Reading 2', 'Oxford 3=', 'Vale 3=', 'Slough 5'],
    ]);
  });

  it('puts what has no figure last, without a rank, and leaves larger places out', () => {
    const found = toDistricts([aRow('None', null), aRow('Some', 3), aRow('County', 9, 'COUNTY')], 'count');
    expect(found.map(({ name, rank }) => `${name} ${wordRank(rank)}`)).toEqual(['Some 1', 'None ']);
  });

  it('tells what is hidden from what is missing', () => {
    const [hidden, missing] = toDistricts([aHidden('A', 0, 0), aRow('B', null)], 'count').map(({ shown }) => toFill(shown, [], 'count'));
    expect([hidden, missing]).toEqual(['HIDDEN', 'MISSING']);
  });
});

describe('toMapText', () => {
  it.each([
    { figure: aFigure(29, ['PROVISIONAL']), text: '29' },
    { figure: aProtectedFigure(0, 35), text: 'about 35' },
    { figure: aProtectedFigure(0, 0), text: '[c]' },
    { figure: aProtectedFigure(12, 0), text: '12 [c]' },
    { figure: aFigure(null, ['NOT_AVAILABLE']), text: '[x]' },
  ])('writes $text', ({ figure, text }) => {
    expect(toMapText(figure)).toBe(text);
  });
});

describe('wordMap', () => {
  it('names the ends, and those who share them', () => {
    expect(wordMap(toDistricts(rows, 'rate'), 'rate')).toBe('Highest in Bracknell, 0.35; lowest in Slough, 0.16');
    const shared = [aRow('One', 9), aRow('Two', 9), aRow('Three', 2)];
    expect(wordMap(toDistricts(shared, 'count'), 'count')).toBe('Most in One and Two, 9; fewest in Three, 2');
  });

  it('claims no fewest where something is hidden', () => {
    const found = toDistricts([aHidden('A', 0, 0), aHidden('B', 0, 10), aHidden('C', 0, 25)], 'count');
    expect(wordMap(found, 'count')).toBe('Most in C, about 25; fewest shown in B, about 10');
  });

  it('says where nothing can be told', () => {
    expect(wordMap(toDistricts([aHidden('A', 0, 0)], 'count'), 'count')).toBe('No district has a figure that can be shown');
    expect(wordMap(toDistricts([aRow('A', null)], 'count'), 'count')).toBe('No district has a figure');
    expect(wordMap(toDistricts([aRow('A', 4), aRow('B', 4)], 'count'), 'count')).toBe('2 districts have the same, 4');
  });
});

describe('wordDistrict', () => {
  const [first] = toDistricts(rows, 'rate');
  it('says the figure with its unit, and the rank', () => {
    expect(first && wordDistrict(first, { measure, unit: 'rate' }, 5)).toBe(
      'Bracknell: 0.35 confirmed disruptions per 1,000 people, rank 1 of 5',
    );
  });

  it('tells a hidden one in its own words', () => {
    const [hidden] = toDistricts([aHidden('A', 0, 0)], 'count');
    expect(hidden && wordDistrict(hidden, { measure, unit: 'count' }, 0)).toBe('A: [c] fewer than 5, perhaps none');
  });
});

describe('wordPlace', () => {
  it.each([
    { code: 'BRACKNELL', words: 'Bracknell has the highest rate of confirmed disruptions of 5 districts, 0.35 per 1,000 people' },
    { code: 'READING', words: 'Reading has the second highest rate of confirmed disruptions of 5 districts, 0.33 per 1,000 people' },
    { code: 'OXFORD', words: 'Oxford has the joint second lowest rate of confirmed disruptions of 5 districts, 0.29 per 1,000 people' },
    { code: 'SLOUGH', words: 'Slough has the lowest rate of confirmed disruptions of 5 districts, 0.16 per 1,000 people' },
  ])('places $code from the nearer end', ({ code, words }) => {
    expect(wordPlace(toDistricts(rows, 'rate'), code, { measure, unit: 'rate' })).toBe(words);
  });

  it('counts in words of its own', () => {
    expect(wordPlace(toDistricts(rows, 'count'), 'READING', { measure, unit: 'count' })).toBe(
      'Reading has the second most confirmed disruptions of 5 districts, 33',
    );
  });

  it('places nobody among figures that are moved, hidden or missing', () => {
    const moved = toDistricts([aHidden('A', 0, 20), aHidden('B', 0, 10)], 'count');
    expect(wordPlace(moved, 'A', { measure, unit: 'count' })).toBeNull();
    expect(wordPlace(toDistricts([...rows, aRow('None', null)], 'count'), 'READING', { measure, unit: 'count' })).toBeNull();
    expect(wordPlace(toDistricts(rows, 'rate'), 'NOWHERE', { measure, unit: 'rate' })).toBeNull();
  });
});

describe('summariseMap', () => {
  it('names the first three, the last one, and all together', () => {
    expect(summariseMap(toDistricts(rows, 'rate'), { unit: 'rate' }, aFigure(0.28))).toBe(
      'Highest first: Bracknell, 0.35; Reading, 0.33; Oxford, 0.29; lowest: Slough, 0.16; all together 0.28.',
    );
  });

  it('counts those without a figure', () => {
    expect(summariseMap(toDistricts([aRow('A', 3), aRow('B', null)], 'count'), { unit: 'count' }, null)).toBe(
      'Most first: A, 3; without a figure: 1 of 2.',
    );
  });
});

describe('wordUnplaced', () => {
  it('names larger places that hold something, and nothing else', () => {
    const larger = [aRow('Force', 35, 'FORCE'), aRow('County', 0, 'COUNTY'), aRow('A', 3)];
    expect(wordUnplaced(findUnplaced(larger))).toBe('More are coded only to Force (35).');
    expect(wordUnplaced(findUnplaced([aRow('A', 3)]))).toBeNull();
  });
});

describe('findBlurred', () => {
  const areas = [
    { code: 'OXFORD', larger: ['COUNTY', 'FORCE'] },
    { code: 'CHERWELL', larger: ['COUNTY', 'FORCE'] },
    { code: 'SLOUGH', larger: ['OTHER', 'FORCE'] },
  ];
  const coded = (county: number) => [aRow('Oxford', 9), aRow('Cherwell', 24), aRow('Slough', 3), aRow('County', county, 'COUNTY')];

  it('finds the county to which more is coded than to a district of it', () => {
    const blurred = findBlurred(coded(150), areas);
    expect(blurred?.name).toBe('County');
    expect(blurred && wordBlurred(blurred)).toBe('150 are coded only to County, so its districts cannot be compared');
  });

  it.each([
    { county: 10, isFound: true, because: 'it is more than the least of its districts' },
    { county: 9, isFound: false, because: 'it is no more than any' },
    { county: 4, isFound: false, because: 'districts of another county have no say' },
  ])('takes $county as found: $isFound, since $because', ({ county, isFound }) => {
    expect(findBlurred(coded(county), areas) !== null).toBe(isFound);
  });

  it('finds none where it is the force to which more is coded', () => {
    expect(findBlurred([...coded(0), aRow('Force', 150, 'FORCE')], areas)).toBeNull();
  });
});
