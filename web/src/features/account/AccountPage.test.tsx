import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aViewer } from '#testing/fake-api.js';
import { renderApp } from '#testing/render-app.js';

const aSession = (id: string, isThisOne = false) => ({
  id,
  createdAt: `2026-11-2${id}T09:00:00Z`,
  lastSeenAt: '2026-11-24T09:14:00Z',
  isThisOne,
});

describe('the account', () => {
  it('says in words what was granted, and leads to the pages that are open', async () => {
    const grants = ['Administrator at Thames Valley Police, up to OFFICIAL.', 'Opens no records.'];
    renderApp('/account', { viewer: { grants, actions: ['READ_LOG', 'USE_ACCOUNT'] } });

    for (const sentence of grants) expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.getByRole('link', { name: 'The log' })).toHaveAttribute('href', '/admin/log');
    expect(screen.queryByRole('link', { name: 'People' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
  });

  it('signs out by a form, without a script', async () => {
    renderApp('/account', { viewer: { sessions: [aSession('1', true)] } });
    const form = (await screen.findByRole('button', { name: 'Sign out' })).closest('form');
    expect(form).toHaveAttribute('action', '/sign-out');
    expect(form).toHaveAttribute('method', 'post');
  });

  it('ends the other sessions, each by its id, and never the one that asks', async () => {
    let sessions = [aSession('1', true), aSession('2'), aSession('3')];
    const ended: string[] = [];
    const endSessions = ({ input }: { readonly input: { readonly session: string } }) => {
      ended.push(input.session);
      sessions = sessions.filter(({ id }) => id !== input.session);
      return { ended: 1, problems: [] };
    };
    renderApp('/account', { others: { endSessions, viewer: () => ({ ...aViewer, sessions }) } });

    const table = await screen.findByRole('table', { name: /^Browsers in which you are signed in/ });
    expect(within(table).getAllByRole('button')).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'End all others' }));
    expect(await screen.findByText('Ended. Whoever uses it is asked to sign in again.')).toBeInTheDocument();
    expect(ended).toEqual(['2', '3']);
    expect(within(table).queryAllByRole('button')).toEqual([]);
  });
});
