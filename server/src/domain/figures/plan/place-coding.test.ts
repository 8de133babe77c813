import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { PlacedRow } from '#domain/disclosure/raw-table.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { places } from '#testing/places.js';
import { runs } from '@stronghold/prisma/testing/depth';

import {
  basesOf,
  countNotPlaced,
  findReportedPlaces,
  isPlacedKey,
  isReportedAboveOnly,
  ofWholeDatasets,
  placedFinder,
} from './place-coding.js';

const measure = 'referrals';
const coded = (
  areaCode: string | null,
  count: number,
  key: readonly KeyValue[] = [],
): PlacedRow => ({
  areaCode,
  key,
  counts: new Map([[measure, [count]]]),
});
const reading = new Set(['READING']);

describe('isReportedAboveOnly', () => {
  it.each([
    {
      placed: [],
      codes: reading,
      is: false,
      because: 'nothing was reported anywhere, so nothing is a true 0',
    },
    { placed: [coded('FORCE', 30)], codes: reading, is: true, because: 'only the force is known' },
    {
      placed: [coded('FORCE', 30), coded('OXFORD', 1)],
      codes: reading,
      is: false,
      because: 'some districts in the force were reported',
    },
    {
      placed: [coded('FORCE', 30), coded('OXFORDSHIRE', 5)],
      codes: reading,
      is: true,
      because: 'a county is not a district',
    },
    {
      placed: [coded('FORCE', 30), coded('OXFORDSHIRE', 5)],
      codes: new Set(['BERKSHIRE', 'READING', 'SLOUGH']),
      is: false,
      because: 'counties were reported',
    },
    {
      placed: [coded('OXFORDSHIRE', 5), coded('SLOUGH', 1)],
      codes: new Set(['OXFORD']),
      is: true,
      because: 'no district in that county was reported',
    },
    {
      placed: [coded('OXFORDSHIRE', 5)],
      codes: reading,
      is: false,
      because: 'another county says nothing about this one',
    },
    {
      placed: [coded('FORCE', 0)],
      codes: reading,
      is: false,
      because: 'no record of this measure is there',
    },
    {
      placed: [coded('FORCE', 30)],
      codes: new Set(['FORCE', 'READING']),
      is: false,
      because: 'the force itself is asked about',
    },
    {
      placed: [coded('FORCE', 30)],
      codes: new Set([null]),
      is: false,
      because: 'records without a place have no larger place',
    },
    {
      placed: [coded('FORCE', 30)],
      codes: new Set([null, 'READING']),
      is: true,
      because: 'all that is known of the place is the force',
    },
  ])('is $is: $because', ({ placed, codes, is }) => {
    expect(isReportedAboveOnly({ placed, measure, base: 0, codes, places })).toBe(is);
  });
});

describe('basesOf', () => {
  const keysOf = (key: MeasureKey) =>
    basesOf(measureOf(key)).map((parts) => parts.map((part) => part.key));

  it.each([
    { key: 'referrals', bases: [['referrals']], because: 'it counts its whole dataset' },
    {
      key: 'dutyToNotifyShare',
      bases: [['adult_nrm'], ['duty_to_notify']],
      because: 'each pathway may be reported for places of a different size',
    },
    {
      key: 'childShare',
      bases: [['children', 'adults']],
      because: 'ages are reported where their referrals are',
    },
    {
      key: 'positiveReasonableGrounds',
      bases: [['positive', 'negative']],
      because: 'decisions are reported where their referrals are',
    },
    { key: 'arrests', bases: [['disruptions']], because: 'results are part of their disruption' },
    {
      key: 'hoursPerDisruption',
      bases: [['lines'], ['disruptions']],
      because: 'it uses two datasets',
    },
  ] as const)('are $bases for $key: $because', ({ key, bases }) => {
    expect(keysOf(key)).toEqual(bases);
  });
});

describe('ofWholeDatasets', () => {
  const [ofQuarter, ofDrugs, ofPathway] = [
    { leaf: { axis: 'TIME', ranges: [{ from: '2025-04-01', until: '2025-07-01' }] } },
    { leaf: { axis: 'CRIME_TYPE', values: new Set(['DRUGS']) } },
    { leaf: { axis: 'PATHWAY', values: new Set(['NRM']) } },
  ] as const;

  it('keeps conditions on senders and time, and drops those that only narrow the records further', () => {
    const all = { and: [] };
    expect(ofWholeDatasets({ and: [ofQuarter, ofDrugs, ofPathway] })).toEqual({
      and: [ofQuarter, all, ofPathway],
    });
    expect(ofWholeDatasets({ not: ofDrugs })).toEqual({ not: { or: [] } });
  });
});

describe('countNotPlaced', () => {
  it('counts what is in larger places than those asked about, and nothing next to them or inside them', () => {
    const placed = [
      coded('FORCE', 30),
      coded('BERKSHIRE', 4),
      coded('OXFORDSHIRE', 5),
      coded('READING', 7),
      coded('SLOUGH', 9),
    ];
    expect(countNotPlaced({ placed, measure, base: 0, codes: reading, places })).toBe(34);
    expect(
      countNotPlaced({
        placed,
        measure,
        base: 0,
        codes: new Set(['BERKSHIRE', 'READING', 'SLOUGH']),
        places,
      }),
    ).toBe(30);
    expect(countNotPlaced({ placed, measure, base: 0, codes: new Set(['FORCE']), places })).toBe(0);
  });

  it('counts records without a place, unless those are asked about too', () => {
    const placed = [coded(null, 3), coded('FORCE', 30), coded('READING', 7)];
    expect(countNotPlaced({ placed, measure, base: 0, codes: reading, places })).toBe(33);
    expect(countNotPlaced({ placed, measure, base: 0, codes: new Set([null]), places })).toBe(0);
    expect(
      countNotPlaced({ placed, measure, base: 0, codes: new Set([null, 'READING']), places }),
    ).toBe(30);
  });
});

describe('findReportedPlaces', () => {
  const within = (...codes: (string | null)[]) =>
    ({ leaf: { axis: 'AREA', codes: new Set(codes) } }) as const;

  it('keeps the places asked about and larger ones apart, and groups other places of the same size by the larger ones they share', () => {
    expect(findReportedPlaces(within('READING'), places)).toEqual({
      apart: ['FORCE', 'BERKSHIRE', 'BERKSHIRE-WEST', 'READING'],
      together: [['SLOUGH'], ['OXFORD', 'BUCKINGHAMSHIRE', 'WYCOMBE']],
    });
  });

  it('leaves out what is smaller or larger than everything asked about', () => {
    expect(findReportedPlaces(within('BERKSHIRE'), places)).toEqual({
      apart: ['FORCE', 'BERKSHIRE'],
      together: [['OXFORDSHIRE', 'BUCKS']],
    });
    expect(findReportedPlaces(within(null), places)).toEqual({ apart: [], together: [] });
  });

  it('is null if every place is asked about', () => {
    expect(findReportedPlaces({ and: [] }, places)).toBeNull();
    expect(findReportedPlaces({ not: within(null) }, places)).toBeNull();
  });

  it('gives the same answer as listing all places, wherever records are coded', () => {
    const codes = [...places.areas.map(({ code }) => code), null];
    const drawn = fc.record({
      asked: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 4 }),
      counts: fc.array(fc.constantFrom(0, 0, 0, 3), {
        minLength: codes.length,
        maxLength: codes.length,
      }),
    });
    fc.assert(
      fc.property(drawn, ({ asked, counts }) => {
        const told = findReportedPlaces(within(...asked), places);
        const toTold = (code: string | null) =>
          told?.together.find((alike) => alike.some((each) => each === code))?.[0] ?? code;
        const isTold = (code: string | null) =>
          told === null || code === null || [...told.apart, ...told.together.flat()].includes(code);
        const all = codes.map((code, index) => coded(code, counts[index] ?? 0));
        const placed = all
          .filter(({ areaCode }) => isTold(areaCode))
          .map((row) => ({ ...row, areaCode: toTold(row.areaCode) }));
        for (const some of [asked, asked.slice(0, 1)]) {
          const of = { measure, base: 0, codes: new Set(some), places } as const;
          expect(isReportedAboveOnly({ ...of, placed })).toBe(
            isReportedAboveOnly({ ...of, placed: all }),
          );
          expect(countNotPlaced({ ...of, placed })).toBe(countNotPlaced({ ...of, placed: all }));
        }
      }),
      { numRuns: runs({ sample: 300, deep: 5000 }) },
    );
  });
});

describe('placedFinder', () => {
  const placed = [
    coded('FORCE', 1, ['2025-26-Q1', null, null]),
    coded('READING', 2, ['2025-26-Q2', null, null]),
  ];
  const find = placedFinder(placed, ['QUARTER', 'AREA', 'EXPLOITATION']);

  it('compares all dimensions except place and multi-valued ones', () => {
    expect(find(['2025-26-Q2', 'SLOUGH', 'LABOUR'])).toEqual([placed[1]]);
    expect(find(['2025-26-Q3', 'READING', null])).toEqual([]);
  });

  it('finds all placed rows for the whole', () => {
    expect(find(null)).toEqual(placed);
  });
});

describe('isPlacedKey', () => {
  it.each([
    {
      dimension: 'QUARTER',
      is: true,
      because: 'a dataset may name smaller places from some quarter on',
    },
    {
      dimension: 'AGENCY_KIND',
      is: true,
      because: 'agencies differ in how small a place they name',
    },
    { dimension: 'PATHWAY', is: true, because: 'published NRM rows name only the force' },
    {
      dimension: 'SEX',
      is: false,
      because: 'a return names places in the same way for women and men',
    },
    { dimension: 'EXPLOITATION', is: false, because: 'a record may have several values' },
    { dimension: 'AREA', is: false, because: 'it is the place itself' },
  ] as const)('is $is for $dimension: $because', ({ dimension, is }) => {
    expect(isPlacedKey(dimension)).toBe(is);
  });
});
