import { describe, expect, it } from 'vitest';

import { knownMeasures } from '#testing/fake-measures.js';
import { aFigure, aProtectedFigure } from '#testing/fake-values.js';

import { summariseMap, wordBlurred, wordDistrict, wordMap, wordOrder, wordPlace, wordRank, wordUnplaced } from './district-words.js';
import { findBlurred, findUnplaced, toDistricts, toFill, toMapText } from './districts.js';
import { toMapMeasures } from './map-measures.js';

function find(code: string) {
  const measure = toMapMeasures(knownMeasures, true).find((candidate) => candidate.code === code);
  if (measure === undefined) throw new Error(`The map has no ${code}`);
  return measure;
}
const disruptions = find('disruptions');
const byRate = { measure: disruptions, unit: 'rate' } as const;
const byCount = { measure: disruptions, unit: 'count' } as const;
const vacancies = { measure: find('vacancyRate'), unit: 'count' } as const;
const cash = { measure: find('cashAndAssets'), unit: 'count' } as const;
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
    expect(toDistricts(close, byRate).map(({ name, rank }) => `${name} ${wordRank(rank)}`)).toEqual(['One 1=', 'Three 1=', 'Two 1=']);
    expect(toDistricts(rows, byRate).map(({ name, rank }) => `${name} ${wordRank(rank)}`)).toEqual([
      ...['Bracknell 1', 'Reading 2', 'Oxford 3=', 'Vale 3=', 'Slough 5'],
    ]);
  });

  it('puts what has no figure last, without a rank, and leaves larger places out', () => {
    const found = toDistricts([aRow('None', null), aRow('Some', 3), aRow('County', 9, 'COUNTY')], byCount);
    expect(found.map(({ name, rank }) => `${name} ${wordRank(rank)}`)).toEqual(['Some 1', 'None ']);
  });

  it('tells what is hidden from what is missing', () => {
    const [hidden, missing] = toDistricts([aHidden('A', 0, 0), aRow('B', null)], byCount).map(({ shown }) => toFill(shown, [], 'COUNT'));
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
    { figure: { ...aFigure(34_757), text: '34,757 hours' }, text: '34,757' },
    { figure: { ...aFigure(4.2), text: '4.2%' }, text: '4.2%' },
  ])('writes $text', ({ figure, text }) => {
    expect(toMapText(figure)).toBe(text);
  });
});

describe('wordMap', () => {
  it('names the ends, and those who share them', () => {
    expect(wordMap(toDistricts(rows, byRate), 'RATE')).toBe('Highest in Bracknell, 0.35; lowest in Slough, 0.16');
    const shared = [aRow('One', 9), aRow('Two', 9), aRow('Three', 2)];
    expect(wordMap(toDistricts(shared, byCount), 'COUNT')).toBe('Most in One and Two, 9; fewest in Three, 2');
  });

  it('claims no fewest where something is hidden', () => {
    const found = toDistricts([aHidden('A', 0, 0), aHidden('B', 0, 10), aHidden('C', 0, 25)], byCount);
    expect(wordMap(found, 'COUNT')).toBe('Most in C, about 25; fewest shown in B, about 10');
  });

  it('speaks of anything but counts by its height', () => {
    expect(wordMap(toDistricts(rows, cash), 'GBP')).toBe('Highest in Bracknell, 35; lowest in Slough, 16');
    expect((['COUNT', 'RATE', 'GBP'] as const).map(wordOrder)).toEqual(['most', 'highest rate', 'highest']);
  });

  it('says where nothing can be told', () => {
    expect(wordMap(toDistricts([aHidden('A', 0, 0)], byCount), 'COUNT')).toBe('No district has a figure that can be shown');
    expect(wordMap(toDistricts([aRow('A', null)], byCount), 'COUNT')).toBe('No district has a figure');
    expect(wordMap(toDistricts([aRow('A', 4), aRow('B', 4)], byCount), 'COUNT')).toBe('2 districts have the same, 4');
  });
});

describe('wordDistrict', () => {
  const [first] = toDistricts(rows, byRate);
  it('says the figure with its unit, and the rank', () => {
    expect(first && wordDistrict(first, byRate, 5)).toBe('Bracknell: 0.35 confirmed disruptions per 1,000 people, rank 1 of 5');
  });

  it.each([
    { shows: vacancies, words: 'Bracknell: 35, the vacancy rate, rank 1 of 5' },
    { shows: cash, words: 'Bracknell: 35, cash and assets recovered, rank 1 of 5' },
  ])('names a measure of another unit behind its figure: $words', ({ shows, words }) => {
    const [highest] = toDistricts(rows, shows);
    expect(highest && wordDistrict(highest, shows, 5)).toBe(words);
  });

  it('tells a hidden one in its own words', () => {
    const [hidden] = toDistricts([aHidden('A', 0, 0)], byCount);
    expect(hidden && wordDistrict(hidden, byCount, 0)).toBe('A: [c] fewer than 5, perhaps none');
  });
});

describe('wordPlace', () => {
  it.each([
    { code: 'BRACKNELL', words: 'Bracknell has the highest rate of confirmed disruptions of 5 districts, 0.35 per 1,000 people' },
    { code: 'READING', words: 'Reading has the second highest rate of confirmed disruptions of 5 districts, 0.33 per 1,000 people' },
    { code: 'OXFORD', words: 'Oxford has the joint second lowest rate of confirmed disruptions of 5 districts, 0.29 per 1,000 people' },
    { code: 'SLOUGH', words: 'Slough has the lowest rate of confirmed disruptions of 5 districts, 0.16 per 1,000 people' },
  ])('places $code from the nearer end', ({ code, words }) => {
    expect(wordPlace(toDistricts(rows, byRate), code, byRate)).toBe(words);
  });

  it('counts in words of its own', () => {
    expect(wordPlace(toDistricts(rows, byCount), 'READING', byCount)).toBe(
      'Reading has the second most confirmed disruptions of 5 districts, 33',
    );
  });

  it.each([
    { shows: vacancies, words: 'In Reading the vacancy rate is the second highest of 5 districts, 33' },
    { shows: cash, words: 'In Reading cash and assets recovered are the second highest of 5 districts, 33' },
  ])('tells a measure of another unit by its height: $words', ({ shows, words }) => {
    expect(wordPlace(toDistricts(rows, shows), 'READING', shows)).toBe(words);
  });

  it('places nobody among figures that are moved, hidden or missing', () => {
    const moved = toDistricts([aHidden('A', 0, 20), aHidden('B', 0, 10)], byCount);
    expect(wordPlace(moved, 'A', byCount)).toBeNull();
    expect(wordPlace(toDistricts([...rows, aRow('None', null)], byCount), 'READING', byCount)).toBeNull();
    expect(wordPlace(toDistricts(rows, byRate), 'NOWHERE', byRate)).toBeNull();
  });
});

describe('summariseMap', () => {
  it('names the first three, the last one, and all together', () => {
    expect(summariseMap(toDistricts(rows, byRate), 'RATE', aFigure(0.28))).toBe(
      'Highest first: Bracknell, 0.35; Reading, 0.33; Oxford, 0.29; lowest: Slough, 0.16; all together 0.28.',
    );
  });

  it('counts those without a figure', () => {
    expect(summariseMap(toDistricts([aRow('A', 3), aRow('B', null)], byCount), 'COUNT', null)).toBe(
      'Most first: A, 3; without a figure: 1 of 2.',
    );
  });
});

describe('wordUnplaced', () => {
  it('names larger places that hold something, and nothing else', () => {
    const larger = [aRow('Force', 35, 'FORCE'), aRow('County', 0, 'COUNTY'), aRow('A', 3)];
    expect(wordUnplaced(findUnplaced(larger, disruptions), disruptions)).toBe('More are coded only to Force (35).');
    expect(wordUnplaced(findUnplaced([aRow('A', 3)], disruptions), disruptions)).toBeNull();
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
    const blurred = findBlurred(coded(150), { measure: disruptions, areas });
    expect(blurred?.name).toBe('County');
    expect(blurred && wordBlurred(blurred, disruptions)).toBe('150 are coded only to County, so its districts cannot be compared');
  });

  it.each([
    { county: 10, isFound: true, because: 'it is more than the least of its districts' },
    { county: 9, isFound: false, because: 'it is no more than any' },
    { county: 4, isFound: false, because: 'districts of another county have no say' },
  ])('takes $county as found: $isFound, since $because', ({ county, isFound }) => {
    expect(findBlurred(coded(county), { measure: disruptions, areas }) !== null).toBe(isFound);
  });

  it('finds none of a ratio: what a county has is no part of what its districts have', () => {
    expect(findBlurred(coded(150), { measure: vacancies.measure, areas })).toBeNull();
    expect(findUnplaced(coded(150), vacancies.measure)).toEqual([]);
  });

  it('speaks of one sum where it counts nothing', () => {
    const blurred = findBlurred(coded(150), { measure: cash.measure, areas });
    expect(blurred && wordBlurred(blurred, cash.measure)).toBe('150 is coded only to County, so its districts cannot be compared');
    expect(wordUnplaced(findUnplaced(coded(7), cash.measure), cash.measure)).toBe('More is coded only to County (7).');
  });

  it('finds none where it is the force to which more is coded', () => {
    expect(findBlurred([...coded(0), aRow('Force', 150, 'FORCE')], { measure: disruptions, areas })).toBeNull();
  });
});
