import { describe, expect, it } from 'vitest';

import type { Cell, Filter } from '#domain/question/filter.js';
import { places } from '#testing/places.js';

import { isIndependent } from './axis-independence.js';

const referenceData = { places, agencies: [] };
const inReading: Filter = { leaf: { axis: 'AREA', codes: new Set(['READING']) } };
const inSlough: Filter = { leaf: { axis: 'AREA', codes: new Set(['SLOUGH']) } };
const aboutDrugs: Filter = { leaf: { axis: 'CRIME_TYPE', values: new Set(['DRUGS']) } };
const aboutNothing: Filter = { leaf: { axis: 'CRIME_TYPE', values: new Set([]) } };
const inQ1: Filter = {
  leaf: { axis: 'TIME', ranges: [{ from: '2025-04-01', until: '2025-07-01' }] },
};
const inQ2: Filter = {
  leaf: { axis: 'TIME', ranges: [{ from: '2025-07-01', until: '2025-10-01' }] },
};
const ofDrugs: Cell = { codes: new Map([['CRIME_TYPE', 'DRUGS']]) };

describe('the places in a filter', () => {
  it.each([
    {
      filter: { and: [inReading, aboutDrugs] },
      do: true,
      because: 'both conditions apply',
    },
    { filter: aboutDrugs, do: true, because: 'no places are named, so all count' },
    {
      filter: { or: [inReading, inSlough] },
      do: true,
      because: 'both alternatives are places',
    },
    { filter: { not: { or: [inReading, inSlough] } }, do: true, because: 'all other places count' },
    {
      filter: { or: [inReading, aboutDrugs] },
      do: false,
      because: 'drugs count everywhere, everything else only in Reading',
    },
    {
      filter: { not: { and: [inReading, aboutDrugs] } },
      do: false,
      because: 'it is the same, reversed',
    },
    {
      filter: { or: [inReading, inQ1] },
      do: false,
      because: 'other places count on other days',
    },
    {
      filter: { or: [inReading, aboutDrugs, { not: aboutDrugs }] },
      do: true,
      because: 'everything counts anyway',
    },
    {
      filter: { or: [inReading, aboutNothing] },
      do: true,
      because: 'the other alternative is empty',
    },
    {
      filter: { or: [{ and: [inReading, aboutDrugs] }, { and: [aboutDrugs, inSlough] }] },
      do: true,
      because: 'the same records count in both',
    },
    {
      filter: { and: [inReading, { or: [inReading, aboutDrugs] }] },
      do: true,
      because: 'the rest is always true in Reading',
    },
  ] as const)('are independent: $do, since $because', ({ filter, do: follow }) => {
    expect(isIndependent(filter, 'AREA', { cell: {}, referenceData })).toBe(follow);
  });

  it('are independent in a group that decides the alternative', () => {
    expect(
      isIndependent({ or: [inReading, aboutDrugs] }, 'AREA', { cell: ofDrugs, referenceData }),
    ).toBe(true);
    expect(
      isIndependent({ or: [inReading, aboutDrugs] }, 'AREA', {
        cell: { AREA: new Set(['READING']) },
        referenceData,
      }),
    ).toBe(true);
  });
});

describe('the days in a filter', () => {
  it.each([
    {
      filter: { and: [inQ1, aboutDrugs] },
      do: true,
      because: 'both conditions apply',
    },
    { filter: { or: [inQ1, inQ2] }, do: true, because: 'both alternatives are days' },
    {
      filter: { or: [inQ1, { and: [inQ2, aboutDrugs] }] },
      do: false,
      because: 'only drugs count in the second quarter',
    },
  ] as const)('are independent: $do, since $because', ({ filter, do: follow }) => {
    expect(isIndependent(filter, 'TIME', { cell: {}, referenceData })).toBe(follow);
  });

  it('are independent in a quarter where the condition is the same for each day', () => {
    const filter: Filter = { or: [inQ1, { and: [inQ2, aboutDrugs] }] };
    expect(
      isIndependent(filter, 'TIME', {
        cell: { TIME: { from: '2025-07-01', until: '2025-10-01' } },
        referenceData,
      }),
    ).toBe(true);
  });
});
