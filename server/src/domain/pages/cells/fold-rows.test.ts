import { expect, it } from 'vitest';

import type { Figure } from '#domain/figures/figure/figure.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { BlockRow } from '#domain/pages/block/block.js';

import { foldRows } from './fold-rows.js';

const shown = [
  { measure: 'disruptions', shows: 'VALUE', drawing: 'SPARKLINE', heading: 'Led' },
  { measure: 'disruptionsSupported', shows: 'VALUE', drawing: 'NONE', heading: 'Supported' },
] as const;

/** Agencies in order of how many disruptions they led, each five fewer than the one before. */
const agencies = ['A', 'B', 'C', 'D', 'E', 'F'].map((key, index) => ({ key, led: 30 - index * 5 }));

function fold(marked: readonly string[], asked: string | null, flags: Figure['flags'] = []) {
  const rows = agencies.map(({ key }): BlockRow => ({
    key,
    kind: 'PART',
    label: key,
    group: null,
    isMarked: marked.includes(key),
    cells: [],
  }));
  const lines = agencies.map(({ led }) => ({
    kpiOf: ({ measure }: { readonly measure: MeasureKey }) => ({
      measure: measureOf(measure),
      figure: { value: led, flags, range: null },
    }),
  }));
  const folding = {
    block: { by: 'AGENCY', drawsMost: 2 },
    asked: {
      agency: asked === null ? null : { code: asked },
      area: { code: 'FORCE' },
      crimeType: null,
    },
    shown,
  } as const;
  const folded = foldRows(rows, lines, folding);
  return {
    drawn: folded.filter(({ isFolded }) => isFolded !== true).map(({ label }) => label),
    all: folded.filter(({ kind }) => kind === 'PART').length,
    others: folded.at(-1)?.cells.map(({ text }) => text),
  };
}

it('draws the largest, the marked ones and the one asked for, and one row for the others', () => {
  // 20 + 15 + 10 + 5; disruptions with several supporters cannot be added up.
  expect(fold([], null)).toEqual({ drawn: ['A', 'B', '4 others'], all: 6, others: ['50', ''] });
  expect(fold(['D'], null)).toEqual({
    drawn: ['A', 'B', 'D', '3 others'],
    all: 6,
    others: ['35', ''],
  });
  expect(fold([], 'F').drawn).toEqual(['A', 'B', 'F', '3 others']);
});

it('does not add up rounded figures, or fold anything if there is only one other', () => {
  expect(fold([], null, ['ESTIMATED']).others).toEqual(['', '']);
  expect(fold(['C', 'D', 'E'], null).drawn).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
});
