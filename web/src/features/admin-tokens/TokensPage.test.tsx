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
const aToken = {
  id: 't-1',
  name: 'Nightly copy',
  scopes: ['IMPORT', 'FIGURES'],
  createdAt: '2026-11-01T09:14:00Z',
  expiresAt: '2026-12-01T09:14:00Z',
  lastUsedAt: null,
};
const aPerson = (tokens: readonly unknown[]) => ({
  id: 'p-2',
  name: 'Analyst',
  agency: police,
  tokens,
});

it('shows each token’s owner, rights, expiry and last use, and ends one', async () => {
  let tokens = [
    { ...aToken, id: 't-2', name: 'Dashboard', lastUsedAt: '2026-11-24T09:14:00Z' },
    aToken,
  ];
  const ended: unknown[] = [];
  const revokeToken = ({ input }: { readonly input: { readonly id: string } }) => {
    ended.push(input);
    tokens = tokens.filter(({ id }) => id !== input.id);
    return { revoked: input.id, problems: [] };
  };
  renderApp('/admin/tokens', {
    others: { people: () => [aPerson(tokens), { ...aPerson([]), id: 'p-3' }], revokeToken },
  });

  expect(
    await screen.findByRole('heading', { level: 1, name: '2 programs are connected' }),
  ).toBeVisible();
  const [, , second] = within(screen.getByRole('table')).getAllByRole('row');
  expect(second).toHaveTextContent('AnalystThames Valley Police');
  expect(second).toHaveTextContent(
    'Figures, and which returns are in; Sending returns for their agencies',
  );
  expect(second).toHaveTextContent('Never1 December 2026, 09:14');
  await userEvent.click(
    screen.getByRole('button', {
      name: 'End the token “Nightly copy” of Analyst, Thames Valley Police',
    }),
  );
  expect(
    await screen.findByRole('heading', { level: 1, name: '1 program is connected' }),
  ).toBeVisible();
  expect(ended).toEqual([{ id: 't-1' }]);
});

it('finds tokens by words in a program, a post or an agency', async () => {
  const tokens = [aToken, { ...aToken, id: 't-2', name: 'Dashboard' }];
  renderApp('/admin/tokens?find=analyst+DASH', { others: { people: () => [aPerson(tokens)] } });
  expect(await screen.findByText('Dashboard')).toBeVisible();
  expect(screen.queryByText('Nightly copy')).toBeNull();
  await userEvent.clear(screen.getByRole('searchbox', { name: /^Find a program/ }));
  expect(await screen.findByText('Nightly copy')).toBeVisible();
});

it('says why a token was not ended', async () => {
  const revokeToken = () => ({
    revoked: null,
    problems: [{ field: 'id', message: 'There is no such token.' }],
  });
  renderApp('/admin/tokens', { others: { people: () => [aPerson([aToken])], revokeToken } });
  await userEvent.click(await screen.findByRole('button', { name: /^End the token/ }));
  expect(await screen.findByRole('alert')).toHaveTextContent('There is no such token.');
});

it('does not end tokens while viewing as somebody else', async () => {
  renderApp('/admin/tokens', {
    viewer: { viewingAs: 'Administrator, Thames Valley Police' },
    others: { people: () => [aPerson([aToken])] },
  });
  expect(await screen.findByRole('table')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^End the token/ })).toBeNull();
});

it('says that there are no tokens', async () => {
  renderApp('/admin/tokens', { others: { people: () => [aPerson([])] } });
  expect(
    await screen.findByRole('heading', { level: 1, name: 'No program is connected' }),
  ).toBeVisible();
});

it('passes on a refusal', async () => {
  const people = () => {
    throw refusal('No.', 'FORBIDDEN', {
      needs: 'The role of administrator.',
      grantedBy: 'An administrator.',
    });
  };
  renderApp('/admin/tokens', { others: { people } });
  expect(await screen.findByText('You asked for programs and who they work for.')).toBeVisible();
});
