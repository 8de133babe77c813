import { describe, expect, it } from 'vitest';

import type { Flag } from './figure.js';
import { tellShare, tellUnjudged } from './share-message.js';

const share = (numerator: number, denominator: number, flags: readonly Flag[] = []) => ({
  value: (numerator / denominator) * 100,
  text: `${((numerator / denominator) * 100).toFixed(1)}%`,
  inWords: `${((numerator / denominator) * 100).toFixed(1)}%`,
  numerator,
  denominator,
  flags,
});
const closed = { were: 'were major or moderate', isOpen: false };

describe('tellShare', () => {
  it('tells a share in the words of the server', () => {
    const sentence = 'The share was 20.0%, on target; most of the rise came from Berkshire. Provisional.';
    expect(tellShare({ figure: share(20, 100), sentence }, closed)).toEqual({
      message: 'The share was 20.0%, on target; most of the rise came from Berkshire',
      note: '',
    });
  });

  it('never tells a share of too few as a percentage', () => {
    const sentence = 'The share was 100.0%, above the usual range.';
    expect(tellShare({ figure: share(1, 1, ['LOW_RELIABILITY']), sentence }, closed).message).toBe(
      '1 of 1 were major or moderate: too few for a percentage',
    );
  });

  it('keeps how an open quarter is compared out of the headline', () => {
    const sentence = 'The share stands at 17.0% so far: 5.1 points lower; same 57 days, 27 agencies.';
    expect(tellShare({ figure: share(17, 100), sentence }, { ...closed, isOpen: true })).toEqual({
      message: 'The share stands at 17.0% so far: 5.1 points lower',
      note: 'Same 57 days, 27 agencies.',
    });
  });
});

describe('tellUnjudged', () => {
  const missing = { ...share(0, 1, ['NOT_AVAILABLE']), value: null, text: '[x]', inWords: '[x]' };
  const alone = { ...share(20, 100, ['NOT_AVAILABLE']), inWords: '20.0%, without protected ones of others' };
  it.each([
    { figure: share(20, 100), sentence: '20.0% were major or moderate' },
    { figure: { ...share(20, 100, ['ESTIMATED']), inWords: 'about 20.0%' }, sentence: 'About 20.0% were major or moderate' },
    { figure: alone, sentence: '20.0% were major or moderate, without protected ones of others' },
    { figure: missing, sentence: 'The share that were major or moderate is not shown: [x] not available' },
  ])('says $sentence, and wants nothing', ({ figure, sentence }) => {
    expect(tellUnjudged(figure, closed.were)).toEqual({ figure, target: null, sentence });
  });
});
