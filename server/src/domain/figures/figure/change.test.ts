import { describe, expect, it } from 'vitest';

import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Parts } from '#domain/measures/sums.js';

import { noChange, toChange } from './change.js';
import { toFigure } from './figure.js';

const count = (numerator: number): Parts => ({ numerator, denominator: null });
const share = (numerator: number): Parts => ({ numerator, denominator: 1000 });

describe('the change as a signed number', () => {
  it.each<{ of: MeasureKey; before: Parts; now: Parts; signed: string; because: string }>([
    {
      of: 'disruptions',
      before: count(409),
      now: count(431),
      signed: '+22 (+5.4%)',
      because: '22 of 409',
    },
    {
      of: 'disruptions',
      before: count(90),
      now: count(88),
      signed: '−2 (−2.2%)',
      because: 'the minus sign is not a hyphen',
    },
    {
      of: 'reports',
      before: count(7000),
      now: count(8412),
      signed: '+1,412 (+20.2%)',
      because: 'thousands are separated',
    },
    {
      of: 'reports',
      before: count(0),
      now: count(12),
      signed: '+12',
      because: '0 has no percentage',
    },
    {
      of: 'reports',
      before: count(19),
      now: count(38),
      signed: '+19',
      because: 'a percentage of fewer than 20 says more about chance',
    },
    {
      of: 'reports',
      before: count(20),
      now: count(40),
      signed: '+20 (+100.0%)',
      because: '20 is enough',
    },
    {
      of: 'reports',
      before: count(12),
      now: count(12),
      signed: '0',
      because: 'no change has no sign',
    },
    {
      of: 'triagedInTime',
      before: share(813),
      now: share(714),
      signed: '−9.9 points',
      because: 'shares differ only in points',
    },
    {
      of: 'triagedInTime',
      before: share(714),
      now: share(714),
      signed: '0 points',
      because: 'the same share differs by 0 points',
    },
    {
      of: 'triagedInTime',
      before: share(714),
      now: share(714.2),
      signed: '0.0 points',
      because: 'a difference that rounds to 0 has no sign',
    },
    {
      of: 'forecastVariance',
      before: share(10),
      now: share(-14),
      signed: '−2.4 points',
      because: 'it is arithmetic, not the distance from zero',
    },
    {
      of: 'spend',
      before: count(4_500_000_00),
      now: count(4_639_500_00),
      signed: '+£139,500 (+3.1%)',
      because: 'it is written as the figure is',
    },
    {
      of: 'reportsPer1000',
      before: { numerator: 3, denominator: 1000 },
      now: { numerator: 3.5, denominator: 1000 },
      signed: '+0.50 (+16.7%)',
      because: 'a rate has two decimals',
    },
    {
      of: 'reportsPer1000',
      before: { numerator: 260, denominator: 1_000_000 },
      now: { numerator: 264.7, denominator: 1_000_000 },
      signed: '0.00',
      because: 'a percentage would contradict a difference written as 0',
    },
    {
      of: 'hoursCommitted',
      before: count(2000),
      now: count(1988),
      signed: '−12.0 hours (−0.6%)',
      because: 'a small number of hours has a decimal',
    },
  ])('of $of is $signed: $because', ({ of, before, now, signed }) => {
    const measure = measureOf(of);
    const [figure, from] = [toFigure(measure, now, []), toFigure(measure, before, [])];
    expect(
      toChange(measure, { figure, from }, { name: 'Q1 2026/27', likeness: null, brokenBy: null })
        .signed,
    ).toBe(signed);
  });

  it.each<{ of: MeasureKey; before: Parts; now: Parts; text: string; because: string }>([
    {
      of: 'forecastVariance',
      before: share(-1.5),
      now: share(1.3),
      text: 'About as far from zero as Q1 2026/27, on the other side of it',
      because: 'it moved by 0.3 points',
    },
    {
      of: 'forecastVariance',
      before: share(-2),
      now: share(2),
      text: 'As far from zero as Q1 2026/27, on the other side of it',
      because: 'it moved by 0.4 points',
    },
    {
      of: 'forecastVariance',
      before: share(1.3),
      now: share(1.4),
      text: 'Almost no difference from Q1 2026/27',
      because: 'it hardly moved',
    },
    {
      of: 'disruptions',
      before: count(1),
      now: count(3),
      text: '2 more than Q1 2026/27',
      because: 'a percentage of 1 says more about chance',
    },
    {
      of: 'disruptions',
      before: count(20),
      now: count(22),
      text: '2 more than Q1 2026/27 (+10.0%)',
      because: '20 is enough',
    },
    {
      of: 'disruptions',
      before: count(0),
      now: count(3),
      text: '3 more than Q1 2026/27, which was 0',
      because: '0 has no percentage',
    },
  ])('of $of is "$text" in words: $because', ({ of, before, now, text }) => {
    const measure = measureOf(of);
    const [figure, from] = [toFigure(measure, now, []), toFigure(measure, before, [])];
    expect(
      toChange(measure, { figure, from }, { name: 'Q1 2026/27', likeness: null, brokenBy: null })
        .text,
    ).toBe(text);
  });

  it('is missing if there is nothing to compare', () => {
    const measure = measureOf('reports');
    const [figure, missing] = [
      toFigure(measure, count(5), []),
      toFigure(measure, count(0), ['NOT_AVAILABLE']),
    ];
    const against = { name: 'Q1 2026/27', likeness: null, brokenBy: null };
    expect(noChange(measure, 'there is no earlier period').signed).toBeNull();
    expect(toChange(measure, { figure, from: missing }, against).signed).toBeNull();
    expect(toChange(measure, { figure: missing, from: figure }, against).signed).toBeNull();
    // The viewer's own part alone is a figure, but cannot be compared with everybody's.
    const own = { ...figure, flags: ['NOT_AVAILABLE'], isWithheld: true } as const;
    for (const pair of [
      { figure: own, from: figure },
      { figure, from: own },
    ]) {
      const told = {
        from: pair.from,
        difference: null,
        percent: null,
        signed: null,
        uncertainty: null,
      };
      const text =
        'Not comparable with Q1 2026/27: what others recorded is withheld to protect people';
      expect(toChange(measure, pair, against)).toEqual({ ...told, text });
    }
    const brokenBy = {
      happenedOn: '2026-07-01',
      title: 'Counted differently',
      measures: ['reports'],
    };
    expect(toChange(measure, { figure, from: figure }, { ...against, brokenBy }).signed).toBeNull();
  });
});
