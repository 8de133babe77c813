import { describe, expect, it } from 'vitest';

import { splitChange } from './change-parts.js';

const of = (differences: Readonly<Record<string, number | null>>) =>
  Object.entries(differences).map(([name, difference]) => ({ name, difference, about: null }));
/** Lines of differences that are exact. */
const exact = (lines: readonly { readonly name: string; readonly difference: number }[]) => lines.map((line) => ({ ...line, about: null }));

describe('splitChange', () => {
  it('names the greatest, gathers the lesser, and sets what is not placed and what went the other way apart', () => {
    const listed = of({ Oxford: 31, 'Milton Keynes': 14, Cherwell: 11, Reading: 4, Wokingham: 2, Slough: -9, Windsor: -1, Vale: 0 });
    expect(splitChange({ listed, unplaced: of({ Force: 3 }), total: 55, many: 'districts' })).toEqual(
      exact([
        { name: 'Oxford', difference: 31 },
        { name: 'Milton Keynes', difference: 14 },
        { name: 'Cherwell', difference: 11 },
        { name: '2 other districts', difference: 6 },
        { name: 'In none of the districts', difference: 3 },
        { name: 'Slough', difference: -9 },
        { name: 'Windsor', difference: -1 },
      ]),
    );
  });

  it('follows a fall downwards', () => {
    expect(splitChange({ listed: of({ Oxford: 5, Slough: -9, Reading: -20 }), unplaced: [], total: -24, many: 'districts' })).toEqual(
      exact([
        { name: 'Reading', difference: -20 },
        { name: 'Slough', difference: -9 },
        { name: 'Oxford', difference: 5 },
      ]),
    );
  });

  it('gathers the lesser of those that went the other way, too', () => {
    const parts = splitChange({ listed: of({ a: 30, b: -1, c: -2, d: -3, e: -4, f: -5 }), unplaced: [], total: 15, many: 'agencies' });
    expect(parts).toEqual(
      exact([
        { name: 'a', difference: 30 },
        { name: 'f', difference: -5 },
        { name: 'e', difference: -4 },
        { name: 'd', difference: -3 },
        { name: '2 other agencies the other way', difference: -3 },
      ]),
    );
  });

  it('names a fourth rather than calling it one other', () => {
    const parts = splitChange({ listed: of({ a: 4, b: 3, c: 2, d: 1 }), unplaced: [], total: 10, many: 'districts' });
    expect(parts?.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('writes what is rounded as far as it is known, and what is gathered with it', () => {
    const about = (difference: number) => ({ difference, about: `about ${difference < 0 ? '\u2212' : '+'}${Math.abs(difference)}` });
    const listed = [
      { name: 'Drugs', difference: 81, about: null },
      { name: 'Child sexual exploitation', ...about(25) },
      { name: 'Fraud', difference: 13, about: null },
      { name: 'Slavery', ...about(11) },
      { name: 'Firearms', difference: 2, about: null },
    ];
    expect(splitChange({ listed, unplaced: [], total: 132, many: 'crime types' })).toEqual([
      { name: 'Drugs', difference: 81, about: null },
      { name: 'Child sexual exploitation', difference: 25, about: 'about +25' },
      { name: 'Fraud', difference: 13, about: null },
      { name: '2 other crime types', difference: 13, about: 'about +15' },
    ]);
  });

  it.each([
    { listed: of({ Oxford: 5, Slough: null }), total: 5, because: 'one is not known' },
    { listed: of({ Oxford: 5 }), total: 7, because: 'they do not add up' },
    { listed: [], total: 0, because: 'there is nothing to split' },
  ])('says nothing where $because', ({ listed, total }) => {
    expect(splitChange({ listed, unplaced: [], total, many: 'districts' })).toBeNull();
  });
});
