import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';

import { renderApp } from '#testing/render-app.js';

afterEach(() => vi.unstubAllGlobals());

const agency = { id: 'RBC', code: 'RBC', name: 'Reading', kind: 'COUNCIL', family: 'COUNCIL' };

/** The page for somebody who sends for one agency; `answers` are those to the files, in order. */
function open(...answers: readonly unknown[]) {
  const addresses: URL[] = [];
  const left = [...answers];
  vi.stubGlobal('fetch', (address: string) => {
    addresses.push(new URL(address, 'http://localhost'));
    return Promise.resolve(new Response(`${JSON.stringify(left.shift())}\n`));
  });
  renderApp('/returns/send?dataset=REPORTS', {
    others: {
      returns: () => [{ id: 'r1', agency, dataset: 'REPORTS', canSend: true }],
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
    await screen.findByRole('heading', { level: 1, name: 'This return is here no more' }),
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
