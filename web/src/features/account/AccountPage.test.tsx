import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { adminPages } from '#parts/admin-pages.js';
import { aViewer } from '#testing/fake-api.js';
import { renderApp } from '#testing/render-app.js';

const aSession = (id: string, isCurrent = false) => ({
  id,
  createdAt: `2026-11-2${id}T09:00:00Z`,
  lastSeenAt: '2026-11-24T09:14:00Z',
  isCurrent,
});

describe('the account', () => {
  it('describes the viewer’s access in words, and links to the pages that are open', async () => {
    const grants = [
      'Administrator at Thames Valley Police, up to OFFICIAL.',
      'Cannot open records.',
    ];
    renderApp('/account', { viewer: { grants, actions: ['READ_LOG', 'USE_ACCOUNT'] } });

    for (const sentence of grants) expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Log' })).toHaveAttribute('href', '/admin/log');
    expect(screen.queryByRole('link', { name: 'People' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Events' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
  });

  it('lists every administration page that has a tab', async () => {
    renderApp('/account', { viewer: { actions: adminPages.map(({ needs }) => needs) } });
    await screen.findByRole('link', { name: 'Log' });
    for (const { name, address } of adminPages)
      expect(screen.getByRole('link', { name })).toHaveAttribute('href', address);
  });

  it('signs out with a form, without a script', async () => {
    renderApp('/account', { viewer: { sessions: [aSession('1', true)] } });
    const form = (await screen.findByRole('button', { name: 'Sign out' })).closest('form');
    expect(form).toHaveAttribute('action', '/sign-out');
    expect(form).toHaveAttribute('method', 'post');
  });

  it('ends the other sessions, each by its id, and never the current one', async () => {
    let sessions = [aSession('1', true), aSession('2'), aSession('3')];
    const ended: string[] = [];
    const endSessions = ({ input }: { readonly input: { readonly session: string } }) => {
      ended.push(input.session);
      sessions = sessions.filter(({ id }) => id !== input.session);
      return { ended: 1, problems: [] };
    };
    renderApp('/account', { others: { endSessions, viewer: () => ({ ...aViewer, sessions }) } });

    const table = await screen.findByRole('table', {
      name: /^Browsers in which you are signed in/,
    });
    expect(within(table).getAllByRole('button')).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'End all others' }));
    expect(
      await screen.findByText('Ended. Anybody using that browser has to sign in again.'),
    ).toBeInTheDocument();
    expect(ended).toEqual(['2', '3']);
    expect(within(table).queryAllByRole('button')).toEqual([]);
  });

  it('asks for a fresh sign-in before a token is made, if the last was a while ago', async () => {
    renderApp('/account', { viewer: { sessions: [aSession('1', true)], hasToSignInAgain: true } });
    expect(
      await screen.findByRole('link', { name: 'Sign in again to make a token' }),
    ).toHaveAttribute('href', '/sign-in?again=yes&to=%2Faccount');
    expect(screen.queryByRole('button', { name: 'Make a token' })).toBeNull();
  });

  it('makes a token with the person’s access, and shows it once', async () => {
    const made: unknown[] = [];
    let tokens: readonly unknown[] = [];
    const secret = 'stronghold_abc';
    const createToken = ({ input }: { readonly input: { readonly days: number } }) => {
      made.push(input);
      if (input.days > 366)
        return {
          token: null,
          secret: null,
          problems: [{ field: 'days', message: 'A token is valid for 1 to 366 days.' }],
        };
      tokens = [
        {
          id: 't',
          name: 'Nightly copy',
          scopes: ['FIGURES'],
          expiresAt: '2026-12-24T09:14:00Z',
          lastUsedAt: null,
        },
      ];
      return { token: null, secret, problems: [] };
    };
    const actions = ['SEE_FIGURES', 'USE_ACCOUNT'];
    const viewer = () => ({ ...aViewer, actions, sessions: [aSession('1', true)], tokens });
    renderApp('/account', { others: { createToken, viewer } });

    expect(await screen.findByText('You have no tokens.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Make a token' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getAllByRole('checkbox')).toHaveLength(1);
    await userEvent.type(dialog.getByRole('textbox', { name: 'What it is for' }), 'Nightly copy');
    await userEvent.click(
      dialog.getByRole('checkbox', { name: 'Figures, and which returns are in' }),
    );
    await userEvent.type(dialog.getByRole('textbox', { name: 'Days' }), '0');
    await userEvent.clear(dialog.getByRole('textbox', { name: 'Days' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Days' }), 'many');
    await userEvent.click(dialog.getByRole('button', { name: 'Make token' }));
    expect(await dialog.findByText('Enter a whole number of days, such as 30.')).toBeVisible();
    await userEvent.clear(dialog.getByRole('textbox', { name: 'Days' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Days' }), '367');
    await userEvent.click(dialog.getByRole('button', { name: 'Make token' }));
    expect(await dialog.findByText('A token is valid for 1 to 366 days.')).toBeVisible();
    await userEvent.clear(dialog.getByRole('textbox', { name: 'Days' }));
    await userEvent.type(dialog.getByRole('textbox', { name: 'Days' }), '30');
    await userEvent.click(dialog.getByRole('button', { name: 'Make token' }));

    expect(await dialog.findByText(secret)).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Copy the token' })).toHaveFocus();
    expect(made.at(-1)).toEqual({ name: 'Nightly copy', scopes: ['FIGURES'], days: 30 });
    await userEvent.click(dialog.getByRole('button', { name: 'Done, I have saved it' }));
    expect(
      await screen.findByRole('row', { name: /^Nightly copy.*24 December 2026, 09:14 Never/ }),
    ).toBeVisible();
    expect(screen.queryByText(secret)).toBeNull();
  });

  it('ends a token, but not while viewing as somebody else', async () => {
    let tokens = [
      {
        id: 't',
        name: 'Nightly copy',
        scopes: ['FIGURES'],
        expiresAt: '2026-12-24T09:14:00Z',
        lastUsedAt: null,
      },
    ];
    let viewingAs: string | null = null;
    const revokeToken = () => {
      tokens = [];
      return { revoked: 't', problems: [] };
    };
    const viewer = () => ({ ...aViewer, sessions: [aSession('1', true)], tokens, viewingAs });
    const { unmount } = renderApp('/account', { others: { revokeToken, viewer } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'End the token Nightly copy' }),
    );
    expect(await screen.findByText('You have no tokens.')).toBeVisible();
    unmount();
    tokens = [
      {
        id: 't',
        name: 'Nightly copy',
        scopes: ['FIGURES'],
        expiresAt: '2026-12-24T09:14:00Z',
        lastUsedAt: null,
      },
    ];
    viewingAs = 'Analyst, Thames Valley Police';
    renderApp('/account', { others: { viewer } });
    expect(await screen.findByRole('row', { name: /^Nightly copy/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /token/ })).toBeNull();
  });
});
