import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { PackDownloads } from './PackDownloads.js';

const pack = {
  id: 'p1',
  state: 'SIGNED_OFF',
  edition: 'PARTNERS',
  number: 2,
  quarter: { __typename: 'Period', id: 'q', key: '2026-27-Q1', label: 'Q1 2026/27' },
  area: { __typename: 'Area', id: 'a', code: 'E23000029', name: 'Thames Valley' },
} as const;

const show = (given: Parameters<typeof PackDownloads>[0]['pack'] = pack) =>
  render(
    <MemoryRouter>
      <PackDownloads pack={given} />
    </MemoryRouter>,
  );

/** The server's answers, in order. */
function answer(...answers: readonly Response[]) {
  const asked = vi.fn<typeof fetch>();
  for (const each of answers) asked.mockResolvedValueOnce(each);
  vi.stubGlobal('fetch', asked);
  return asked;
}

const file = () =>
  new Response('PK', {
    headers: { 'content-disposition': 'attachment; filename="OFFICIAL-pack.xlsx"' },
  });
const json = (body: unknown, init: ResponseInit) => new Response(JSON.stringify(body), init);

const saved: string[] = [];
beforeEach(() => {
  saved.length = 0;
  URL.createObjectURL = () => 'blob:made';
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('downloads the edition that the reader sees, under the name that the server gives it', async () => {
  const asked = answer(file());
  show();
  await userEvent.click(
    screen.getByRole('button', { name: 'Workbook of Thames Valley, Q1 2026/27' }),
  );
  expect(asked.mock.calls[0]?.[0]).toBe('/packs/p1/partners.xlsx');
  expect(await screen.findByText('Workbook downloaded.')).toBe(screen.getByRole('status'));
  expect(saved).toEqual(['OFFICIAL-pack.xlsx']);
});

it('shows the place in the queue, and asks again after the time that the server gives', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const waiting = json(
    { place: 3, sentence: 'Two others are made first.' },
    { status: 202, headers: { 'retry-after': '9' } },
  );
  const asked = answer(waiting, file());
  show();
  act(() => screen.getByRole('button', { name: /^PDF of/ }).click());
  expect(await screen.findByText('Two others are made first.')).toBe(screen.getByRole('status'));
  await act(() => vi.advanceTimersByTimeAsync(7_000));
  expect(asked).toHaveBeenCalledTimes(1);
  await act(() => vi.advanceTimersByTimeAsync(3_000));
  expect(screen.getByRole('status')).toHaveTextContent('PDF downloaded.');
});

it('stops asking once the reader leaves the page', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const asked = answer(json({ sentence: 'Soon.' }, { status: 202 }), file());
  const { unmount } = show();
  act(() => screen.getByRole('button', { name: /^Slides of/ }).click());
  await screen.findByText('Soon.');
  unmount();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveBeenCalledTimes(1);
});

it('says why there is no file, and how to print the pack instead', async () => {
  answer(json({ error: 'No browser is installed here.' }, { status: 503 }));
  show();
  await userEvent.click(screen.getByRole('button', { name: /^PDF of/ }));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'No browser is installed here. Open the pages to print',
  );
  expect(screen.getByRole('link')).toHaveAttribute(
    'href',
    '/boards/2026-27-Q1/E23000029/print?version=2',
  );
});

it('says that the server cannot be reached', async () => {
  vi.stubGlobal('fetch', vi.fn<typeof fetch>().mockRejectedValue(new TypeError('offline')));
  show();
  await userEvent.click(screen.getByRole('button', { name: /^Slides of/ }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Stronghold cannot be reached.');
});

it('does not offer anything for a pack that is not signed off', () => {
  const { container } = show({ ...pack, state: 'IN_REVIEW' });
  expect(container).toBeEmptyDOMElement();
});
