import { describe, expect, it } from 'vitest';

import type { BlockDeclaration } from '#domain/pages/declared/declaration.js';

import { describeRefusals, type FindRefusal } from './dimension-limit.js';

const control: BlockDeclaration = {
  id: 'referrals',
  name: 'Referrals',
  view: 'CONTROL',
  measure: 'referrals',
  about: 'Referrals by quarter',
};
const list = (name: string, by: 'AGE_BAND' | 'EXPLOITATION'): BlockDeclaration => ({
  ...{ id: name, name, view: 'TABLE', by, noun: 'parts', about: name },
  columns: [{ measure: 'referrals', shows: 'VALUE', drawing: 'BAR', heading: 'People' }],
});
const blocks = [control, list('Exploitation', 'EXPLOITATION'), list('Age', 'AGE_BAND')];

/** Refuses more than three cuts, where an agency counts as two. */
const cutBy =
  (...filters: readonly string[]): FindRefusal =>
  (_, by) => {
    const cuts = ['TIME', ...filters, ...(by === null ? [] : [by])];
    const cutCount = cuts.length + (cuts.includes('AGENCY') ? 1 : 0);
    return cutCount > 3 ? { kind: 'REFUSED', reason: 'TOO_MANY_CUTS', cuts, cutCount } : null;
  };

describe("why other agencies' part is missing", () => {
  it.each([
    { filters: [], notes: [] },
    {
      filters: ['AREA', 'PATHWAY'],
      notes: [
        'Exploitation and age: what others sent is withheld to protect people. Protected figures can be split by at most three things at once. Remove the filter on area or pathway.',
      ],
    },
    {
      filters: ['AREA', 'AGENCY'],
      notes: [
        'What others sent is withheld to protect people. Protected figures can be split by at most three things at once, and an agency counts as two. Remove the filter on agency.',
      ],
    },
  ])(
    'is given once, with the filter to remove, if the filters are $filters',
    ({ filters, notes }) => {
      expect(describeRefusals(blocks, cutBy(...filters))).toEqual(notes);
    },
  );

  it('is left out for a gap that is shown whole because it cannot be split', () => {
    const bar: BlockDeclaration = {
      ...{
        id: 'bar',
        name: 'Bar',
        view: 'PARTS',
        measure: 'reportsActionedIn24h',
        whole: 'reports',
        about: 'All',
        base: 'with one',
      },
      parts: { counted: 'In time', rest: 'Later', leftOut: 'None' },
      leftOutBy: { dimension: 'REPORT_STATUS', unknown: 'Not given' },
    };
    expect(describeRefusals([bar], cutBy('AREA', 'CRIME_TYPE'))).toEqual([]);
  });

  it('is said about quarters if months were chosen', () => {
    const byMonth: FindRefusal = () => ({
      kind: 'REFUSED',
      reason: 'SPLITS_QUARTERS',
      cuts: ['TIME'],
      cutCount: 1,
    });
    expect(describeRefusals(blocks, byMonth)).toEqual([
      'What others sent is withheld to protect people. Protected figures are shown by quarter, not by month.',
    ]);
  });
});
