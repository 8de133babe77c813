import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { renderApp } from '#testing/render-app.js';

import { toReturnText } from './form-columns.js';

afterEach(() => vi.unstubAllGlobals());

const agency = { id: 'RBC', code: 'RBC', name: 'Reading', kind: 'COUNCIL', family: 'COUNCIL' };
const columns = [
  {
    ...{ name: 'reference', isRequired: true, input: 'text', choices: null },
    meaning: 'Your own name for the record.',
  },
  {
    ...{ name: 'area', isRequired: true, input: 'text', choices: ['Reading', 'Slough'] },
    meaning: 'The place.',
  },
  {
    ...{ name: 'status', isRequired: false, input: 'text', choices: ['Submitted'] },
    meaning: 'One value from the list.',
  },
  {
    ...{ name: 'arrests', isRequired: false, input: 'number', choices: null },
    meaning: 'A whole number.',
  },
];

/**
 * Opens the page for somebody who sends for one agency, and collects the files that the page sends.
 */
function open(canSend = true) {
  const sent: { readonly address: URL; readonly file: File }[] = [];
  vi.stubGlobal('fetch', (address: string, { body }: { readonly body?: FormData } = {}) => {
    if (body === undefined) return Promise.resolve(Response.json({ columns }));
    const file = body.get('file');
    if (file instanceof File) sent.push({ address: new URL(address, 'http://localhost'), file });
    return Promise.resolve(new Response('{"is":"STAGED","id":"s1","isToMap":false}\n'));
  });
  renderApp('/returns/add-disruption?agency=RBC', {
    others: {
      returns: () => [
        {
          ...{ id: 'r1', agency, dataset: 'DISRUPTIONS', canSend, state: 'RECEIVED' },
          period: { id: '2026-27-Q2', key: '2026-27-Q2' },
        },
      ],
      ...{ stagedReturns: () => [], stagedReturn: () => null },
    },
  });
  return sent;
}

describe('the form for one disruption', () => {
  it('has the lists and meanings of the template, and stages a partial return', async () => {
    const sent = open();
    const reference = await screen.findByRole('textbox', { name: 'Reference' });
    expect(reference).toHaveAccessibleDescription('Your own name for the record.');
    expect(screen.queryByLabelText('Status')).toBeNull();
    await userEvent.type(reference, 'D 1');
    await userEvent.click(screen.getByRole('button', { name: 'Check it' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Fill in area first.');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Area' }), 'Slough');
    await userEvent.click(screen.getByRole('button', { name: 'Check it' }));
    await waitFor(() => expect(window.location.pathname).toBe('/returns/send/s1'));
    const [{ address, file } = { address: null, file: new File([], '') }] = sent;
    expect(address?.pathname).toBe('/import/returns/disruptions');
    expect(Object.fromEntries(address?.searchParams ?? [])).toMatchObject({
      ...{ agency: 'RBC', stage: 'yes', partial: 'yes', quarter: '' },
    });
    expect(await file.text()).toBe('"reference","area"\n"D 1","Slough"\n');
  });

  it('marks each required field that is empty, including lists, and moves to the first', async () => {
    const sent = open();
    const reference = await screen.findByRole('textbox', { name: 'Reference' });
    const area = screen.getByRole('combobox', { name: 'Area' });
    await userEvent.click(screen.getByRole('button', { name: 'Check it' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Fill in reference and area first.');
    expect(reference).toHaveFocus();
    expect(area).toBeInvalid();
    expect(area).toHaveAccessibleDescription('The place. This is required.');
    await userEvent.type(reference, 'D 1');
    expect(reference).toBeValid();
    await userEvent.click(screen.getByRole('button', { name: 'Check it' }));
    expect(area).toHaveFocus();
    await userEvent.selectOptions(area, 'Slough');
    expect(area).toBeValid();
    expect(area).toHaveAccessibleDescription('The place.');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(sent).toEqual([]);
  });

  it('is not offered to somebody who may not send returns', async () => {
    open(false);
    expect(await screen.findByText(/You may not send returns/)).toBeVisible();
  });

  it('is not lost by following a link once anything has been typed, unless the person confirms', async () => {
    open();
    const asked = vi.fn(() => false);
    vi.stubGlobal('confirm', asked);
    const away = await screen.findByRole('link', { name: 'This quarter' });
    const reference = await screen.findByRole('textbox', { name: 'Reference' });
    await userEvent.type(reference, 'D 1');
    await userEvent.click(away);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(window.location.pathname).toBe('/returns/add-disruption');
    expect(reference).toHaveValue('D 1');
    asked.mockReturnValue(true);
    await userEvent.click(away);
    await waitFor(() => expect(window.location.pathname).toBe('/returns'));
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('can be left without a question while nothing has been typed', async () => {
    open();
    const asked = vi.fn(() => false);
    vi.stubGlobal('confirm', asked);
    await screen.findByRole('textbox', { name: 'Reference' });
    await userEvent.click(screen.getByRole('link', { name: 'This quarter' }));
    await waitFor(() => expect(window.location.pathname).toBe('/returns'));
    expect(asked).not.toHaveBeenCalled();
  });
});

it('quotes what was typed, on one line', () => {
  const typed = new Map([
    ['reference', 'A "b", c'],
    ['tactic', ''],
    ['rationale', 'One\ntwo'],
  ]);
  expect(toReturnText(typed)).toBe('"reference","rationale"\n"A ""b"", c","One two"\n');
});
