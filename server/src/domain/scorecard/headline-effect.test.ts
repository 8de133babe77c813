import { describe, expect, it } from 'vitest';

import { headlines } from './headline.js';
import { effectOn, partsOfHeadline } from './headline-effect.js';

const [headline] = headlines.filter(({ measure }) => measure === 'disruptions');
if (headline === undefined) throw new Error('Disruptions are not a headline');
const { length } = partsOfHeadline(headline);
/** Each part has the same sum: the measure counts one of them. */
const sums = (count: number) => Array.from({ length }, () => count);
/** Quarters that alternate between 10 and 12. */
const earlier = Array.from({ length: 13 }, (_, at) => sums(at % 2 === 0 ? 10 : 12));
const effect = (now: number | null, then: number) =>
  effectOn(headline, { now: now === null ? null : sums(now), then: sums(then), earlier });

describe('the effect of a return on a headline', () => {
  it('is unusual if the return moves it out of its usual range', () => {
    expect(effect(11, 90)).toMatchObject({ before: 11, after: 90, isUnusual: true });
    expect(effect(null, 90)).toMatchObject({ before: null, after: 90, isUnusual: true });
    expect(effect(90, 80)).toMatchObject({ before: 90, after: 80, isUnusual: true });
    expect(effect(90, 11)).toMatchObject({ before: 90, after: 11, isUnusual: false });
  });

  it('is not unusual if the return does not change it', () => {
    const { usual, ...moved } = effect(90, 90);
    expect(usual?.upper).toBeLessThan(90);
    expect(moved).toMatchObject({ before: 90, after: 90, isUnusual: false });
  });
});
