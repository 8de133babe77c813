import { describe, expect, it } from 'vitest';

import { looksLikeTotal, printOfRow } from './left-out-rows.js';

describe('a row of totals', () => {
  it.each([
    { cells: ['', '', 'Total', '40'], key: '', is: true, because: 'it has no reference' },
    {
      cells: ['Grand total', '40'],
      key: 'Grand total',
      is: true,
      because: 'its reference says so',
    },
    { cells: ['', 'Sub-totals:', '9'], key: '', is: true, because: 'a sub-total also counts' },
    { cells: ['A-1', 'Total'], key: 'A-1', is: false, because: 'it has a reference' },
    { cells: ['', 'Totally new'], key: '', is: false, because: 'it is a different word' },
    { cells: ['', '40'], key: '', is: false, because: 'no cell says so' },
  ])('is recognised in $cells: $is, because $because', ({ cells, key, is }) => {
    expect(looksLikeTotal(cells, [key])).toBe(is);
  });

  it('is recognised by all its cells, ignoring empty ones at the end', () => {
    expect(printOfRow(['Total', '40', '', ' '])).toBe(printOfRow(['Total', '40']));
    expect(printOfRow(['Total', '41'])).not.toBe(printOfRow(['Total', '40']));
    expect(printOfRow(['Total', '', '40'])).not.toBe(printOfRow(['Total', '40']));
  });
});
