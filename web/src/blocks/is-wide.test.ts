import { expect, it } from 'vitest';

import { isWide } from './is-wide.js';

it('gives the whole width to a change that can be asked anew, and a third of it to the same pairs elsewhere', () => {
  const pairs = {
    view: 'CHANGE',
    table: { columns: [{ drawing: 'NONE' }, { drawing: 'PAIR' }], rows: [] },
  } as const;
  expect(isWide(pairs)).toBe(false);
  expect(isWide({ ...pairs, choices: [{ name: 'by' }] })).toBe(true);
});
