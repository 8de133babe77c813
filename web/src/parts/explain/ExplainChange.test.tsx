import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { renderPart } from '#testing/render-part.js';

import { ExplainChange } from './ExplainChange.js';

/** A row by crime type with its change, in which others are rounded or not. */
const aRow = (crimeType: string, change: { readonly difference: number; readonly signed: string }, isRounded: boolean) => ({
  key: { crimeType },
  figure: { value: 100, flags: isRounded ? ['ESTIMATED'] : [], change },
});
const crimeTypes = [
  { id: 'DRUGS', code: 'DRUGS', name: 'Drugs' },
  { id: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING', code: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING', name: 'Modern slavery' },
];

it('writes what made a change as far as it is known: a rounded part as the server does, an exact one to the unit', async () => {
  renderPart(
    <ExplainChange
      figure={{ measure: 'reports', where: { quarter: { in: ['2026-27-Q2'] } } }}
      measure={{ key: 'reports', unit: 'COUNT', dimensions: ['CRIME_TYPE'] }}
      change={{ signed: '+105 (+8%)', difference: 106 }}
      of={{ value: 1000, flags: ['ESTIMATED'] }}
    >
      <p>Below</p>
    </ExplainChange>,
    {
      figures: () => ({
        id: 'a',
        rows: [
          aRow('DRUGS', { difference: 81, signed: '+81 (+9.0%)' }, false),
          aRow('MODERN_SLAVERY_AND_HUMAN_TRAFFICKING', { difference: 25, signed: '+25 (+20%)' }, true),
        ],
      }),
      others: { crimeTypes },
    },
  );
  expect(await screen.findByRole('region', { name: 'What made the change, about +105 on Q1 2026/27' })).toBeVisible();
  expect(screen.getByRole('row', { name: 'Drugs +81' })).toBeVisible();
  expect(screen.getByRole('row', { name: 'Modern slavery about +25' })).toBeVisible();
  expect(screen.getByText('Below')).toBeVisible();
});
