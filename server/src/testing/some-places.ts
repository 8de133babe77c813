import {
  type KnownAgency,
  type KnownArea,
  type KnownPlaces,
  toKnownPlaces,
} from '#domain/returns/known-places.js';

/**
 * A few areas with every case that screening distinguishes: areas with the same name, a county that
 * records may be coded to, and districts that have ended.
 */
export const someAreas: readonly KnownArea[] = [
  anArea({ code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' }),
  anArea({ code: 'TV-C-BERKSHIRE', name: 'Berkshire', kind: 'COUNTY' }),
  anArea({ code: 'TV-C-BUCKINGHAMSHIRE', name: 'Buckinghamshire', kind: 'COUNTY' }),
  anArea({ code: 'E10000025', name: 'Oxfordshire', kind: 'COUNTY' }),
  anArea({ code: 'TV-L-BUCKINGHAMSHIRE', name: 'Buckinghamshire', kind: 'LOCAL_COMMAND_UNIT' }),
  anArea({ code: 'TV-L-MILTON-KEYNES', name: 'Milton Keynes', kind: 'LOCAL_COMMAND_UNIT' }),
  anArea({ code: 'TV-L-OXFORDSHIRE', name: 'Oxfordshire', kind: 'LOCAL_COMMAND_UNIT' }),
  anArea({ code: 'E06000038', name: 'Reading', countyCode: 'TV-C-BERKSHIRE' }),
  anArea({ code: 'E06000042', name: 'Milton Keynes', countyCode: 'TV-C-BUCKINGHAMSHIRE' }),
  anArea({ code: 'E06000060', name: 'Buckinghamshire', countyCode: 'TV-C-BUCKINGHAMSHIRE' }),
  anArea({ code: 'E07000178', name: 'Oxford', countyCode: 'E10000025' }),
  anArea({ code: 'E07000007', name: 'Wycombe', validTo: '2020-03-31', successorCode: 'E06000060' }),
];

export const someAgencies: readonly KnownAgency[] = [
  anAgency({ id: 1, code: 'TVP', name: 'Thames Valley Police', family: 'POLICE' }),
  anAgency({ id: 2, code: 'RBC', name: 'Reading Borough Council', family: 'LOCAL_AUTHORITY' }),
  anAgency({
    id: 3,
    code: 'FRIMLEY',
    name: 'NHS Frimley Integrated Care Board',
    family: 'HEALTH',
    validFrom: '2022-07-01',
    validTo: '2026-03-31',
    successorCodes: ['TVICB'],
  }),
  anAgency({
    id: 4,
    code: 'TVICB',
    name: 'NHS Thames Valley Integrated Care Board',
    family: 'HEALTH',
    validFrom: '2026-04-01',
  }),
];

export const somePlaces: KnownPlaces = toKnownPlaces(someAreas, someAgencies);

function anArea(area: Partial<KnownArea> & Pick<KnownArea, 'code' | 'name'>): KnownArea {
  return { kind: 'DISTRICT', countyCode: null, validTo: null, successorCode: null, ...area };
}

function anAgency(
  agency: Partial<KnownAgency> & Pick<KnownAgency, 'id' | 'code' | 'name' | 'family'>,
): KnownAgency {
  return { validFrom: null, validTo: null, successorCodes: [], ...agency };
}
