import { describe, expect, it } from 'vitest';

import { noChange, toChange } from '#domain/figures/figure/change.js';
import { toFigure } from '#domain/figures/figure/figure.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { Periods } from '#domain/period.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { judgeCounts } from '#testing/judge-counts.js';
import { places } from '#testing/places.js';

import { describeOutlook, describeSettled } from './answers-block.js';
import { describeFacts } from './facts-block.js';

const usual = [500, 510, 500, 510, 500, 510, 500, 510, 500, 510, 500, 510];
const judge = (last: readonly number[], of: 'disruptions' | 'nrmReferrals' = 'disruptions') =>
  judgeCounts([...usual, ...last], { of });
const today = '2026-11-24';
const factsOf = (kpi: JudgedKpi): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    describeFacts(kpi, today).map(({ key, fact, detail }) => [key, [fact, detail]]),
  );

describe('the facts of a figure', () => {
  it.each([
    {
      kpi: judge([505]),
      status: ['On target', ''],
      value: ['505', 'target 500'],
      because: 'the target is met',
    },
    {
      kpi: judge([490]),
      status: ['Near target', 'missed by no more than 5%'],
      value: ['490', 'target 500: 10 short'],
      because: 'the target is nearly met',
    },
    {
      kpi: judge([400]),
      status: ['Off target', 'missed by more than 5%'],
      value: ['400', 'target 500: 100 short'],
      because: 'the target is missed',
    },
    {
      kpi: judge([505], 'nrmReferrals'),
      status: ['Not rated', 'more can mean better spotting'],
      value: ['505', 'target 500'],
      because: 'neither way is better',
    },
    {
      kpi: { ...judge([505]), status: 'TOO_CLOSE' as const },
      status: ['Too close to rate', 'other agencies’ figures are rounded to protect people'],
      value: ['505', 'target 500'],
      because: 'it may be met or missed',
    },
  ])('say whether it meets its target: $because', ({ kpi, status, value }) => {
    const facts = factsOf(kpi);
    expect([facts.STATUS, facts.VALUE]).toEqual([status, value]);
  });

  it.each([
    { kpi: judge([505]), words: /^usual range \d+ to \d+$/, because: 'there is no real change' },
    {
      kpi: judge([700]),
      words: /^above the usual range$/,
      because: 'the most important signal comes first',
    },
    {
      kpi: judge([700, 710, 700, 710]),
      words: /^rose in Q3 2025\/26 and stayed high$/,
      because: 'a change of level comes first',
    },
    {
      kpi: judgeCounts([500, 510, 500], { of: 'disruptions' }),
      words: /^3 of the 8 quarters needed$/,
      because: 'it says how many quarters are needed',
    },
  ])('say whether its change is real: $because', ({ kpi, words }) => {
    expect(factsOf(kpi).VARIATION?.[1]).toMatch(words);
  });

  it('say how it differs from last quarter and last year, or why it cannot be compared', () => {
    const measure = measureOf('disruptions');
    const figureOf = (numerator: number) => toFigure(measure, { numerator, denominator: null }, []);
    const against = { name: 'Q1 2026/27', likeness: null, brokenBy: null };
    const kpi = {
      ...judge([505]),
      previousQuarter: toChange(measure, { figure: figureOf(505), from: figureOf(480) }, against),
      sameQuarterLastYear: noChange(measure, 'recording changed'),
    };
    expect([factsOf(kpi).LAST_QUARTER, factsOf(kpi).LAST_YEAR]).toEqual([
      ['+25 (+5.2%)', '480 in Q1 2026/27'],
      ['Not comparable', 'recording changed'],
    ]);
  });
});

describe('the answers to what people ask next about a figure', () => {
  it.each([
    { kpi: judge([505]), words: /^By chance\./, because: 'the target is in the usual range' },
    {
      kpi: judge([700, 710, 700, 710]),
      words: /fewer than 8 quarters since its level changed/,
      because: 'the level is new',
    },
    {
      kpi: { ...judge([505]), target: null },
      words: /^None is set/,
      because: 'there is no target',
    },
    {
      kpi: judgeCounts([500, 510, 500], { of: 'disruptions' }),
      words: /3 of the 12 quarters needed/,
      because: 'there are too few quarters',
    },
  ])('say whether the target will be met: $because', ({ kpi, words }) => {
    expect(describeOutlook(kpi)).toMatch(words);
  });

  it.each([
    {
      returns: [28, 28],
      status: 'PROVISIONAL' as const,
      words: /^No\. All 28 returns are in\. Until .* it can change only if a return is corrected/,
    },
    {
      returns: [28, 27],
      status: 'PROVISIONAL' as const,
      words: /^Yes\. 27 of 28 returns are in; until .* the last can still arrive\.$/,
    },
    { returns: [1, 1], status: 'PROVISIONAL' as const, words: /^No\. The return is in\. / },
    {
      returns: [1, 0],
      status: 'OPEN' as const,
      words: /^Yes\. Q2 2026\/27 is not closed: the return is due by /,
    },
    { returns: [28, 28], status: 'FINAL' as const, words: /^No\. The quarter is final/ },
    {
      returns: [28, 5],
      status: 'OPEN' as const,
      words: /^Yes\. Q2 2026\/27 is not closed: 5 of 28 returns are in, and the rest are due by/,
    },
  ])(
    'say whether it is still coming in: $returns, $status',
    ({ returns: [returnsDue = 0, returnsReceived = 0], status, words }) => {
      const referenceData = {
        today,
        places,
        agencies: [],
        periods: new Periods([]),
        obligations: [],
      };
      expect(
        describeSettled(
          { ...judge([505]), periodStatus: status, returnsDue, returnsReceived },
          referenceData,
        ),
      ).toMatch(words);
    },
  );
});
