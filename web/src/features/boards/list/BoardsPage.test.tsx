import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

const aPack = (part: Readonly<Record<string, unknown>>) => ({
  ...{
    state: 'SIGNED_OFF',
    edition: 'PARTNERS',
    reason: '',
    textCount: 3,
    agreedCount: 3,
    signOffDueOn: null,
    meetsOn: null,
    signatures: [],
  },
  ...{ number: 1, area: { id: 'E23000029', code: 'E23000029', name: 'Thames Valley' } },
  ...part,
});
const aRevision = {
  figure: 'Vacancy rate',
  before: '7.3%',
  now: '7.4%',
  difference: null,
  isProtected: false,
  reading: null,
};

it('gives the number of revised figures only for the latest signed packs', async () => {
  const boards = [
    aPack({ id: 'd', state: 'DRAFT', quarter: aPeriod('2026-27-Q2') }),
    aPack({ id: 'a', quarter: aPeriod('2026-27-Q1'), number: 2 }),
    aPack({ id: 'b', quarter: aPeriod('2026-27-Q1'), state: 'SUPERSEDED' }),
    ...['2025-26-Q4', '2025-26-Q3', '2025-26-Q2', '2025-26-Q1'].map((quarter) =>
      aPack({ id: quarter, quarter: aPeriod(quarter) }),
    ),
  ];
  const revisions = [{ ...aRevision, isReadAnew: false, places: [], returns: [] }];
  // Without a version the answer is the draft of the next version, which has no revisions.
  const board = ({
    quarter,
    version,
  }: {
    readonly quarter: string;
    readonly version?: number;
  }) => ({
    id: `${quarter} ${version}`,
    revisions: version === undefined ? [] : revisions,
  });
  renderApp('/boards', { periods: [aPeriod('2026-27-Q2')], others: { boards, board } });
  const table = await screen.findByRole('table', { name: 'Packs by quarter and area' });
  const links = await within(table).findAllByRole('link', { name: '1 figure revised since' });
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/boards/2026-27-Q1/E23000029?version=2#revised',
    '/boards/2025-26-Q4/E23000029?version=1#revised',
    '/boards/2025-26-Q3/E23000029?version=1#revised',
  ]);
  expect(within(table).getAllByText('Open the pack to compare')).toHaveLength(2);
});
