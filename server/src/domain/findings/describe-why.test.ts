import { describe, expect, it } from 'vitest';

import { toFigure } from '#domain/figures/figure/figure.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import { Places } from '#domain/places.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { judgeCounts } from '#testing/judge-counts.js';
import { aPlace } from '#testing/places.js';

import { findCompared } from './compared-quarters.js';
import { describeWhy } from './describe-why.js';
import { explainKpi } from './explain-kpi.js';
import { findInKpi } from './kpi-finding.js';

const referenceData = {
  agencies: [],
  places: new Places([aPlace({ code: 'FORCE', name: 'Thames Valley', kind: 'FORCE' })]),
};
const usual = [500, 510, 500, 510, 500, 510, 500, 510, 500, 510, 500, 510, 500, 510, 500, 510];
const missed = [410, 400, 410, 400, 410, 400, 410, 400, 410, 400, 410, 420, 400];
const disruptions = (values: readonly number[]) => judgeCounts(values, { of: 'disruptions' });

/**
 * Why a figure changed if one crime type accounts for this much of its last quarter and no other
 * part changed. Without a part, nothing explains the change.
 */
function why(kpi: JudgedKpi, { like = null, part = {}, dimension = 'CRIME_TYPE' }: Given = {}) {
  const judged = like ?? kpi;
  const compared = findCompared(judged);
  const measure = measureOf('disruptions');
  const quarters = judged.trend.map(({ quarter }) => quarter);
  const figureOf = (quarter: string, key: unknown) =>
    toFigure(
      measure,
      { numerator: part[String(key)]?.[quarters.indexOf(quarter)] ?? 0, denominator: null },
      [],
    );
  const splits = [{ dimension, keys: Object.keys(part), figureOf }];
  const explained =
    compared && Object.keys(part).length > 0
      ? explainKpi(measure, splits, { compared, quarters })
      : null;
  const missing = like === null ? null : 'Barnardo’s has sent no return';
  return describeWhy(
    { kpi, judged, finding: findInKpi(kpi, like), missing, explained },
    referenceData,
  );
}
type Parts = Readonly<Record<string, readonly number[]>>;
interface Given {
  readonly like?: JudgedKpi | null;
  readonly part?: Parts;
  readonly dimension?: Dimension;
}

describe('the reasons given for a figure', () => {
  it('are none if the figure is as usual and meets its target', () => {
    expect(why(disruptions(usual))).toEqual([]);
  });

  it('say what would meet the target, in counts', () => {
    expect(
      why(disruptions([490, 495, 490, 495, 490, 495, 490, 495, 490, 495, 490, 495, 490])),
    ).toEqual(['10 more would meet 500']);
  });

  it('name the part that explains it, with its figures, even if there is no real change', () => {
    const drugs = [...Array<number>(11).fill(100), 150, 100];
    const values = missed.map((value, index) => (index === 11 ? 450 : value));
    const calm = values.map((value, index) => value - (drugs[index] ?? 0));
    expect(why(disruptions(values), { part: { DRUGS: drugs, FIREARMS: calm } })).toEqual([
      'All 50 fewer are drugs (150 to 100)',
      '100 more would meet 500',
    ]);
  });

  it('say that no one part explains it, if none does', () => {
    const half = missed.map((value) => value / 2);
    expect(why(disruptions(missed), { part: { DRUGS: half, FIREARMS: half } })).toEqual([
      '100 more would meet 500',
      'No one part explains it',
    ]);
  });

  it('say how a change that no place explains is spread over places', () => {
    const [up, down] = [
      missed.map((value, index) => (index === 12 ? 130 : value / 4)),
      missed.map((value, index) => (index === 12 ? 90 : value / 4)),
    ];
    const part = {
      S0: missed.map(() => 0),
      S1: down,
      S2: down,
      S3: up,
      S4: down.map((value, index) => (index === 12 ? 85 : value)),
    };
    expect(why(disruptions(missed), { part, dimension: 'AREA' })).toEqual([
      '100 more would meet 500',
      '3 of 4 districts fell and 1 rose',
    ]);
  });

  it('start with how a level changed, and add as much of the explanation as fits', () => {
    const values = [...usual.slice(7), 700, 710, 700, 710];
    const rose = disruptions(values);
    const drugs = values.map((value) => (value > 600 ? 290 : 100));
    expect(why(rose)).toEqual(['Rose in Q3 2025/26 and stayed high']);
    const parts = {
      DRUGS: drugs,
      FIREARMS: values.map((value, index) => value - (drugs[index] ?? 0)),
    };
    expect(why(rose, { part: parts })).toEqual([
      'Rose in Q3 2025/26 and stayed high',
      '190 of the 199 more are drugs',
    ]);
    const long = { MODERN_SLAVERY_AND_HUMAN_TRAFFICKING: drugs, FIREARMS: parts.FIREARMS };
    const words = why(rose, { part: long }).join(' ').split(' ');
    expect(words.length).toBeLessThanOrEqual(15);
  });

  it("are the latest quarter's signal, then what would meet the target", () => {
    expect(why(disruptions([...usual.slice(0, 15), 400]))).toEqual([
      'Below the usual range',
      '100 more would meet 500',
    ]);
  });

  it('compare like with like and, if that changes the finding, say what is wrong with the figure', () => {
    const low = judgeCounts([...usual.slice(0, 15), 400]);
    expect(why(low, { like: judgeCounts(usual) })).toEqual([
      'NRM referrals only look low',
      'Barnardo’s has sent no return',
    ]);
  });

  it('are none while the quarter is open', () => {
    expect(why({ ...disruptions([...usual.slice(0, 15), 400]), isOpen: true })).toEqual([]);
  });
});
