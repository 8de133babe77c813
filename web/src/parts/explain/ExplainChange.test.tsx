import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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
    columns: [
      aColumn('13 quarters', { drawing: 'SPARKLINE' }),
      aColumn('Before'),
      aColumn('Change'),
    ],
    rows: [
      aRow(['TVP', 'Thames Valley Police'], [aCell(''), aCell('6,354'), aCell('+1,746')]),
      aRow(['RBC', 'Reading Borough Council'], [aCell(''), aCell('27'), aCell('+1')], {
        isFolded: true,
      }),
    ],
  },
});

/** The part that moved most, for each of the other dimensions. */
const also = {
  ...aBlock({ id: 'also', view: 'CHANGE', finding: { kind: 'LISTED', text: 'Also looked at' } }),
  compared: null,
  table: {
    rowHeading: 'List',
    columns: ['Largest change', 'Before', 'Since', 'Change'].map((heading) => aColumn(heading)),
    rows: [
      aRow(
        ['AREA', 'District'],
        [aCell('Buckinghamshire'), aCell('1,686'), aCell('2,088'), aCell('+402')],
      ),
    ],
  },
};

function show(
  block: unknown,
  where: Readonly<Record<string, unknown>> = { quarter: { in: ['2026-27-Q2'] } },
) {
  const asked: unknown[] = [];
  const page = (put: unknown) => {
    asked.push(put);
    return aPage({ title: 'Reports rose in Q3 2025/26', blocks: [block, also] });
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

it('explains the change that the measure’s page rates, by the same parts', async () => {
  const asked = show(why(true, 'Thames Valley Police made 1,746 of the 1,747 more.'));
  const region = await screen.findByRole('region', { name: 'Why' });
  expect(
    within(region).getByText('Thames Valley Police made 1,746 of the 1,747 more.'),
  ).toBeVisible();
  expect(
    within(region)
      .getAllByRole('row')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'AgencyBeforeChange',
    'Thames Valley Police6,354+1,746',
    'ListLargest changeChange',
    'DistrictBuckinghamshire, 1,686 to 2,088+402',
  ]);
  expect(within(region).getByText('Reports rose in Q3 2025/26.')).toBeVisible();
  expect(within(region).getByRole('link')).toHaveAttribute(
    'href',
    '/measures/reports?quarter=2026-27-Q2',
  );
  expect(screen.getByText('Below')).toBeVisible();
  expect(asked).toEqual([{ key: 'MEASURE', measure: 'reports', scope: { quarter: '2026-27-Q2' } }]);
});

it('breaks the same change down by another list', async () => {
  const asked = show(why(true, null));
  await userEvent.click(await screen.findByRole('button', { name: 'District' }));
  expect(asked.at(-1)).toEqual({
    key: 'MEASURE',
    measure: 'reports',
    scope: { quarter: '2026-27-Q2', by: 'AREA' },
  });
});

it('says that there is no change to explain, and does not break anything down', async () => {
  show(why(false, null));
  const region = await screen.findByRole('region', { name: 'Why' });
  expect(within(region).getByText('No real change to explain.')).toBeVisible();
  expect(within(region).queryByRole('table')).toBeNull();
});

it('does not send a request for a figure over several quarters', () => {
  const asked = show(why(true, null), { quarter: { from: '2026-27-Q1', to: '2026-27-Q2' } });
  expect(screen.getByText('Below')).toBeVisible();
  expect(screen.queryByRole('region')).toBeNull();
  expect(asked).toEqual([]);
});
