import { describe, expect, it } from 'vitest';

import type { AreaChoice } from '#lib/choice.js';
import { aScope } from '#testing/a-scope.js';
import { aFigure } from '#testing/fake-values.js';

import { listGroups } from './groups.js';

const force: AreaChoice = { code: 'F', name: 'Thames Valley', kind: 'FORCE' };
const reading: AreaChoice = { code: 'R', name: 'Reading', kind: 'DISTRICT' };
const choices = { periods: [], areas: [force, reading], agencies: [], agencyKinds: [], largerAreas: new Map() };

const row = (area: AreaChoice, value: number) => ({
  __typename: 'FigureRow' as const,
  key: {
    __typename: 'FigureKey' as const,
    pathway: null,
    exploitation: null,
    ageBand: null,
    area: { __typename: 'Area' as const, id: area.code, ...area },
  },
  referrals: { __typename: 'Figure' as const, ...aFigure(value), flags: [] },
});

describe('the areas that referrals are coded to', () => {
  it.each([
    { area: force, chosen: [], because: 'the force is everything, and not what is coded to it alone' },
    { area: reading, chosen: ['R'], because: 'it is what the page is narrowed to' },
  ])('has $chosen chosen on the page of $area.name: $because', ({ area, chosen }) => {
    const groups = listGroups([row(force, 5), row(reading, 9)], 'area', { scope: { ...aScope({ area }), pathway: null }, choices });
    expect(groups.filter(({ isChosen }) => isChosen).map(({ key }) => key)).toEqual(chosen);
  });
});
