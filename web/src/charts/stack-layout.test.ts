import { describe, expect, it } from 'vitest';

import { findGapSign, stackUp } from './stack-layout.js';

const part = (value: number | null, sign = '') => ({ value, text: '', sign });

describe('stackUp', () => {
  it('begins at zero and lets each part begin where the one before ends, one of nought among them', () => {
    expect(stackUp({ values: [part(3), part(0), part(4)] })).toEqual([
      { from: 0, to: 3 },
      { from: 3, to: 3 },
      { from: 3, to: 7 },
    ]);
  });

  it.each([{ values: [part(3), part(null)] }, { values: [part(null), part(3)] }, { values: [] }])(
    'is no bar where a part of it is missing: $values',
    ({ values }) => expect(stackUp({ values })).toBeNull(),
  );
});

it('says of a gap why it is one', () => {
  expect(findGapSign({ values: [part(3, '[p]'), part(null, '[c]'), part(null, '[x]')] })).toBe('[c]');
});
