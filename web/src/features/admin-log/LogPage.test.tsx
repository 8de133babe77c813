import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { refusal } from '#testing/fake-api.js';
import { renderApp } from '#testing/render-app.js';

const police = {
  id: 'TVP',
  code: 'TVP',
  name: 'Thames Valley Police',
  kind: 'POLICE',
  family: 'POLICE',
};
const anEntry = {
  id: '12',
  number: 12,
  at: '2026-11-24T09:14:00Z',
  action: 'REFUSAL',
  person: 'Contributor',
  personId: 'p-5',
  address: null,
  session: null,
  agency: police,
  dataset: null,
  what: 'You may not read the log here.',
  reason: null,
  rowCount: null,
  filter: null,
  hash: 'ab',
  touched: [],
};
const aPage = (nodes: readonly unknown[], more: string | null = null) => ({
  totalCount: nodes.length,
  pageInfo: {
    endCursor: more,
    hasNextPage: more !== null,
    hasPreviousPage: false,
    startCursor: null,
  },
  edges: nodes.map((node) => ({ cursor: 'c', node })),
});

it('asks for what is in the address, and shows who did what', async () => {
  const asked: unknown[] = [];
  const auditLog = ({ where, after }: { readonly where: unknown; readonly after?: string }) => {
    asked.push([where, after]);
    return aPage([anEntry]);
  };
  renderApp(
    '/admin/log?from=2026-11-01&to=2026-11-24&action=REFUSAL&agency=TVP&name=contri&after=c9',
    { others: { auditLog } },
  );

  expect(await screen.findByRole('heading', { level: 1, name: '1 log entry' })).toBeVisible();
  const [, row] = within(screen.getByRole('table')).getAllByRole('row');
  expect(row).toHaveTextContent('12');
  expect(row).toHaveTextContent('24 November 2026, 09:14');
  expect(row).toHaveTextContent('Contributor, Thames Valley Police');
  expect(screen.getByRole('link', { name: 'Download it (CSV)' })).toHaveAttribute(
    'href',
    '/export/log.csv?from=2026-11-01&to=2026-11-24&action=REFUSAL&agency=TVP&name=contri',
  );
  expect(asked[0]).toEqual([
    { from: '2026-11-01', to: '2026-11-24', actions: ['REFUSAL'], agency: 'TVP', name: 'contri' },
    'c9',
  ]);
});

it('shows the address and session of each entry, as far as the reader may see them', async () => {
  const session = `4f2c81a9${'0'.repeat(56)}`;
  const entries = [
    { ...anEntry, address: '203.0.113.7', session },
    { ...anEntry, id: '11', number: 11, address: '2001:db8::1' },
    { ...anEntry, id: '10', number: 10 },
  ];
  renderApp('/admin/log', { others: { auditLog: () => aPage(entries) } });
  await screen.findByRole('heading', { level: 1, name: '3 log entries' });
  const [head, ...rows] = within(screen.getByRole('table')).getAllByRole('row');
  const column = within(head ?? screen.getByRole('table'))
    .getAllByRole('columnheader')
    .findIndex(({ textContent }) => textContent === 'Who');
  expect(column).toBeGreaterThan(0);
  const who = 'Contributor, Thames Valley Police';
  expect(rows.map((row) => row.children[column]?.textContent)).toEqual([
    `${who}from 203.0.113.7session 4f2c81a9`,
    `${who}from 2001:db8::1`,
    who,
  ]);
});

it('searches for a name, newest first', async () => {
  renderApp('/admin/log?after=c9', { others: { auditLog: () => aPage([anEntry]) } });
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'sec');
  await userEvent.click(screen.getByRole('button', { name: 'Search' }));
  await expect.poll(() => window.location.search).toBe('?name=sec');
});

it('says what access is needed to read the log', async () => {
  const auditLog = () => {
    throw refusal('No.', 'FORBIDDEN', {
      needs: 'The role of auditor or administrator.',
      grantedBy: 'An administrator.',
    });
  };
  renderApp('/admin/log', { others: { auditLog } });
  expect(await screen.findByText('You asked for the log.')).toBeVisible();
  expect(screen.getByText('The role of auditor or administrator.')).toBeVisible();
});

it('ignores an unknown action in the address, on the page and in the file', async () => {
  const asked: unknown[] = [];
  const auditLog = ({ where }: { readonly where: unknown }) => {
    asked.push(where);
    return aPage([anEntry, { ...anEntry, id: '11', number: 11 }]);
  };
  renderApp('/admin/log?action=toString', { others: { auditLog } });
  expect(await screen.findByRole('link', { name: 'Download all 2 (CSV)' })).toHaveAttribute(
    'href',
    '/export/log.csv',
  );
  expect(asked[0]).toEqual({});
});
