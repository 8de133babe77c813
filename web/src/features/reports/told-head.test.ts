import { describe, expect, it } from 'vitest';

import type { ShareValue } from '#lib/figure.js';
import { aShare } from '#testing/fake-values.js';

import { toJudgedHead, toRangeHead } from './told-head.js';

const judged = (figure: ShareValue) => ({
  figure,
  target: { text: '75%' },
  sentence: 'The share was 67.1%, above the usual range.',
  status: 'AMBER' as const,
  variation: 'IMPROVING' as const,
  controlChart: { points: [{ signals: ['ABOVE_UPPER_LIMIT' as const] }], break: null },
});

describe('toJudgedHead', () => {
  it('tells how a closed quarter varies', () => {
    const { status, variation } = toJudgedHead(judged(aShare(67, 100)), { isOpen: false });
    expect([status, variation]).toEqual(['AMBER', { word: 'IMPROVING', side: 'HIGH' }]);
  });

  it.each([
    { figure: aShare(67, 100), isOpen: true, because: 'it is not closed' },
    { figure: aShare(3, 11), isOpen: false, because: 'it is of too few' },
  ])('tells no variation where $because', ({ figure, isOpen }) => {
    expect(toJudgedHead(judged(figure), { isOpen }).variation).toBeNull();
  });
});

it('judges nothing of a range', () => {
  expect(toRangeHead(aShare(67, 100), 'met the test')).toMatchObject({
    share: { sentence: '67.0% met the test', target: null },
    status: null,
    variation: null,
  });
});
