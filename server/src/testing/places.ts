import { type AreaRecord, Places } from '#domain/places.js';

/** An area; by default a district outside any larger place. */
export function aPlace(about: Partial<AreaRecord> & Pick<AreaRecord, 'code'>): AreaRecord {
  return {
    name: about.code,
    kind: 'DISTRICT',
    position: 0,
    countyCode: null,
    localCommandUnitCode: null,
    validFrom: null,
    validTo: null,
    successorCode: null,
    populations: [],
    ...about,
  };
}

/**
 * A few places of every kind: two districts of Berkshire, one of Oxfordshire, and one that has
 * ended.
 */
export const places = new Places([
  aPlace({ code: 'FORCE', kind: 'FORCE' }),
  aPlace({ code: 'BERKSHIRE', kind: 'COUNTY' }),
  aPlace({ code: 'OXFORDSHIRE', kind: 'COUNTY' }),
  aPlace({ code: 'BUCKS', kind: 'COUNTY' }),
  aPlace({ code: 'BERKSHIRE-WEST', kind: 'LOCAL_COMMAND_UNIT' }),
  aPlace({ code: 'BERKSHIRE-EAST', kind: 'LOCAL_COMMAND_UNIT' }),
  aPlace({ code: 'READING', countyCode: 'BERKSHIRE', localCommandUnitCode: 'BERKSHIRE-WEST' }),
  aPlace({ code: 'SLOUGH', countyCode: 'BERKSHIRE', localCommandUnitCode: 'BERKSHIRE-EAST' }),
  aPlace({ code: 'OXFORD', countyCode: 'OXFORDSHIRE' }),
  aPlace({ code: 'BUCKINGHAMSHIRE', countyCode: 'BUCKS' }),
  aPlace({
    code: 'WYCOMBE',
    countyCode: 'BUCKS',
    validTo: '2020-03-31',
    successorCode: 'BUCKINGHAMSHIRE',
  }),
]);
