import { describe, expect, it } from 'vitest';

import { knownMeasures } from '#testing/fake-measures.js';

import type { AreaChoices, AskedAreas } from './area.type.js';
import { findDistricts, readAreas, toAreaAddress } from './area-address.js';
import { toMapMeasures } from './map-measures.js';

const place = (code: string, kind: AreaChoices['areas'][number]['kind'], larger: readonly string[] = ['FORCE']) => ({
  code,
  name: `The ${code}`,
  kind,
  population: 1000,
  larger,
});

const choices: AreaChoices = {
  periods: [
    { code: '2026-27-Q1', name: 'Q1 2026/27', isOpen: false, hasData: true },
    { code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false, hasData: true },
    { code: '2026-27-Q3', name: 'Q3 2026/27', isOpen: true, hasData: true },
  ],
  areas: [
    place('FORCE', 'FORCE', []),
    place('COUNTY', 'COUNTY'),
    place('UNIT', 'LOCAL_COMMAND_UNIT'),
    place('ONE', 'DISTRICT', ['UNIT', 'COUNTY', 'FORCE']),
    place('TWO', 'DISTRICT', ['COUNTY', 'FORCE']),
    place('THREE', 'DISTRICT'),
  ],
  agencies: [],
  measures: toMapMeasures(knownMeasures, true),
};

const nothing: AskedAreas = { quarter: null, compare: null, map: null, unit: null, agency: null };
const read = (code: string | null, asked: Partial<AskedAreas> = {}) => {
  const found = readAreas(code, { ...nothing, ...asked }, choices);
  if (found?.kind !== 'known') throw new Error('The area is known.');
  return found;
};

describe('readAreas', () => {
  it('shows the force in the latest closed quarter, by the rate of disruptions, beside nothing', () => {
    const { scope, problems } = read(null);
    expect([scope.area.code, scope.quarter.code, scope.measure.code, scope.unit, scope.other]).toEqual([
      ...['FORCE', '2026-27-Q2', 'disruptions', 'rate'],
      null,
    ]);
    expect(problems).toEqual([]);
  });

  it('sets any other area beside the force, unless another one is asked for', () => {
    expect(read('ONE').scope.other?.code).toBe('FORCE');
    expect(read('ONE', { compare: 'TWO' }).scope.other?.code).toBe('TWO');
    expect(read(null, { compare: 'TWO' }).scope.other?.code).toBe('TWO');
  });

  it.each([
    { asked: { compare: 'ONE' }, problem: 'The ONE cannot stand beside itself.' },
    { asked: { compare: 'NOWHERE' }, problem: '“NOWHERE” is not an area we know, so The FORCE stands beside it.' },
    { asked: { map: 'weather' }, problem: '“weather” is not something that the map shows, so it shows confirmed disruptions.' },
    { asked: { unit: 'pints' }, problem: '“pints” is not a unit of the map, so the rate is shown.' },
    {
      asked: { map: 'referrals', unit: 'rate' },
      problem: 'There is no rate of safeguarding referrals per 1,000 people, so the count is shown.',
    },
    {
      asked: { map: 'vacancyRate', unit: 'rate' },
      problem: 'There is no rate of the vacancy rate per 1,000 people, so it is shown as it is.',
    },
    { asked: { map: 'returnsOnTime' }, problem: '“returnsOnTime” is not something that the map shows, so it shows confirmed disruptions.' },
    {
      asked: { quarter: '1999-00-Q1' },
      problem: 'Q1 1999/00 lies before the first figures, which are of Q1 2026/27, so Q2 2026/27 is shown.',
    },
    { asked: { agency: 'TVP' }, problem: 'Figures of an area are of all agencies together, so the agency in the address is left out.' },
  ])('names what it does not understand: $problem', ({ asked, problem }) => {
    expect(read('ONE', asked).problems).toEqual([problem]);
  });

  it('shows nobody what only the cleared see by district, and says so', () => {
    expect(read('ONE', { map: 'activeOcgs' })).toMatchObject({ scope: { measure: { code: 'activeOcgs' } }, problems: [] });
    const found = readAreas('ONE', { ...nothing, map: 'activeOcgs' }, { ...choices, measures: toMapMeasures(knownMeasures, false) });
    expect(found).toMatchObject({
      scope: { measure: { code: 'disruptions' } },
      problems: ['By district active OCGs are shown to cleared viewers only, so it shows confirmed disruptions.'],
    });
  });

  it('counts what has no rate', () => {
    expect(read(null, { map: 'referrals' }).scope.unit).toBe('count');
    expect(read(null, { map: 'referrals', unit: 'count' }).problems).toEqual([]);
  });

  it('says of an unknown area that it is none', () => {
    expect(readAreas('E07000004', nothing, choices)).toEqual({ kind: 'unknown', code: 'E07000004' });
  });

  it('has nothing to read where there are no quarters, or no measure that is told by area', () => {
    expect(readAreas(null, nothing, { ...choices, measures: [] })).toBeNull();
    expect(readAreas(null, nothing, { ...choices, periods: [] })).toBeNull();
  });
});

describe('toAreaAddress', () => {
  it('keeps quarter and map, and drops an area beside itself and an agency', () => {
    const asked = { quarter: '2026-27-Q1', compare: 'TWO', map: 'reports', unit: 'count', agency: 'TVP' };
    expect(toAreaAddress({ code: 'ONE', kind: 'DISTRICT' }, asked)).toBe(
      '/areas/ONE?quarter=2026-27-Q1&compare=TWO&map=reports&unit=count',
    );
    expect(toAreaAddress({ code: 'TWO', kind: 'DISTRICT' }, asked)).toBe('/areas/TWO?quarter=2026-27-Q1&map=reports&unit=count');
    expect(toAreaAddress({ code: 'FORCE', kind: 'FORCE' }, nothing)).toBe('/areas');
  });
});

describe('findDistricts', () => {
  it.each([
    { code: 'FORCE', districts: [] },
    { code: 'COUNTY', districts: ['ONE', 'TWO'] },
    { code: 'UNIT', districts: ['ONE'] },
    { code: 'THREE', districts: ['THREE'] },
  ])('makes $code of $districts', ({ code, districts }) => {
    const area = choices.areas.find((candidate) => candidate.code === code);
    expect(area === undefined ? null : findDistricts({ area, choices })).toEqual(districts);
  });
});
