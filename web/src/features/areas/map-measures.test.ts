import { describe, expect, it } from 'vitest';

import { knownMeasures } from '#testing/fake-measures.js';

import { findStandard, groupMeasures, nameShown, nameUnit, toMapMeasures, toMeasureKey, toUnit, wordShown } from './map-measures.js';

const measures = toMapMeasures(knownMeasures, true);
const find = (code: string) => {
  const measure = measures.find((candidate) => candidate.code === code);
  if (measure === undefined) throw new Error(`The map has no ${code}`);
  return measure;
};

describe('toMapMeasures', () => {
  it('has each measure that is told by area and stands by itself, and a rate beside its count', () => {
    expect(measures.map(({ code, rate }) => [code, rate?.code ?? null])).toEqual([
      ['reports', 'reportsPer1000'],
      ['disruptions', 'disruptionsPer1000'],
      ['cashAndAssets', null],
      ['activeOcgs', null],
      ['referrals', null],
      ['vacancyRate', null],
    ]);
  });

  it('has one that was declared this minute', () => {
    const [first] = knownMeasures;
    const more = first === undefined ? [] : [{ ...first, key: 'phones' as const, name: 'Phones seized', ratePer1000: null }];
    expect(toMapMeasures([...knownMeasures, ...more], true).at(-1)).toMatchObject({ code: 'phones', name: 'Phones seized', rate: null });
  });

  it('has a rate for itself where its count is not told by area', () => {
    const rates = knownMeasures.filter(({ key }) => key === 'reportsPer1000');
    expect(toMapMeasures(rates, true).map(({ code, unit }) => [code, unit])).toEqual([['reportsPer1000', 'RATE']]);
  });

  it('tells sums from ratios, what is open, and what the viewer sees none of', () => {
    expect(measures.filter(({ isSum }) => !isSum).map(({ code }) => code)).toEqual(['vacancyRate']);
    expect(measures.filter(({ isOpen }) => isOpen).map(({ code }) => code)).toEqual(['disruptions', 'cashAndAssets', 'vacancyRate']);
    expect(measures.filter(({ isClosed }) => isClosed)).toEqual([]);
    expect(toMapMeasures(knownMeasures, false).filter(({ isClosed }) => isClosed)).toMatchObject([{ code: 'activeOcgs' }]);
  });
});

it('begins with confirmed disruptions, or with the first where there are none', () => {
  expect(findStandard(measures)?.code).toBe('disruptions');
  expect(findStandard(measures.filter(({ code }) => code !== 'disruptions'))?.code).toBe('reports');
  expect(findStandard([])).toBeUndefined();
});

it('offers them by subject, without those that the viewer sees none of', () => {
  const offer = (isCleared: boolean) =>
    groupMeasures(toMapMeasures(knownMeasures, isCleared)).map(({ name, options }) => [name, options.map(({ code }) => code)]);
  expect(offer(true)).toEqual([
    ['Reports', ['reports']],
    ['Disruption', ['disruptions', 'cashAndAssets', 'activeOcgs']],
    ['Safeguarding', ['referrals']],
    ['Resourcing', ['vacancyRate']],
  ]);
  expect(offer(false)[1]).toEqual(['Disruption', ['disruptions', 'cashAndAssets']]);
});

it.each([
  {
    code: 'disruptions',
    unit: 'rate',
    key: 'disruptionsPer1000',
    of: 'RATE',
    heading: 'Rate',
    name: 'Confirmed disruptions per 1,000 people',
  },
  { code: 'disruptions', unit: 'count', key: 'disruptions', of: 'COUNT', heading: 'Count', name: 'Confirmed disruptions' },
  { code: 'cashAndAssets', unit: 'count', key: 'cashAndAssets', of: 'GBP', heading: 'Pounds', name: 'Cash and assets recovered' },
  { code: 'vacancyRate', unit: 'count', key: 'vacancyRate', of: 'PERCENT', heading: 'Per cent', name: 'Vacancy rate' },
] as const)('shows $key for the $unit of $code, as $heading', ({ code, unit, key, of, heading, name }) => {
  const shown = { measure: find(code), unit };
  expect([toMeasureKey(shown), toUnit(shown), nameUnit(toUnit(shown)), nameShown(shown)]).toEqual([key, of, heading, name]);
  expect(wordShown(shown).toLowerCase()).toContain(name.toLowerCase());
});
