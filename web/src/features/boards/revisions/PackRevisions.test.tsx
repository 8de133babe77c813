import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { aBlock } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

const section = { key: 'resourcing', number: 1, heading: 'Resourcing' };
const aReturn = {
  agency: { id: 'TVP', name: 'Thames Valley Police' },
  ...{ dataset: 'RESOURCES', period: aPeriod('2026-27-Q2'), publishedAt: '2026-11-13T09:00:00Z' },
};
const aRevision = (row: string, part: Readonly<Record<string, unknown>> = {}) => ({
  ...{
    figure: `Vacancy rate, ${row}`,
    before: '7.3%',
    now: '7.4%',
    difference: '+0.1 percentage points',
    isProtected: false,
  },
  ...{ reading: null, isReadAnew: false, returns: [aReturn] },
  places: [
    {
      section: 'resourcing',
      number: 1,
      heading: 'Resourcing',
      block: 'agencies',
      cell: { row, column: 0 },
      now: '52.7 of 711.2',
    },
  ],
  ...part,
});

function showPack(revisions: readonly unknown[] | Promise<readonly unknown[]>, at = '') {
  const board = {
    ...{
      id: 'p',
      number: 1,
      state: 'SIGNED_OFF',
      reason: '',
      marking: 'OFFICIAL',
      edition: 'PARTNERS',
      meetsOn: null,
      missingTexts: [],
    },
    quarter: aPeriod('2026-27-Q2'),
    area: { id: 'E23000029', code: 'E23000029', name: 'Thames Valley' },
    headings: [section],
    contents: {
      title: 'Vacancies fell',
      dataVersion: 3,
      sections: [{ ...section, notes: [], texts: [], blocks: [aBlock()] }],
    },
    proof: {
      sha256: 'ab',
      dataVersion: 3,
      frozenAt: '2026-10-01T09:00:00Z',
      signedBy: 'Chair',
      missing: [],
      gapsReason: '',
    },
    ...{ revisions, canRecord: false, actions: [], actionsNow: [], decisions: [] },
  };
  renderApp(`/boards/2026-27-Q2/E23000029${at}`, {
    periods: [aPeriod('2026-27-Q2')],
    others: { board },
  });
}

it('gives the current value next to the figure that the board saw, and names below the block the return that changed it', async () => {
  showPack([aRevision('TVP')]);
  const block = within(await screen.findByRole('region', { name: /^1 Resourcing$/ }));
  const [first, second] = await block.findAllByRole('cell');
  expect(first).toHaveTextContent('51.7 of 711.2revised since, now 52.7 of 711.2');
  expect(within(first ?? document.body).getByRole('link')).toHaveAttribute('href', '#revised');
  expect(second).not.toHaveTextContent('revised since');
  expect(
    block.getByText('Thames Valley Police, resources Q2 2026/27, 13 November 2026'),
  ).toHaveTextContent(/^Revised since/);
});

it('gives the current value in a block’s table too, and says that a row is no longer listed', async () => {
  showPack([
    aRevision('TVP'),
    aRevision('BARN', {
      ...{ now: 'not listed', difference: null },
      places: [
        {
          section: 'resourcing',
          number: 1,
          heading: 'Resourcing',
          block: 'agencies',
          cell: { row: 'BARN', column: 0 },
          now: 'not listed',
        },
      ],
    }),
  ]);
  const block = within(await screen.findByRole('region', { name: /^1 Resourcing$/ }));
  await userEvent.click(await block.findByRole('tab', { name: 'Table' }));
  const panel = within(block.getByRole('tabpanel', { name: 'Table' }));
  const [first, second] = await panel.findAllByRole('cell');
  expect(first).toHaveTextContent('51.7 of 711.2 revised since, now 52.7 of 711.2');
  expect(second).toHaveTextContent('0.4 of 7.7 revised since, now not listed');
});

it('lists every figure near the top, rated ones first, and at most eight until asked for more', async () => {
  const many = Array.from({ length: 12 }, (_, index) => aRevision(`row ${index}`));
  showPack([
    ...many,
    aRevision('all', { figure: 'Vacancy rate', reading: 'On target, no real change' }),
  ]);
  const part = await screen.findByRole('region', {
    name: '13 figures have been revised since the board saw them; no rating has changed',
  });
  const rows = () => within(part).getAllByRole('row').slice(1);
  expect(rows()).toHaveLength(8);
  expect(rows()[0]).toHaveTextContent(
    /^Vacancy rate1 Resourcing7.3%7.4%.*On target, no real change$/,
  );
  await userEvent.click(within(part).getByRole('button', { name: 'Show all 13 figures' }));
  expect(rows()).toHaveLength(13);
});

it('appears before the figures below it are drawn, so that none of them moves', async () => {
  let tell = (_: readonly unknown[]) => {};
  showPack(new Promise((resolve) => (tell = resolve)));
  expect(await screen.findByText('Comparing with today’s returns')).toBeVisible();
  expect(screen.queryByRole('region', { name: /^1 Resourcing$/ })).toBeNull();
  tell([aRevision('TVP')]);
  const figures = await screen.findByRole('region', { name: /^1 Resourcing$/ });
  const revised = screen.getByRole('region', { name: /^One figure has been revised/ });
  expect(revised.compareDocumentPosition(figures)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

it('delays the figures for at most two seconds', async () => {
  showPack(new Promise(() => undefined));
  await screen.findByText('Comparing with today’s returns');
  expect(
    await screen.findByRole('region', { name: /^1 Resourcing$/ }, { timeout: 3000 }),
  ).toBeVisible();
});

it('says that nothing was revised', async () => {
  showPack([]);
  expect(await screen.findByText('No figure revised since')).toBeVisible();
  expect(screen.queryByText('Revised since')).toBeNull();
});

it('is scrolled to by a link, even if it is drawn late', async () => {
  showPack([aRevision('TVP')], '#revised');
  const heading = await screen.findByRole('heading', {
    name: /^One figure has been revised since/,
  });
  await expect.poll(() => document.activeElement).toBe(heading);
});
