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

describe('the places of a filter', () => {
  it.each([
    {
      filter: { and: [inReading, aboutDrugs] },
      do: true,
      because: 'they are asked beside what else is',
    },
    { filter: aboutDrugs, do: true, because: 'none are asked about, so all are' },
    {
      filter: { or: [inReading, inSlough] },
      do: true,
      because: 'alternatives of places are places',
    },
    { filter: { not: { or: [inReading, inSlough] } }, do: true, because: 'all others are meant' },
    {
      filter: { or: [inReading, aboutDrugs] },
      do: false,
      because: 'drugs are asked about everywhere, all else in Reading',
    },
    {
      filter: { not: { and: [inReading, aboutDrugs] } },
      do: false,
      because: 'it is the same, turned round',
    },
    {
      filter: { or: [inReading, inQ1] },
      do: false,
      because: 'other days are asked about elsewhere',
    },
    {
      filter: { or: [inReading, aboutDrugs, { not: aboutDrugs }] },
      do: true,
      because: 'everything is asked about anyhow',
    },
    {
      filter: { or: [inReading, aboutNothing] },
      do: true,
      because: 'nothing is the other alternative',
    },
    {
      filter: { or: [{ and: [inReading, aboutDrugs] }, { and: [aboutDrugs, inSlough] }] },
      do: true,
      because: 'the same is asked in both',
    },
    {
      filter: { and: [inReading, { or: [inReading, aboutDrugs] }] },
      do: true,
      because: 'in Reading the rest holds anyhow',
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

describe('the days of a filter', () => {
  it.each([
    {
      filter: { and: [inQ1, aboutDrugs] },
      do: true,
      because: 'they are asked beside what else is',
    },
    { filter: { or: [inQ1, inQ2] }, do: true, because: 'alternatives of days are days' },
    {
      filter: { or: [inQ1, { and: [inQ2, aboutDrugs] }] },
      do: false,
      because: 'the second quarter is asked about drugs alone',
    },
  ] as const)('do follow: $do, since $because', ({ filter, do: follow }) => {
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
