import { describe, expect, it } from 'vitest';

import { aPlace, places } from '#testing/places.js';

describe('Places', () => {
  it.each([
    { area: 'FORCE', county: null, because: 'the force is in no county' },
    { area: 'BERKSHIRE', county: 'BERKSHIRE', because: 'a county counts in itself' },
    { area: 'READING', county: 'BERKSHIRE', because: 'a district counts in its county' },
    {
      area: 'WYCOMBE',
      county: 'BUCKS',
      because: 'a district that ended counts in the county of its successor',
    },
  ])('counts $area in county $county: $because', ({ area, county }) => {
    expect(places.countyOf(places.find(area) ?? aPlace({ code: 'none' }))).toBe(county);
  });

  it.each([
    { area: 'FORCE', unit: null, because: 'the force is in no command unit' },
    { area: 'BERKSHIRE', unit: null, because: 'a county has several command units' },
    { area: 'READING', unit: 'BERKSHIRE-WEST', because: 'a district is in one command unit' },
    { area: 'BERKSHIRE-WEST', unit: 'BERKSHIRE-WEST', because: 'a command unit counts in itself' },
  ])('counts $area in command unit $unit: $because', ({ area, unit }) => {
    expect(places.localCommandUnitOf(places.find(area) ?? aPlace({ code: 'none' }))).toBe(unit);
  });

  it.each([
    { outer: 'FORCE', inner: 'READING', contains: true, because: 'the force contains everything' },
    {
      outer: 'BERKSHIRE',
      inner: 'READING',
      contains: true,
      because: 'a county contains its districts',
    },
    {
      outer: 'BERKSHIRE-WEST',
      inner: 'READING',
      contains: true,
      because: 'a command unit also contains its districts',
    },
    { outer: 'BERKSHIRE', inner: 'OXFORD', contains: false, because: 'it is in another county' },
    {
      outer: 'BERKSHIRE',
      inner: 'BERKSHIRE',
      contains: false,
      because: 'no place contains itself',
    },
    { outer: 'READING', inner: 'FORCE', contains: false, because: 'it is the other way round' },
    {
      outer: 'BUCKINGHAMSHIRE',
      inner: 'WYCOMBE',
      contains: true,
      because: 'a successor contains the places it took over',
    },
    { outer: 'FORCE', inner: 'NOWHERE', contains: false, because: 'there is no such place' },
  ])('$outer contains $inner: $contains, because $because', ({ outer, inner, contains }) => {
    expect(places.doesContain(outer, inner)).toBe(contains);
  });

  it('lists a place and everything within it', () => {
    expect(places.codesWithin('BERKSHIRE')).toEqual(['BERKSHIRE', 'READING', 'SLOUGH']);
    expect(places.codesWithin('FORCE')).toHaveLength(places.areas.length);
    expect(places.codesWithin('NOWHERE')).toEqual([]);
  });

  it('lists as current only places that have not ended', () => {
    expect(places.current.map(({ code }) => code)).not.toContain('WYCOMBE');
  });
});
