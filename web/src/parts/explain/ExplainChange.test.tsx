import { screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';

import { aBlock, aCell, aColumn, aPage, aRow } from '#testing/fake-page.js';
import { renderPart } from '#testing/render-part.js';

import { ExplainChange } from './ExplainChange.js';

const why = (isJudged: boolean, because: string | null) => ({
  ...aBlock({
    id: 'why',
    view: 'CHANGE',
    because,
    about: 'Reports received by agency',
    finding: { kind: 'REAL_CHANGE', text: 'No real change to explain' },
  }),
  compared: { before: [], after: [], isJudged },
  table: {
    rowHeading: 'Agency',
    columns: [aColumn('13 quarters', { drawing: 'SPARKLINE' }), aColumn('Before'), aColumn('Change')],
    rows: [
      aRow(['TVP', 'Thames Valley Police'], [aCell(''), aCell('6,354'), aCell('+1,746')]),
      aRow(['RBC', 'Reading Borough Council'], [aCell(''), aCell('27'), aCell('+1')], { isFolded: true }),
    ],
  },
});

function show(block: unknown, where: Readonly<Record<string, unknown>> = { quarter: { in: ['2026-27-Q2'] } }) {
  const asked: unknown[] = [];
  const page = (put: unknown) => {
    asked.push(put);
    return aPage({ blocks: [block] });
  };
  renderPart(
    <MemoryRouter>
      <ExplainChange figure={{ measure: 'reports', where }}>
        <p>Below</p>
      </ExplainChange>
    </MemoryRouter>,
    { others: { page } },
  );
  return asked;
}

it('explains the change that the page of the measure judges, by the same parts', async () => {
  const asked = show(why(true, 'Thames Valley Police made 1,746 of the 1,747 more.'));
  const region = await screen.findByRole('region', { name: 'Why it changed' });
  expect(within(region).getByText('Thames Valley Police made 1,746 of the 1,747 more.')).toBeVisible();
  expect(
    within(region)
      .getAllByRole('row')
      .map(({ textContent }) => textContent),
  ).toEqual(['AgencyBeforeChange', 'Thames Valley Police6,354+1,746']);
  expect(within(region).getByRole('link')).toHaveAttribute('href', '/measures/reports?quarter=2026-27-Q2');
  expect(screen.getByText('Below')).toBeVisible();
  expect(asked).toEqual([{ key: 'MEASURE', measure: 'reports', scope: { quarter: '2026-27-Q2' } }]);
});

it('says that there is none to explain, and takes nothing apart then', async () => {
  show(why(false, null));
  const region = await screen.findByRole('region', { name: 'Why it changed' });
  expect(within(region).getByText('No real change to explain.')).toBeVisible();
  expect(within(region).queryByRole('table')).toBeNull();
});

it('asks nothing of a figure of several quarters', () => {
  const asked = show(why(true, null), { quarter: { from: '2026-27-Q1', to: '2026-27-Q2' } });
  expect(screen.getByText('Below')).toBeVisible();
  expect(screen.queryByRole('region')).toBeNull();
  expect(asked).toEqual([]);
});
