import { describe, expect, it } from 'vitest';

import { besideFigure, explainFlags, type Flag, formatFigure, formatFlags } from './figure.js';

const figure = (value: number | null, flags: readonly Flag[]) => ({ value, text: value === null ? '[x]' : String(value), flags });

describe('formatFigure', () => {
  it.each([
    { shown: figure(55, ['PROVISIONAL']), words: '55', beside: '[p]', because: 'a flag stands beside its figure' },
    { shown: figure(0, []), words: '0', beside: '', because: 'nothing counted is still a count' },
    {
      shown: figure(null, ['NOT_AVAILABLE']),
      words: '[x] not available',
      beside: '',
      because: 'the reason stands in the place of the figure',
    },
    {
      shown: figure(null, ['PROVISIONAL', 'CONFIDENTIAL']),
      words: '[c] hidden to protect people',
      beside: '[p]',
      because: 'only the reason moves',
    },
    { shown: figure(null, []), words: '[x] not available', beside: '', because: 'a missing figure is never blank and never 0' },
  ])('writes "$words" with "$beside": $because', ({ shown, words, beside }) => {
    expect(formatFigure(shown)).toBe(words);
    expect(formatFlags(besideFigure(shown))).toBe(beside);
  });
});

describe('explainFlags', () => {
  it('explains each flag once, the break first', () => {
    const notes = explainFlags([figure(1, ['PROVISIONAL']), figure(2, ['PROVISIONAL', 'BREAK'])]);
    expect(notes.map((note) => note.slice(0, 3))).toEqual(['[b]', '[p]']);
  });

  it('says nothing about figures without flags', () => {
    expect(explainFlags([figure(1, [])])).toEqual([]);
  });
});
