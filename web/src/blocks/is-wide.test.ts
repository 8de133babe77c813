import { expect, it } from 'vitest';

import { isWide } from './is-wide.js';

it('gives the pairs of a change the whole width only if another change can be chosen', () => {
  const pairs = {
    view: 'CHANGE',
    table: { columns: [{ drawing: 'NONE' }, { drawing: 'PAIR' }], rows: [] },
  } as const;
  expect(isWide(pairs)).toBe(false);
  expect(isWide({ ...pairs, choices: [{ name: 'by' }] })).toBe(true);
});
