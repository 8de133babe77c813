/**
 * Colours of slides and workbooks, which are the colours of printed pages under the same names. A
 * test compares them with the design tokens.
 */
export const officeColours = {
  page: 'F4F6F8',
  surface: 'FFFFFF',
  sunken: 'E9EDF1',
  rule: 'D5DBE1',
  'ink-1': '121A24',
  'ink-2': '47535F',
  'ink-3': '5A6672',
  bar: '0B2545',
  'bar-ink': 'FFFFFF',
  'bar-ink-2': 'B9C7D8',
  worse: 'A8321A',
  target: '8A5A00',
  series: '14539A',
  'series-soft': '9DBBDD',
  'series-past': '76838F',
} as const;
