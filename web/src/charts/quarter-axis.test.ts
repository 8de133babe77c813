import { describe, expect, it } from 'vitest';

import { canLabelAll, toQuarterMarks } from './quarter-axis.js';

describe('toQuarterMarks', () => {
  it('writes the financial year under each Q1, with a rule, and under the first quarter', () => {
    expect(toQuarterMarks(['2023-24-Q3', '2023-24-Q4', '2024-25-Q1'])).toEqual([
      { number: 'Q3', year: '2023/24', startsYear: false },
      { number: 'Q4', year: null, startsYear: false },
      { number: 'Q1', year: '2024/25', startsYear: true },
    ]);
  });

  it('leaves out a first year with only one quarter, because the next would overlap it', () => {
    expect(
      toQuarterMarks(['2023-24-Q4', '2024-25-Q1', '2024-25-Q2']).map((mark) => mark.year),
    ).toEqual([null, '2024/25', null]);
  });

  it('names the year of a single quarter', () => {
    expect(toQuarterMarks(['2023-24-Q4'])).toEqual([
      { number: 'Q4', year: '2023/24', startsYear: false },
    ]);
  });
});

describe('canLabelAll', () => {
  it.each([
    {
      slotWidth: 23,
      digits: 2,
      fits: true,
      because: 'fourteen quarters on a phone have room for them',
    },
    { slotWidth: 17, digits: 2, fits: false, because: 'nineteen quarters have no room for them' },
  ])(
    'says whether $digits digits fit into $slotWidth px ($fits): $because',
    ({ slotWidth, digits, fits }) => {
      expect(canLabelAll(slotWidth, digits)).toBe(fits);
    },
  );
});
