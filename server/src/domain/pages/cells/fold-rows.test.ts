import { expect, it } from 'vitest';

import type { Figure } from '#domain/figures/figure/figure.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { BlockRow } from '#domain/pages/block/block.js';

import { foldRows } from './fold-rows.js';

const shown = [
  { measure: 'disruptions', shows: 'VALUE', drawing: 'SPARKLINE', heading: 'Led' },
  { measure: 'disruptionsSupported', shows: 'VALUE', drawing: 'NONE', heading: 'Supported' },
] as const;

/** Agencies from the one that led most, five each fewer. */
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

it('draws the largest, those that are marked and the one that is asked for, and one row for the others', () => {
  // 20 + 15 + 10 + 5; what several supported cannot be added up.
  expect(fold([], null)).toEqual({ drawn: ['A', 'B', '4 others'], all: 6, others: ['50', ''] });
  expect(fold(['D'], null)).toEqual({
    drawn: ['A', 'B', 'D', '3 others'],
    all: 6,
    others: ['35', ''],
  });
  expect(fold([], 'F').drawn).toEqual(['A', 'B', 'F', '3 others']);
});

it('adds up nothing that is rounded, and folds nothing for one other', () => {
  expect(fold([], null, ['ESTIMATED']).others).toEqual(['', '']);
  expect(fold(['C', 'D', 'E'], null).drawn).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
});
