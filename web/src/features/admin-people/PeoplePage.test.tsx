import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

const police = { id: 'TVP', code: 'TVP', name: 'Thames Valley Police', kind: 'POLICE', family: 'POLICE' };
const aGrant = {
  id: 'g-1',
  sentence: 'Analyst at Thames Valley Police, up to OFFICIAL.',
  role: 'ANALYST',
  marking: 'OFFICIAL',
  agencies: [police],
  areas: [],
  grantedAt: '2026-11-24T09:14:00Z',
  grantedBy: null,
  isFromClaim: false,
  isForPartnership: false,
  canEnd: true,
};
const aPerson = {
  id: 'p-2',
  name: 'Analyst',
  isActive: true,
  isDemonstration: true,
  agency: police,
  grants: [aGrant],
  sessions: [],
  tokens: [],
  canControl: true,
};
const viewer = { agencies: [police], actions: ['MANAGE_PEOPLE', 'VIEW_AS'] };

it('shows what everybody holds, and ends one grant', async () => {
  let grants = [aGrant];
  const ended: unknown[] = [];
  const endGrant = ({ input }: { readonly input: unknown }) => {
    ended.push(input);
    grants = [];
    return { person: { ...aPerson, grants }, problems: [] };
  };
  renderApp('/admin/people', { viewer, others: { claimRules: [], people: () => [{ ...aPerson, grants }], endGrant } });

  await userEvent.click(await screen.findByRole('button', { name: /^End: Analyst at Thames Valley Police/ }));
  expect(await screen.findByText('Nothing is granted.')).toBeVisible();
  expect(ended).toEqual([{ grant: 'g-1' }]);
});

it('says why a change was not made', async () => {
  const setPersonActive = () => ({ person: null, problems: [{ field: null, message: 'You administer none of their agencies.' }] });
  renderApp('/admin/people', { viewer, others: { claimRules: [], people: () => [aPerson], setPersonActive } });
  await userEvent.click(await screen.findByRole('button', { name: 'Remove Analyst, Thames Valley Police' }));
  expect(await screen.findByText('You administer none of their agencies.')).toBeVisible();
});

it('grants to somebody new, once it is told who they are', async () => {
  const granted: unknown[] = [];
  const grantAccess = ({ input }: { readonly input: unknown }) => {
    granted.push(input);
    return { person: aPerson, problems: [] };
  };
  renderApp('/admin/people', { viewer, others: { claimRules: [], people: () => [aPerson], grantAccess } });

  await userEvent.click(await screen.findByRole('button', { name: 'Add somebody' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Grant' }));
  expect(await dialog.findByText('Give the post.')).toBeVisible();
  await userEvent.type(dialog.getByRole('textbox', { name: 'Post or name' }), 'Data officer');
  await userEvent.type(dialog.getByRole('textbox', { name: 'Address' }), 'data@council.example');
  // The force is everywhere, and is not offered beside it.
  expect(within(dialog.getByRole('group', { name: /^In areas/ })).getAllByRole('checkbox')).toHaveLength(1);
  await userEvent.click(dialog.getByRole('checkbox', { name: 'Reading' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Grant' }));
  await expect
    .poll(() => granted)
    .toEqual([
      {
        role: 'CONTRIBUTOR',
        marking: 'OFFICIAL',
        isForPartnership: false,
        agencies: ['TVP'],
        areas: ['E06000038'],
        newPerson: { name: 'Data officer', email: 'data@council.example', agency: 'TVP' },
      },
    ]);
});

it('offers no more than can be done where somebody has access beyond that of who looks', async () => {
  const other = {
    ...aGrant,
    id: 'g-2',
    sentence: 'Administrator for the whole partnership, up to OFFICIAL.',
    isForPartnership: true,
    agencies: [],
    canEnd: false,
  };
  const shared = {
    ...aPerson,
    canControl: false,
    grants: [aGrant, other],
    sessions: [{ id: 's', createdAt: '2026-11-24T09:14:00Z', lastSeenAt: '2026-11-24T09:14:00Z', isThisOne: false }],
  };
  renderApp('/admin/people', { viewer, others: { claimRules: [], people: () => [shared] } });
  expect(await screen.findByText(/^Also has access beyond yours, so you can end only what you see an End button for\./)).toBeVisible();
  expect(screen.getByRole('button', { name: /^End: Analyst/ })).toBeVisible();
  for (const name of [/^End: Administrator/, /^Remove /, /^End sessions/]) expect(screen.queryByRole('button', { name })).toBeNull();
});

it('gives access for the whole partnership, which names no agency', async () => {
  const granted: unknown[] = [];
  const grantAccess = ({ input }: { readonly input: unknown }) => {
    granted.push(input);
    return { person: aPerson, problems: [] };
  };
  renderApp('/admin/people', { viewer, others: { claimRules: [], people: () => [aPerson], grantAccess } });
  await userEvent.click(await screen.findByRole('button', { name: /^Grant .*Analyst, Thames Valley Police/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('checkbox', { name: 'For the whole partnership' }));
  expect(dialog.queryByRole('group', { name: /^At agencies/ })).toBeNull();
  await userEvent.click(dialog.getByRole('button', { name: 'Grant' }));
  await expect.poll(() => granted).toMatchObject([{ person: 'p-2', isForPartnership: true, agencies: [], areas: [] }]);
});

it('does not offer the whole partnership to who cannot give it', async () => {
  renderApp('/admin/people', { viewer: { ...viewer, canGrantPartnership: false }, others: { claimRules: [], people: () => [aPerson] } });
  await userEvent.click(await screen.findByRole('button', { name: /^Grant .*Analyst, Thames Valley Police/ }));
  expect(within(await screen.findByRole('dialog')).queryByRole('checkbox', { name: 'For the whole partnership' })).toBeNull();
});

it('offers no view as somebody where no session could remember it', async () => {
  renderApp('/admin/people', { viewer, others: { claimRules: [], people: () => [aPerson] } });
  expect(await screen.findByRole('heading', { level: 2, name: 'Analyst' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^View as/ })).toBeNull();
});

it('finds people by each word of a name, an agency or what they hold', async () => {
  const other = { ...aPerson, id: 'p-3', name: 'Auditor', grants: [{ ...aGrant, id: 'g-2', sentence: 'Auditor at the Commissioner.' }] };
  renderApp('/admin/people?find=thames+ANALYST', { viewer, others: { claimRules: [], people: () => [aPerson, other] } });
  expect(await screen.findByText('1 of 2 people')).toBeVisible();
  expect(screen.queryByRole('heading', { level: 2, name: 'Auditor' })).toBeNull();
  await userEvent.clear(screen.getByRole('textbox', { name: 'Find' }));
  expect(await screen.findByRole('heading', { level: 2, name: 'Auditor' })).toBeVisible();
});

it('asks for signing in again before any form opens, where that was a while ago', async () => {
  renderApp('/admin/people', { viewer: { ...viewer, hasToSignInAgain: true }, others: { claimRules: [], people: () => [aPerson] } });
  expect(await screen.findByRole('link', { name: 'Sign in again to make changes' })).toHaveAttribute(
    'href',
    '/sign-in?again=yes&to=%2Fadmin%2Fpeople',
  );
  for (const name of ['Add somebody', /^End/, /^Grant/]) expect(screen.queryByRole('button', { name })).toBeNull();
});
