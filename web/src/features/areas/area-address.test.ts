import { describe, expect, it } from 'vitest';

import { knownMeasures } from '#testing/fake-measures.js';

import type { AreaChoices, AreasParams } from './area.type.js';
import { readAreas, toAreaAddress, toAreaQuestion } from './area-address.js';

const place = (
  code: string,
  kind: AreaChoices['areas'][number]['kind'],
  larger: readonly string[] = ['FORCE'],
) => ({
  code,
  name: `The ${code}`,
  kind,
  larger,
});
const measures = (isCleared: boolean): AreaChoices['measures'] =>
  knownMeasures
    .filter(
      ({ dimensions, denominatorName, companion }) =>
        dimensions.includes('AREA') &&
        denominatorName !== 'people who live there' &&
        companion === null,
    )
    .map(({ key, name, subject, isStandard, disclosure }) => ({
      code: key,
      name,
      subject,
      isStandard,
      isClosed: disclosure === 'CLEARED_BY_DISTRICT' && !isCleared,
    }));

const choices: AreaChoices = {
  periods: [
    { code: '2026-27-Q1', name: 'Q1 2026/27', isOpen: false, hasData: true },
    { code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false, hasData: true },
    { code: '2026-27-Q3', name: 'Q3 2026/27', isOpen: true, hasData: true },
  ],
  areas: [
    place('FORCE', 'FORCE', []),
    place('COUNTY', 'COUNTY'),
    place('ONE', 'DISTRICT', ['COUNTY', 'FORCE']),
    place('TWO', 'DISTRICT', ['COUNTY', 'FORCE']),
  ],
  agencies: [{ code: 'TVP', name: 'Thames Valley Police' }],
  measures: measures(true),
};

const nothing: AreasParams = {
  ...{
    quarter: null,
    from: null,
    step: null,
    years: null,
    area: null,
    agency: null,
    compare: null,
  },
  ...{ objective: null, crimeType: null, measure: null },
};
const read = (asked: Partial<AreasParams>) => {
  const found = readAreas({ ...nothing, ...asked }, choices);
  if (found?.kind !== 'known') throw new Error('The area is known.');
  return found;
};

describe('readAreas', () => {
  it('shows the force in the latest closed quarter, by disruptions, without a comparison by default', () => {
    const { scope, problems, understood } = read({});
    expect([scope.area.code, scope.quarter.code, scope.measure.code, scope.other]).toEqual([
      'FORCE',
      '2026-27-Q2',
      'disruptions',
      null,
    ]);
    expect([problems, understood]).toEqual([[], nothing]);
  });

  it('compares any area with any other', () => {
    expect(read({ area: 'ONE', compare: 'COUNTY' }).scope.other?.code).toBe('COUNTY');
    expect(read({ compare: 'TWO' }).scope.other?.code).toBe('TWO');
  });

  it.each([
    { asked: { compare: 'ONE' }, problem: 'The ONE cannot be compared with itself.' },
    {
      asked: { compare: 'NOWHERE' },
      problem: '“NOWHERE” is not a known area, so nothing else is compared.',
    },
    {
      asked: { measure: 'weather' },
      problem:
        '“weather” is not a measure with figures for districts, so Confirmed disruptions is shown.',
    },
    {
      asked: { measure: 'reportsPer1000' },
      problem:
        '“reportsPer1000” is not a measure with figures for districts, so Confirmed disruptions is shown.',
    },
    {
      asked: { quarter: '1999-00-Q1' },
      problem:
        'Q1 1999/00 is before the first figures, which are for Q1 2026/27, so Q2 2026/27 is shown.',
    },
  ])('names the part that it does not understand: $problem', ({ asked, problem }) => {
    expect(read({ area: 'ONE', ...asked }).problems).toEqual([problem]);
  });

  it('shows the usual measure, and says so, if only cleared viewers see the requested one by district', () => {
    expect(read({ area: 'ONE', measure: 'activeOcgs' })).toMatchObject({
      scope: { measure: { code: 'activeOcgs' } },
      problems: [],
    });
    expect(
      readAreas(
        { ...nothing, area: 'ONE', measure: 'activeOcgs' },
        { ...choices, measures: measures(false) },
      ),
    ).toMatchObject({
      scope: { measure: { code: 'disruptions' } },
      problems: [
        'Only cleared viewers see Active OCGs by district, so Confirmed disruptions is shown.',
      ],
    });
  });

  it('says that an unknown area does not exist', () => {
    expect(readAreas({ ...nothing, area: 'E07000004' }, choices)).toEqual({
      kind: 'unknown',
      code: 'E07000004',
    });
  });

  it('returns null without quarters, or without a measure by area', () => {
    expect(readAreas(nothing, { ...choices, measures: [] })).toBeNull();
    expect(readAreas(nothing, { ...choices, periods: [] })).toBeNull();
  });
});

describe('an address', () => {
  it('keeps the quarter and the measure, and drops a comparison of an area with itself', () => {
    const asked = { ...nothing, quarter: '2026-27-Q1', compare: 'TWO', measure: 'reports' };
    expect(toAreaAddress({ ...asked, area: 'ONE' })).toBe(
      '/areas/ONE?quarter=2026-27-Q1&compare=TWO&measure=reports',
    );
    expect(toAreaAddress({ ...asked, area: 'TWO' })).toBe(
      '/areas/TWO?quarter=2026-27-Q1&measure=reports',
    );
    expect(toAreaAddress(nothing)).toBe('/areas');
  });

  it('asks for the measure, the area and its comparison', () => {
    expect(
      toAreaQuestion(
        read({ area: 'ONE', compare: 'TWO', measure: 'reports', agency: 'TVP' }).scope,
      ),
    ).toMatchObject({
      key: 'AREA',
      measure: 'reports',
      scope: { area: 'ONE', compare: 'TWO', agency: 'TVP', quarter: '2026-27-Q2' },
    });
  });
});
