import { expect, it } from 'vitest';

import { isWide } from './is-wide.js';

it('gives a change the whole width if another can be chosen, and a third for the same pairs elsewhere', () => {
  const pairs = {
    view: 'CHANGE',
    table: { columns: [{ drawing: 'NONE' }, { drawing: 'PAIR' }], rows: [] },
  } as const;
  expect(isWide(pairs)).toBe(false);
  expect(isWide({ ...pairs, choices: [{ name: 'by' }] })).toBe(true);
});
