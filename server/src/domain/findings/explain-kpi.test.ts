import { describe, expect, it } from 'vitest';

import { toFigure } from '#domain/figures/figure/figure.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import { Places } from '#domain/places.js';
import { quartersBetween } from '#domain/quarter.js';
import { splitsOfHeadline } from '#domain/scorecard/ask-headlines.js';
import { aPlace } from '#testing/places.js';

import { describeExplanation, summariseExplanation } from './describe-explanation.js';
import { explainKpi } from './explain-kpi.js';

const measure = measureOf('reports');
const quarters = quartersBetween('2023-24-Q2', '2026-27-Q2');
const places = new Places([
  aPlace({ code: 'FORCE', name: 'Thames Valley', kind: 'FORCE' }),
  aPlace({ code: 'COUNTY', name: 'Oxfordshire', kind: 'COUNTY' }),
  aPlace({ code: 'OXFORD', name: 'Oxford' }),
  aPlace({ code: 'READING', name: 'Reading' }),
]);
const referenceData = { agencies: [], places };

const calm = [100, 101, 100, 101, 100, 101, 100, 101, 100];
const flat = Array.from({ length: 13 }, () => 300);

/**
 * Explains the last of 13 quarters by the parts of one list, against the same quarter a year before
 * unless others are given.
 */
function explain(
  parts: Readonly<Record<string, readonly number[]>>,
  {
    before = ['2025-26-Q2'],
    after = ['2026-27-Q2'],
    dimension = 'CRIME_TYPE',
    toldApart = Object.keys(parts),
  }: {
    readonly before?: readonly string[];
    readonly after?: readonly string[];
    readonly dimension?: Dimension;
    readonly toldApart?: readonly string[];
  } = {},
) {
  const figureOf = (quarter: string, key: unknown) => {
    const value = parts[String(key)]?.[quarters.indexOf(quarter)];
    return value === undefined
      ? null
      : toFigure(measure, { numerator: value, denominator: null }, []);
  };
  const split = {
    dimension,
    keys: Object.keys(parts),
    figureOf,
    isDistinguishable: (key: unknown) => toldApart.includes(String(key)),
  };
  const explained = explainKpi(measure, [split], {
    compared: { before, after, isReal: true },
    quarters,
  });
  if (explained === null) throw new Error('A split that is shown was not read');
  return {
    explanation: explained.explanation,
    sentence: describeExplanation(explained, { measure, referenceData }),
  };
}

describe('the explanation of a figure', () => {
  it('needs the past only of parts that may explain it, if nothing can be hidden', () => {
    const seen = new Set<string>();
    const parts: Readonly<Record<string, readonly number[]>> = {
      DRUGS: [...calm, ...calm.slice(0, 3), 160],
      FIREARMS: flat,
    };
    const partsOf = (quarter: string, key: unknown) => {
      seen.add(`${quarter} ${String(key)}`);
      return { numerator: parts[String(key)]?.[quarters.indexOf(quarter)] ?? 0, denominator: null };
    };
    const figureOf = (quarter: string, key: unknown) =>
      toFigure(measure, partsOf(quarter, key), []);
    const split = { dimension: 'CRIME_TYPE', keys: Object.keys(parts), figureOf } as const;
    const amountsIn = (quarter: string) => ({
      numerators: Float64Array.from(split.keys, (key) => partsOf(quarter, key).numerator),
      denominators: new Float64Array(split.keys.length),
    });
    const compared = { before: ['2025-26-Q2'], after: ['2026-27-Q2'], isReal: true };
    const whole = explainKpi(measure, [split], { compared, quarters });
    const all = seen.size;
    seen.clear();
    const explained = explainKpi(
      measure,
      [{ ...split, plain: { partsOf, isMissing: () => false, amountsIn } }],
      { compared, quarters },
    );
    expect(explained?.explanation).toEqual(whole?.explanation);
    expect([...seen].filter((each) => each.endsWith('FIREARMS'))).toEqual([
      '2025-26-Q2 FIREARMS',
      '2026-27-Q2 FIREARMS',
    ]);
    expect(seen.size).toBeLessThan(all);
  });

  it('compares a part with its past up to the end of the earlier quarters', () => {
    const restless = [20, 190, 10];
    expect(explain({ DRUGS: [...calm, ...restless, 160], FIREARMS: flat })).toMatchObject({
      explanation: { kind: 'PART' },
    });
    expect(
      explain({
        DRUGS: [...restless, ...restless, ...restless, ...calm.slice(6), 160],
        FIREARMS: flat,
      }),
    ).toMatchObject({
      explanation: { kind: 'NO_ONE_PART' },
    });
  });

  it('compares a percentage with chance', () => {
    // Each of two channels has 200 reports a quarter, half of them serious. One then has 40%, or
    // 34%: 7.5 or 4.5 points more than the whole rose by. With two parts, the difference must be
    // 2.24 x 100 x sqrt(0.1875 / 400 + 0.2194 / 400) = 7.15 points, or 7.05.
    const share = measureOf('seriousReportShare');
    const kindOf = (serious: number) => {
      const figureOf = (quarter: string, key: unknown) =>
        toFigure(
          share,
          {
            numerator: quarter === '2026-27-Q2' && key === 'ONLINE' ? serious : 50,
            denominator: 200,
          },
          [],
        );
      const compared = { before: ['2025-26-Q2'], after: ['2026-27-Q2'], isReal: true };
      return explainKpi(share, [{ dimension: 'CHANNEL', keys: ['ONLINE', 'CALL_101'], figureOf }], {
        compared,
        quarters: ['2025-26-Q2'],
      })?.explanation.kind;
    };
    expect([80, 68].map(kindOf)).toEqual(['PART', 'NO_ONE_PART']);
  });

  it('names the quarters of its two figures', () => {
    expect(explain({ DRUGS: [...calm, 100, 101, 100, 160], FIREARMS: flat }).sentence).toBe(
      'All 60 more are drugs: 100 in Q2 2025/26, 160 now.',
    );
    const level = { before: quarters.slice(0, 11), after: quarters.slice(11) };
    expect(explain({ DRUGS: [...calm, 100, 101, 160, 161], FIREARMS: flat }, level).sentence).toBe(
      'All 60 more are drugs: 100 a quarter before, 161 since.',
    );
  });

  it("says that both figures are within the part's usual range, if they are", () => {
    // Hours, for which there is no test of chance. The part's eleven changes add up to 12, so its
    // usual range is 2.9 either side of 100.25.
    const hours = measureOf('hoursCommitted');
    const sentenceOf = (last: number) => {
      const values = [100, 101, 100, 101, 100, 101, 100, 101, 100, 101, 100, 98, last];
      const figureOf = (quarter: string, key: unknown) =>
        toFigure(
          hours,
          {
            numerator:
              (key === 'PURSUE' ? (values[quarters.indexOf(quarter)] ?? 0) : 300) / hours.sumScale,
            denominator: null,
          },
          [],
        );
      const compared = { before: ['2026-27-Q1'], after: ['2026-27-Q2'], isReal: true };
      const explained = explainKpi(
        hours,
        [{ dimension: 'OBJECTIVE', keys: ['PURSUE', 'PREVENT'], figureOf }],
        { compared, quarters },
      );
      return explained && describeExplanation(explained, { measure: hours, referenceData });
    };
    expect(sentenceOf(103)).toMatch(
      /^All 5.* more are Pursue: 98.* in Q1 2026\/27, 103.* now\. Both figures are in its usual range\.$/u,
    );
    expect(sentenceOf(104)).toMatch(/now\.$/u);
  });

  it('says what an agency has to do with the change, and where a share’s points come from', () => {
    const agencies = [
      {
        id: 1,
        code: 'TVP',
        name: 'Thames Valley Police',
        kind: 'POLICE',
        family: 'POLICE',
        validFrom: null,
        validTo: null,
      } as const,
    ];
    const figureOf = (quarter: string, key: unknown) =>
      toFigure(
        measure,
        { numerator: key === 'TVP' && quarter === '2026-27-Q2' ? 160 : 100, denominator: null },
        [],
      );
    const compared = { before: ['2025-26-Q2'], after: ['2026-27-Q2'], isReal: true };
    const explained = explainKpi(
      measure,
      [{ dimension: 'AGENCY', keys: ['TVP', 'RBC'], figureOf }],
      { compared, quarters },
    );
    if (explained === null) throw new Error('A split that is shown was not read');
    const told = { measure, referenceData: { agencies, places } };
    expect(describeExplanation(explained, told)).toBe(
      'Thames Valley Police accounts for all 60 more: 100 in Q2 2025/26, 160 now.',
    );
    expect(summariseExplanation(explained, told)).toBe(
      'Thames Valley Police accounts for all 60 more',
    );
    const share = measureOf('seriousReportShare');
    const shareOf = (quarter: string, key: unknown) =>
      toFigure(
        share,
        { numerator: quarter === '2026-27-Q2' && key === 'ONLINE' ? 80 : 50, denominator: 200 },
        [],
      );
    const ofShare = explainKpi(
      share,
      [{ dimension: 'CHANNEL', keys: ['ONLINE', 'CALL_101'], figureOf: shareOf }],
      {
        compared,
        quarters: ['2025-26-Q2'],
      },
    );
    expect(ofShare && describeExplanation(ofShare, { ...told, measure: share })).toBe(
      '7.5 of the 7.5 points come from online: 25.0% in Q2 2025/26, 40.0% now.',
    );
  });

  it('names records coded to a larger place as such', () => {
    const sentenceOf = (code: string) =>
      explain({ [code]: [...calm, 100, 101, 100, 160], READING: flat }, { dimension: 'AREA' })
        .sentence;
    expect(sentenceOf('OXFORD')).toBe('All 60 more are in Oxford: 100 in Q2 2025/26, 160 now.');
    expect(sentenceOf('FORCE')).toBe(
      'All 60 more have no district recorded: 100 in Q2 2025/26, 160 now.',
    );
    expect(sentenceOf('COUNTY')).toMatch(
      /^All 60 more are in Oxfordshire with no district recorded/u,
    );
  });

  it('is looked for in what reports are about, and not in how far they have been dealt with', () => {
    expect(splitsOfHeadline({ measure: 'reportsToDisruption', objective: null })).toEqual([
      ...['AREA', 'COUNTY', 'AGENCY', 'CRIME_TYPE', 'CHANNEL'],
    ]);
  });

  it('counts only parts that can be told apart when it says that a change is everywhere', () => {
    const up = [...calm, 100, 101, 100, 112];
    const parts = { DRUGS: up, FIREARMS: up, CYBER_CRIME: up, ECONOMIC_CRIME: up };
    expect(explain(parts).explanation.kind).toBe('EVERYWHERE');
    expect(
      explain(parts, { toldApart: ['DRUGS', 'FIREARMS', 'CYBER_CRIME'] }).explanation.kind,
    ).toBe('NO_ONE_PART');
  });
});
