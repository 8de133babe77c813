import { describe, expect, it } from 'vitest';

import { toBarScale } from './bar-scale.js';

describe('toBarScale', () => {
  it.each([
    { values: [50, 100, null], value: 50, bar: { start: 0, length: 50 }, because: 'bars start at zero' },
    { values: [-10, 30], value: -10, bar: { start: 0, length: 25 }, because: 'below zero lies to the left of it' },
    { values: [-10, 30], value: 30, bar: { start: 25, length: 75 }, because: 'zero is where both sides begin' },
    { values: [0, null], value: 0, bar: { start: 0, length: 0 }, because: 'nothing has no length' },
  ])('draws $value of $values as $bar: $because', ({ values, value, bar }) => {
    expect(toBarScale(values).toBar(value)).toEqual(bar);
  });
});
