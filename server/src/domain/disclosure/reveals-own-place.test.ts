import { describe, expect, it } from 'vitest';

import type { Dimension } from '#domain/measures/dimensions.js';
import type { Source } from '#domain/measures/measure.js';
import { Periods } from '#domain/period.js';
import { Places } from '#domain/places.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { toFilter } from '#domain/question/filter-request.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { aPlace } from '#testing/places.js';

import { toLattice } from './lattice.js';

const OXFORDSHIRE = 'E10000025';
const places = new Places([
  aPlace({ code: 'FORCE', kind: 'FORCE' }),
  aPlace({ code: OXFORDSHIRE, kind: 'COUNTY' }),
  aPlace({ code: 'BERKSHIRE', kind: 'COUNTY' }),
  aPlace({ code: 'UNIT', kind: 'LOCAL_COMMAND_UNIT' }),
  aPlace({ code: 'OXFORD', countyCode: OXFORDSHIRE, localCommandUnitCode: 'UNIT' }),
  aPlace({ code: 'CHERWELL', countyCode: OXFORDSHIRE, localCommandUnitCode: 'UNIT' }),
  aPlace({ code: 'READING', countyCode: 'BERKSHIRE' }),
]);
const anAgency = { family: 'LOCAL_AUTHORITY', validFrom: null, validTo: null } as const;
const [OCC, RBC] = [1, 2];
const referenceData: ReferenceData = {
  today: '2026-11-24',
  places,
  agencies: [
    { ...anAgency, id: OCC, code: 'OCC', name: 'OCC', kind: 'LOCAL_AUTHORITY_COUNTY' },
    { ...anAgency, id: RBC, code: 'RBC', name: 'RBC', kind: 'LOCAL_AUTHORITY_UNITARY' },
    { ...anAgency, id: 3, code: 'TVP', name: 'TVP', kind: 'POLICE' },
  ],
  periods: new Periods([]),
  obligations: [],
};

interface Options {
  readonly by?: readonly Dimension[];
  readonly where?: Parameters<typeof toFilter>[0];
  readonly key?: readonly KeyValue[] | null;
  readonly own?: readonly number[];
  readonly source?: Source;
}

function ask({ by = [], where = {}, own = [OCC], source = 'DISRUPTIONS' }: Options) {
  const filter = toFilter(where, referenceData);
  if (!filter.ok) throw new Error(filter.reason);
  const universe = { referenceData, ownAgencyIds: new Set(own), source };
  const lattice = toLattice({
    by,
    isRolling: false,
    filter: filter.filter,
    predicate: { leaves: [], others: [] },
    universe,
  });
  if (lattice.kind !== 'OPEN') throw new Error(`${lattice.kind} is not an answer`);
  return lattice;
}

const isOfOwnPlace = (wish: Options) => ask(wish).isOfOwnPlace(wish.key ?? null);

const inAreas = (...codes: readonly string[]) => ({ area: { in: codes } });
const quarter = { quarter: { in: ['2025-26-Q1'] } };

describe('others coded to a whole county', () => {
  it.each<{ readonly asked: string; readonly wish: Options }>([
    { asked: 'as a row', wish: { by: ['AREA'], key: [OXFORDSHIRE] } },
    {
      asked: 'as a row of a quarter',
      wish: { by: ['QUARTER', 'AREA'], key: ['2025-26-Q1', OXFORDSHIRE] },
    },
    { asked: 'as a condition', wish: { where: inAreas(OXFORDSHIRE) } },
    {
      asked: 'in each quarter',
      wish: { by: ['QUARTER'], where: inAreas(OXFORDSHIRE), key: ['2025-26-Q1'] },
    },
    { asked: 'together with a district', wish: { where: inAreas(OXFORDSHIRE, 'OXFORD') } },
    {
      asked: 'together with another county',
      wish: { where: { or: [inAreas(OXFORDSHIRE), { county: { in: ['BERKSHIRE'] } }] } },
    },
    {
      asked: 'as what is left of the county',
      wish: { by: ['COUNTY'], where: { area: { notIn: ['OXFORD'] } }, key: [OXFORDSHIRE] },
    },
    {
      asked: 'as all but its districts',
      wish: { where: { not: inAreas('OXFORD', 'CHERWELL', 'READING') } },
    },
    {
      asked: 'in one quarter, and one of its districts in every quarter',
      wish: {
        where: { or: [{ and: [quarter, { county: { in: [OXFORDSHIRE] } }] }, inAreas('OXFORD')] },
      },
    },
    {
      asked: 'if somebody from two agencies asks',
      wish: { where: inAreas(OXFORDSHIRE), own: [RBC, OCC] },
    },
  ])('are withheld from its council: $asked', ({ wish }) => {
    expect(isOfOwnPlace(wish)).toBe(true);
  });

  it.each<{ readonly asked: string; readonly wish: Options }>([
    { asked: 'no place', wish: { by: ['QUARTER'], key: ['2025-26-Q1'] } },
    { asked: 'a district', wish: { by: ['AREA'], key: ['OXFORD'] } },
    { asked: 'the whole county', wish: { where: { county: { in: [OXFORDSHIRE] } } } },
    { asked: 'the county as a row', wish: { by: ['COUNTY'], key: [OXFORDSHIRE] } },
    {
      asked: 'everything in the county',
      wish: { where: inAreas('CHERWELL', OXFORDSHIRE, 'OXFORD') },
    },
    { asked: 'its districts', wish: { where: inAreas('OXFORD', 'CHERWELL') } },
    { asked: 'all but another district', wish: { where: { area: { notIn: ['READING'] } } } },
    {
      asked: 'everything, written in a longer way',
      wish: { where: { or: [inAreas(OXFORDSHIRE), { not: inAreas(OXFORDSHIRE) }] } },
    },
    {
      asked: 'the county, for somebody from another agency',
      wish: { by: ['AREA'], key: [OXFORDSHIRE], own: [RBC] },
    },
    {
      asked: 'the county, for somebody without an agency',
      wish: { where: inAreas(OXFORDSHIRE), own: [] },
    },
    { asked: 'referrals', wish: { by: ['AREA'], key: [OXFORDSHIRE], source: 'REFERRALS' } },
  ])('are shown as for any other place if the question asks for $asked', ({ wish }) => {
    expect(isOfOwnPlace(wish)).toBe(false);
  });

  it.each<{ readonly asked: string; readonly wish: Options }>([
    { asked: 'as a row', wish: { by: ['LOCAL_COMMAND_UNIT'], key: ['UNIT'] } },
    { asked: 'as a condition', wish: { where: { localCommandUnit: { in: ['UNIT'] } } } },
    { asked: 'as its districts', wish: { where: inAreas('OXFORD', 'CHERWELL') } },
  ])('are not revealed by a command unit that is the rest of the county: $asked', ({ wish }) => {
    const isDrawnOnce = (own: readonly number[]) =>
      ask({ ...wish, own }).isOneCell(wish.key ?? null);
    expect(isDrawnOnce([OCC])).toBe(false);
    expect(isDrawnOnce([RBC])).toBe(true);
  });
});
