import { describe, expect, it } from 'vitest';

import { readShownNumber } from './shown-number.js';

describe('a figure as shown', () => {
  it.each([
    ['713', 713, '#,##0'],
    ['10,320', 10_320, '#,##0'],
    ['2026', 2026, '0'],
    ['about 10,320', 10_320, '"about "#,##0'],
    ['67.4%', 67.4, '#,##0.0"%"'],
    ['0.97', 0.97, '#,##0.00'],
    ['−3.8 points', -3.8, '"+"#,##0.0" points";"−"#,##0.0" points"'],
    ['about +1 points', 1, '"about +"#,##0" points";"about −"#,##0" points"'],
    ['+£256k', 256_000, '"+""£"#,##0,"k";"−""£"#,##0,"k"'],
    ['£1.2m', 1_200_000, '"£"#,##0.0,,"m"'],
    ['8% or less', 8, '#,##0"% or less"'],
    ['31.7 kg', 31.7, '#,##0.0" kg"'],
    ['−0.0 points', 0, '"−"#,##0.0" points";"−"#,##0.0" points"'],
  ])('reads %j as %d', (text, value, format) => {
    expect(readShownNumber(text)).toEqual({ value, format });
  });

  it.each([
    '',
    '[x]',
    '[c]',
    'met',
    '9 of 12',
    '585 to 725',
    '+22 (+5.4%)',
    'fewer than 5',
    'about 91% (89.7% to 92.7%)',
    '=1',
    '1,23',
    '1-2',
    'Q2 2026/27',
  ])('leaves %j as text', (text) => {
    expect(readShownNumber(text)).toBeNull();
  });
});
