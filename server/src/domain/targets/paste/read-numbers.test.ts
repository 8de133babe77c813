import { describe, expect, it } from 'vitest';

import { readNumbers } from './read-numbers.js';

const none = { value: null, lower: null, upper: null, tolerance: null };

describe('readNumbers', () => {
  it.each([
    { text: '660', is: { value: 660 }, because: 'it is a number' },
    { text: ' 1,234.5 ', is: { value: 1234.5 }, because: 'commas stand between thousands' },
    { text: '75%', is: { value: 75 }, because: 'that is how the table shows a share' },
    { text: '8% or less', is: { value: 8 }, because: 'that is how it shows where lower is better' },
    { text: '£1,000', is: { value: 1000 }, because: 'a spreadsheet writes money so' },
    { text: '0', is: { value: 0 }, because: 'none at all is a target' },
    { text: '600 to 700', is: { lower: 600, upper: 700 }, because: 'it is a band' },
    {
      text: '\u22121.25% to +1.25%',
      is: { lower: -1.25, upper: 1.25 },
      because: 'that is how a band about zero is shown',
    },
    {
      text: '660 ± 33',
      is: { value: 660, tolerance: 33 },
      because: 'its tolerance is not the usual',
    },
    { text: '660±', is: null, because: 'no tolerance stands there' },
    { text: '', is: {}, because: 'an empty cell sets none' },
    { text: '–', is: {}, because: 'that is how the table shows none' },
    { text: 'None', is: {}, because: 'somebody wrote it out' },
    { text: '1,5', is: null, because: 'it is not 15' },
    { text: '1 234', is: null, because: 'a space may stand for anything' },
    { text: '600 to 700 to 800', is: null, because: 'a band has two edges' },
    { text: '5 to', is: null, because: 'a band has two edges' },
    { text: 'many', is: null, because: 'it is no number' },
    { text: '1e3', is: null, because: 'a spreadsheet that writes so has rounded' },
    { text: '#REF!', is: null, because: 'the spreadsheet did not know it either' },
  ])('reads "$text" as $is: $because', ({ text, is }) => {
    expect(readNumbers(text)).toEqual(is && { ...none, ...is });
  });
});
