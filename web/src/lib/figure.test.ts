import { describe, expect, it } from 'vitest';

import { aProtectedFigure } from '#testing/fake-values.js';

import {
  besideFigure,
  explainFigures,
  findExact,
  type Flag,
  formatFigure,
  formatFlags,
  formatHeadline,
  isProtected,
} from './figure.js';

const figure = (value: number | null, flags: readonly Flag[]) => ({
  value,
  text: value === null ? '[x]' : String(value),
  displayText: value === null ? '[x]' : String(value),
  flags,
});

describe('formatFigure', () => {
  it.each([
    {
      shown: figure(55, ['PROVISIONAL']),
      words: '55',
      beside: '[p]',
      because: 'a flag is next to its figure',
    },
    { shown: figure(0, []), words: '0', beside: '', because: 'a count of 0 is still a figure' },
    {
      shown: figure(null, ['NOT_AVAILABLE']),
      words: '[x] not available',
      beside: '',
      because: 'the reason takes the place of the figure',
    },
    {
      shown: figure(null, ['PROVISIONAL', 'CONFIDENTIAL']),
      words: '[c] hidden to protect people',
      beside: '[p]',
      because: 'only the reason takes the place of the figure',
    },
    {
      shown: { ...figure(null, ['NOT_AVAILABLE']), displayText: 'withheld to protect people' },
      words: '[x] withheld to protect people',
      beside: '',
      because: 'a withheld figure is not missing',
    },
    {
      shown: { ...figure(null, ['NOT_AVAILABLE']), displayText: 'none of yours' },
      words: 'none of yours',
      beside: '',
      because: 'the viewer’s own 0 is known',
    },
    {
      shown: figure(null, []),
      words: '[x] not available',
      beside: '',
      because: 'a missing figure is never blank and never 0',
    },
  ])('writes "$words" with "$beside": $because', ({ shown, words, beside }) => {
    expect(formatFigure(shown)).toBe(words);
    expect(formatFlags(besideFigure(shown))).toBe(beside);
  });
});

describe('a protected figure', () => {
  it.each([
    {
      shown: aProtectedFigure(47, 40),
      words: 'about 87',
      beside: '[e]',
      because: 'others’ part is randomly rounded',
    },
    {
      shown: aProtectedFigure(12, 0),
      words: '12 of yours, too few of others to show',
      beside: '[c]',
      because: 'others may have none',
    },
    {
      shown: aProtectedFigure(0, 0),
      words: '[c] too few to show',
      beside: '',
      because: 'a hidden figure is never 0',
    },
    {
      shown: { ...figure(12, ['NOT_AVAILABLE']), displayText: '12, yours only' },
      words: '12, yours only',
      beside: '[x]',
      because: 'with a fourth cut only the viewer’s own part is shown',
    },
  ])('reads "$words" with "$beside": $because', ({ shown, words, beside }) => {
    expect(formatFigure(shown)).toBe(words);
    expect(formatFlags(besideFigure(shown))).toBe(beside);
    expect(isProtected(shown)).toBe(true);
  });

  it('is neither an open figure nor a figure without a return', () => {
    expect([figure(55, ['PROVISIONAL']), figure(null, ['NOT_AVAILABLE'])].map(isProtected)).toEqual(
      [false, false],
    );
  });
});

describe('explainFigures', () => {
  it('explains each flag once, the break first', () => {
    const notes = explainFigures(
      [figure(1, ['PROVISIONAL']), figure(2, ['PROVISIONAL', 'BREAK'])],
      [],
    );
    expect(notes.map((note) => note.slice(0, 3))).toEqual(['[b]', '[p]']);
  });

  it('does not mention figures without flags', () => {
    expect(explainFigures([figure(1, [])], [])).toEqual([]);
  });

  it('leaves out a flag that the server explains in more detail', () => {
    const note = '[p] Q2 2026/27 is provisional until 28 February 2027.';
    expect(explainFigures([figure(1, ['PROVISIONAL'])], [note])).toEqual([note]);
  });
});

describe('formatHeadline', () => {
  const share = { value: 81.8, text: '81.8%', displayText: '81.8%', numerator: 9, denominator: 11 };

  it.each([
    {
      figure: { ...share, flags: ['LOW_RELIABILITY'] as const },
      words: '9 of 11',
      because: 'a percentage of 11 cases mostly shows chance',
    },
    {
      figure: { ...share, flags: [] },
      words: '81.8%',
      because: 'there are enough cases for a percentage',
    },
    {
      figure: { ...share, numerator: 9.5, flags: ['LOW_RELIABILITY'] as const },
      words: '81.8%',
      because: 'half hours are not cases',
    },
    {
      figure: {
        value: null,
        text: '[x]',
        displayText: '[x]',
        numerator: null,
        denominator: null,
        flags: ['NOT_AVAILABLE'] as const,
      },
      words: '[x] not available',
      because: 'there is no figure',
    },
  ])('says $words: $because', ({ figure, words }) => {
    expect(formatHeadline(figure)).toBe(words);
  });
});

describe('findExact', () => {
  it('does not give a number for an estimate', () => {
    expect(findExact(figure(55, ['PROVISIONAL']))).toBe(55);
    expect(findExact(figure(55, ['ESTIMATED']))).toBeNull();
    expect(findExact(figure(null, ['CONFIDENTIAL']))).toBeNull();
  });
});
