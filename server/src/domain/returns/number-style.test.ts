import { describe, expect, it } from 'vitest';

import { startProcessorTime } from '#testing/processor-time.js';

import { toBuiltInStyle, toNumberStyle } from './number-style.js';

describe('the style of a number', () => {
  it.each([
    { code: 'dd/mm/yyyy', shownAs: 'date', because: 'it is the usual format for days' },
    { code: 'yyyy-mm-dd;@', shownAs: 'date', because: 'a second section is for texts' },
    {
      code: '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
      shownAs: 'date',
      because: 'a language is in brackets',
    },
    { code: 'mmm-yy', shownAs: 'date', because: 'its day is stored but not shown' },
    { code: 'mmmm', shownAs: 'date', because: 'm alone is a month' },
    { code: 'd "of" mmmm', shownAs: 'date', because: 'words are in quotes' },
    { code: 'dd/mm/yyyy hh:mm', shownAs: 'date', because: 'a day with a time is a day' },
    { code: 'hh:mm', shownAs: 'time', because: 'm after h is a minute' },
    { code: 'mm:ss.0', shownAs: 'time', because: 'm before s is a minute' },
    { code: '[h]:mm', shownAs: 'time', because: 'its hours go past 24' },
    { code: '[mm]', shownAs: 'time', because: 'its minutes go past 60' },
    { code: 'h AM/PM', shownAs: 'time', because: 'the M of AM is not a month' },
    { code: '0.0%', shownAs: 'percentage', because: 'it shows a fraction of one' },
    { code: '0.00E+00', shownAs: 'power', because: 'the format that Excel gives 12E3' },
    {
      code: '##0.0E-0',
      shownAs: 'power',
      because: 'a sign may be shown only if it is a minus',
    },
    { code: 'General', shownAs: 'number', because: 'it has no format' },
    { code: '0', shownAs: 'number', because: 'it has only digits' },
    { code: '#,##0.00', shownAs: 'number', because: 'it separates thousands' },
    { code: '[Red]-0;[Blue]0', shownAs: 'text', because: 'the d of Red belongs to a colour' },
    { code: '[$USD] #,##0', shownAs: 'text', because: 'a currency is in brackets' },
    { code: '0 "days"', shownAs: 'text', because: 'words are in quotes' },
    { code: '0\\d', shownAs: 'text', because: 'a letter after a backslash is itself' },
    { code: '"REF-"0000', shownAs: 'text', because: 'the text shown is not a number' },
    { code: '0000-0000', shownAs: 'text', because: 'a hyphen is shown between digits' },
    { code: '0""', shownAs: 'number', because: 'there are no words in the quotes' },
    { code: '[$-809]0', shownAs: 'number', because: 'a language is not shown' },
    { code: '0_d', shownAs: 'number', because: 'a letter after an underscore is a space' },
    {
      code: '0;"yesterday"',
      shownAs: 'number',
      because: 'the second section is for negative numbers',
    },
    { code: '@', shownAs: 'number', because: 'it is for texts' },
    { code: '', shownAs: 'number', because: 'it is empty' },
  ])('$code shows a $shownAs: $because', ({ code, shownAs }) => {
    expect(toNumberStyle(code)).toEqual({ shownAs, filledTo: 0 });
  });

  it('pads with zeros only if its code is only zeros', () => {
    expect(toNumberStyle('00000')).toEqual({ shownAs: 'number', filledTo: 5 });
    expect(toNumberStyle('0.00')).toEqual({ shownAs: 'number', filledTo: 0 });
  });

  it.each([
    { format: 0, shownAs: 'number' },
    { format: 9, shownAs: 'percentage' },
    { format: 10, shownAs: 'percentage' },
    { format: 11, shownAs: 'power' },
    { format: 12, shownAs: 'number' },
    { format: 13, shownAs: 'number' },
    { format: 14, shownAs: 'date' },
    { format: 17, shownAs: 'date' },
    { format: 18, shownAs: 'time' },
    { format: 21, shownAs: 'time' },
    { format: 22, shownAs: 'date' },
    { format: 37, shownAs: 'number' },
    { format: 45, shownAs: 'time' },
    { format: 47, shownAs: 'time' },
    { format: 48, shownAs: 'power' },
    { format: 49, shownAs: 'number' },
  ])('is known if Excel only gives the number $format: a $shownAs', ({ format, shownAs }) => {
    expect(toBuiltInStyle(format)).toEqual({ shownAs, filledTo: 0 });
  });

  it.each(['[$', '[', '"', '\\', '[$-'])('is found quickly in a code full of %s', (piece) => {
    const takeMs = startProcessorTime();
    toNumberStyle(piece.repeat(200_000));
    // This took minutes when the search for each closing character ran to the end of the code.
    expect(takeMs()).toBeLessThan(2_000);
  });
});
