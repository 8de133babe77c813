import { expect, it } from 'vitest';

import { toSheetNames } from './sheet-names.js';

it('gives each sheet a valid, unique name', () => {
  const long = `3 ${'Reports by channel '.repeat(20)}`;
  const names = toSheetNames([
    '3 Reports: by [channel] / type',
    long,
    long,
    "'quoted'",
    '',
    'NOTES',
    'Notes',
  ]);
  expect(names).toEqual([
    '3 Reports by channel type',
    '3 Reports by channel Reports b…',
    '3 Reports by channel Repor… (2)',
    'quoted',
    'Sheet',
    'NOTES',
    'Notes (2)',
  ]);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
});
