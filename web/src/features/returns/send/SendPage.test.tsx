import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';

import { renderApp } from '#testing/render-app.js';

afterEach(() => vi.unstubAllGlobals());

const agency = { id: 'RBC', code: 'RBC', name: 'Reading', kind: 'COUNCIL', family: 'COUNCIL' };

/**
 * Opens the page for somebody who sends for one agency; `answers` are the replies to the files
 * sent, in order.
 */
function open(...answers: readonly unknown[]) {
  return openAt('/returns/send?dataset=REPORTS', answers);
}

const aReturn = { id: 'r1', agency, dataset: 'REPORTS', canSend: true };
const due = {
  ...{ ...aReturn, id: 'r2', dataset: 'REFERRALS', state: 'MISSING' },
  period: { id: '2026-27-Q2', key: '2026-27-Q2' },
};

/** Opens the same page at an address. */
function openAt(address: string, answers: readonly unknown[] = []) {
  const addresses: URL[] = [];
  const left = [...answers];
  vi.stubGlobal('fetch', (asked: string) => {
    addresses.push(new URL(asked, 'http://localhost'));
    return Promise.resolve(new Response(`${JSON.stringify(left.shift())}\n`));
  });
  renderApp(address, {
    others: {
      returns: () => [{ ...due, ...aReturn, state: 'RECEIVED' }, due],
      periods: () => [
        {
          ...{ id: '2026-27-Q2', key: '2026-27-Q2' },
          longLabel: 'Q2 2026/27 (July to September 2026)',
        },
        {
          ...{ id: '2026-27-Q3', key: '2026-27-Q3' },
          longLabel: 'Q3 2026/27 (October to December 2026)',
        },
      ],
      ...{ stagedReturns: () => [], stagedReturn: () => null },
    },
  });
  return addresses;
}

const aFile = new File(['a workbook'], 'reports.xlsx');

it('asks which sheet of a workbook is the return, and sends that one', async () => {
  const addresses = open(
    {
      is: 'DONE',
      outcome: { status: 'UNUSABLE', message: '2 of its sheets', sheets: ['May', 'June & July'] },
    },
    { is: 'STAGED', id: 's1', isToMap: false },
  );
  await userEvent.upload(await screen.findByLabelText('File to send'), aFile);
  expect(await screen.findByRole('heading', { name: 'Which sheet is the return?' })).toHaveFocus();
  expect(screen.queryByRole('alert')).toBeNull();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Sheet' }), 'June & July');
  await userEvent.click(screen.getByRole('button', { name: 'Send this sheet' }));
  expect(
    await screen.findByRole('heading', { level: 1, name: 'This return is no longer here' }),
  ).toBeVisible();
  expect(window.location.pathname).toBe('/returns/send/s1');
  expect(addresses.map(({ searchParams }) => searchParams.get('sheet'))).toEqual([
    '',
    'June & July',
  ]);
});

it('says in a sentence why a file cannot be used', async () => {
  open({ is: 'DONE', outcome: { status: 'UNUSABLE', message: 'It is a PDF.' } });
  await userEvent.upload(await screen.findByLabelText('File to send'), aFile);
  expect(await screen.findByRole('alert')).toHaveTextContent('It is a PDF.');
});

it('opens on the return that is due, and keeps the choices in its address', async () => {
  openAt('/returns/send');
  const dataset = await screen.findByRole('combobox', { name: 'Dataset' });
  const quarter = screen.getByRole('combobox', { name: 'Quarter' });
  expect(dataset).toHaveValue('REFERRALS');
  expect(quarter).toHaveValue('2026-27-Q2');
  expect(quarter).toHaveDisplayValue('Q2 2026/27 (July to September 2026)');
  await userEvent.selectOptions(dataset, 'REPORTS');
  // None of these is due.
  expect(quarter).toHaveValue('');
  expect(window.location.search).toBe('?dataset=REPORTS');
  await userEvent.selectOptions(quarter, '2026-27-Q3');
  expect(window.location.search).toBe('?dataset=REPORTS&quarter=2026-27-Q3');
});
