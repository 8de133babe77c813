import { describe, expect, it } from 'vitest';

import { allowances, HEAVY } from '#domain/cost/allowances.js';

import { toPatience } from './patience.js';

describe('toPatience', () => {
  it('lets a page wait for about a second, a large question for longer, and files and changes for as long as it takes', () => {
    expect(toPatience('QUESTION', HEAVY)).toEqual({ size: HEAVY, maxWaitMs: 1_000 });
    expect(toPatience('QUESTION', 240).maxWaitMs).toBe(1_200);
    expect(toPatience('QUESTION', allowances.QUESTION.operation).maxWaitMs).toBe(10_000);
    expect(toPatience('FILE', 240).maxWaitMs).toBe(Infinity);
    expect(toPatience('CHANGE', 240).maxWaitMs).toBe(Infinity);
  });
});
