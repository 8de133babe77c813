import { describe, expect, it } from 'vitest';

import { memoise, memoiseEach } from './memoise.js';

describe('memoise', () => {
  it("makes each key's value once, including null", () => {
    const made: string[] = [];
    const find = memoise((key: string) => {
      made.push(key);
      return key === 'none' ? null : { key };
    });
    expect(find('some')).toBe(find('some'));
    expect([find('none'), find('none')]).toEqual([null, null]);
    expect(made).toEqual(['some', 'none']);
  });

  it('keeps no more keys than its limit', () => {
    const made: number[] = [];
    const find = memoise((key: number) => {
      made.push(key);
      return key;
    }, 2);
    for (const key of [1, 2, 1, 3, 3, 1]) find(key);
    expect(made).toEqual([1, 2, 3, 1]);
  });
});

describe('memoiseEach', () => {
  it("makes each object's value once", () => {
    const made: object[] = [];
    const find = memoiseEach((key: object) => {
      made.push(key);
      return made.length;
    });
    const [one, other] = [{}, {}];
    expect([find(one), find(other), find(one)]).toEqual([1, 2, 1]);
    expect(made).toEqual([one, other]);
  });
});
