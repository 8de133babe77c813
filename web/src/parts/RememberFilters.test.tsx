import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import { aPage } from '#testing/fake-page.js';
import { renderApp } from '#testing/render-app.js';

const remember = () => screen.findByRole('button', { name: 'Save these filters' });
const answers = {};
const searchOf = (search: string) => waitFor(() => expect(window.location.search).toBe(search));

/** Saves Reading as a filter, and leaves the page. */
async function keepReading(viewer: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const { unmount } = renderApp('/?quarter=2022-23-Q1&area=E06000038&years=calendar', {
    ...answers,
    viewer,
  });
  await userEvent.click(await remember());
  expect(screen.getByText('Pages open with these filters')).toBeVisible();
  unmount();
}

beforeEach(() => localStorage.clear());

describe('filters of one’s own', () => {
  it('apply when a page is opened without filters, except the quarter', async () => {
    await keepReading();
    renderApp('/', answers);
    await searchOf('?years=calendar&area=E06000038');
    expect(await screen.findByRole('button', { name: /^Reading Area/ })).toBeVisible();
  });

  it('do not change an address that has filters', async () => {
    await keepReading();
    renderApp('/?quarter=2022-23-Q1', answers);
    expect(await screen.findByRole('button', { name: 'Forget these filters' })).toBeVisible();
    expect(window.location.search).toBe('?quarter=2022-23-Q1');
  });

  it('apply to a page that is opened by a link, but not when going back', async () => {
    renderApp('/disruptions', { ...answers, others: { page: aPage() } });
    await screen.findByRole('button', { name: /^Thames Valley Area/ });
    localStorage.setItem('stronghold-mine:local-administrator', '?area=E06000038');
    await userEvent.click(screen.getByRole('link', { name: 'Overview' }));
    await searchOf('?area=E06000038');
    expect(window.location.pathname).toBe('/');
    await screen.findByRole('button', { name: 'Forget these filters' });

    window.history.back();
    await waitFor(() => expect(window.location.pathname).toBe('/disruptions'));
    // The filters of the previous page may still be there for a moment.
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^Thames Valley Area/ })).toBeVisible(),
    );
    await screen.findByRole('button', { name: /All objectives Objective/ });
    expect(window.location.search).toBe('');
  });

  it('keep a pathway for the page that uses it', async () => {
    const referrals = { others: { page: aPage() } };
    const { unmount } = renderApp('/safeguarding?step=year&pathway=NRM', referrals);
    await userEvent.click(await remember());
    unmount();
    renderApp('/safeguarding', referrals);
    await searchOf('?step=year&pathway=NRM');
    expect(await screen.findByText('Pages open with these filters')).toBeVisible();
  });

  it('do not return when the filters are cleared, and can be forgotten', async () => {
    await keepReading();
    renderApp('/', answers);
    await userEvent.click(await screen.findByRole('button', { name: 'Clear filters' }));
    await searchOf('');
    expect(screen.getByText('You have saved filters')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Forget these filters' }));
    expect(screen.getByText('Forgotten: pages open without filters again.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /mine/ })).toBeNull();
    expect(localStorage).toHaveLength(0);
  });

  it('belong to one person, not to others on the same browser', async () => {
    await keepReading();
    renderApp('/', { ...answers, viewer: { id: 'another' } });
    expect(await screen.findByRole('button', { name: /^Thames Valley Area/ })).toBeVisible();
    expect(window.location.search).toBe('');
  });

  it('apply as far as a page uses them', async () => {
    localStorage.setItem(
      'stronghold-mine:local-administrator',
      '?step=month&area=E06000038&agency=GONE&objective=PURSUE',
    );
    renderApp('/', answers);
    await searchOf('?area=E06000038');
    expect(screen.queryByText('Part of this address was not understood')).toBeNull();
  });
});
