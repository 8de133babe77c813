import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

const police = {
  id: 'TVP',
  code: 'TVP',
  name: 'Thames Valley Police',
  kind: 'POLICE',
  family: 'POLICE',
};
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
const changeOf = async (who = 'Analyst, Thames Valley Police') => {
  await userEvent.click(await screen.findByRole('button', { name: `Change access of ${who}` }));
  return within(await screen.findByRole('dialog', { name: `Access of ${who}` }));
};
const addForm = async () => within(await screen.findByRole('region', { name: 'Add somebody' }));
/** Ticks an item in a list with a search. */
async function pick(list: string, entry: string) {
  await userEvent.click(screen.getByRole('button', { name: new RegExp(`${list}$`) }));
  await userEvent.type(
    await screen.findByRole('searchbox', { name: `Search ${list.toLowerCase()}` }),
    entry.slice(0, 4),
  );
  await userEvent.click(await screen.findByRole('option', { name: entry }));
  // The first Escape clears the search, and the second closes the list.
  await userEvent.keyboard('{Escape}{Escape}');
}
const viewer = { agencies: [police], actions: ['MANAGE_PEOPLE', 'VIEW_AS'] };

it('shows everybody’s access, and ends one grant', async () => {
  let grants = [aGrant];
  const ended: unknown[] = [];
  const endGrant = ({ input }: { readonly input: unknown }) => {
    ended.push(input);
    grants = [];
    return { person: { ...aPerson, grants }, problems: [] };
  };
  renderApp('/admin/people', {
    viewer,
    others: { claimRules: [], people: () => [{ ...aPerson, grants }], endGrant },
  });

  const dialog = await changeOf();
  await userEvent.click(
    dialog.getByRole('button', { name: /^End: Analyst at Thames Valley Police/ }),
  );
  expect(await dialog.findByText('No access.')).toBeVisible();
  expect(dialog.getByRole('heading', { name: 'Their access' })).toHaveFocus();
  expect(ended).toEqual([{ grant: 'g-1' }]);
});

it('says why a change was not made', async () => {
  const setPersonActive = () => ({
    person: null,
    problems: [{ field: null, message: 'You administer none of their agencies.' }],
  });
  renderApp('/admin/people', {
    viewer,
    others: { claimRules: [], people: () => [aPerson], setPersonActive },
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Remove Analyst, Thames Valley Police' }),
  );
  expect(await screen.findByText('You administer none of their agencies.')).toBeVisible();
});

it('adds a new person once their details are entered', async () => {
  const granted: unknown[] = [];
  const grantAccess = ({ input }: { readonly input: unknown }) => {
    granted.push(input);
    return { person: aPerson, problems: [] };
  };
  renderApp('/admin/people', {
    viewer,
    others: { claimRules: [], people: () => [aPerson], grantAccess },
  });

  const form = await addForm();
  await userEvent.click(form.getByRole('button', { name: 'Add' }));
  expect(await form.findByText('Give the post.')).toBeVisible();
  await userEvent.type(form.getByRole('textbox', { name: 'Post' }), 'Data officer');
  await userEvent.type(
    form.getByRole('textbox', { name: 'Address they sign in with' }),
    'data@council.example',
  );
  expect(
    form.getByText(/open the records of their agencies\. They may send returns\.$/),
  ).toBeVisible();
  await pick('Area', 'Reading');
  await userEvent.click(form.getByRole('button', { name: 'Add' }));
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

it('offers only what is possible for a person with more access than the viewer', async () => {
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
    sessions: [
      {
        id: 's',
        createdAt: '2026-11-24T09:14:00Z',
        lastSeenAt: '2026-11-24T09:14:00Z',
        isCurrent: false,
      },
    ],
  };
  renderApp('/admin/people', { viewer, others: { claimRules: [], people: () => [shared] } });
  await screen.findByRole('table');
  expect(screen.queryByRole('button', { name: /^Remove / })).toBeNull();
  const dialog = await changeOf();
  expect(
    dialog.getByText(
      /^They also have access beyond yours, so you can end only what has an End button\./,
    ),
  ).toBeVisible();
  expect(dialog.getByRole('button', { name: /^End: Analyst/ })).toBeVisible();
  for (const name of [/^End: Administrator/, /^Sign out/])
    expect(dialog.queryByRole('button', { name })).toBeNull();
});

it('gives access for the whole partnership, which names no agency', async () => {
  const granted: unknown[] = [];
  const grantAccess = ({ input }: { readonly input: unknown }) => {
    granted.push(input);
    return { person: aPerson, problems: [] };
  };
  renderApp('/admin/people', {
    viewer,
    others: { claimRules: [], people: () => [aPerson], grantAccess },
  });
  const dialog = await changeOf();
  await userEvent.click(dialog.getByRole('checkbox', { name: 'For the whole partnership' }));
  expect(dialog.queryByRole('button', { name: /Agency$/ })).toBeNull();
  await userEvent.click(dialog.getByRole('button', { name: 'Give access' }));
  await expect
    .poll(() => granted)
    .toMatchObject([{ person: 'p-2', isForPartnership: true, agencies: [], areas: [] }]);
});

it('does not offer the whole partnership to people who cannot give it', async () => {
  renderApp('/admin/people', {
    viewer: { ...viewer, canGrantPartnership: false },
    others: { claimRules: [], people: () => [aPerson] },
  });
  const dialog = await changeOf();
  expect(dialog.getByRole('button', { name: /Agency$/ })).toBeVisible();
  expect(dialog.queryByRole('checkbox', { name: 'For the whole partnership' })).toBeNull();
});

it('does not offer “View as” without a session to store it', async () => {
  renderApp('/admin/people', { viewer, others: { claimRules: [], people: () => [aPerson] } });
  expect(await screen.findByRole('table')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^View as/ })).toBeNull();
});

it('finds people by words in their name, agency or access', async () => {
  const other = {
    ...aPerson,
    id: 'p-3',
    name: 'Auditor',
    grants: [{ ...aGrant, id: 'g-2', sentence: 'Auditor at the Commissioner.' }],
  };
  renderApp('/admin/people?find=thames+ANALYST', {
    viewer,
    others: { claimRules: [], people: () => [aPerson, other] },
  });
  expect(await screen.findByText('1 of 2 people')).toBeVisible();
  expect(screen.getAllByRole('row')).toHaveLength(2);
  await userEvent.clear(screen.getByRole('searchbox', { name: /^Find a post/ }));
  expect(await screen.findByRole('button', { name: /^Change access of Auditor/ })).toBeVisible();
});

it('asks for a fresh sign-in before it opens a form, if the last one is too old', async () => {
  renderApp('/admin/people', {
    viewer: { ...viewer, hasToSignInAgain: true },
    others: { claimRules: [], people: () => [aPerson] },
  });
  expect(
    await screen.findByRole('link', { name: 'Sign in again to make changes' }),
  ).toHaveAttribute('href', '/sign-in?again=yes&to=%2Fadmin%2Fpeople');
  for (const name of ['Add', /^Change/, /^Remove/])
    expect(screen.queryByRole('button', { name })).toBeNull();
});

it('offers “View as” only for people the viewer may view as', async () => {
  const session = {
    id: 's',
    createdAt: '2026-11-24T09:14:00Z',
    lastSeenAt: '2026-11-24T09:14:00Z',
    isCurrent: true,
  };
  const people = [
    { ...aPerson, id: 'p-1', name: 'Administrator' },
    aPerson,
    { ...aPerson, id: 'p-3', name: 'Beyond', canControl: false },
    { ...aPerson, id: 'p-4', name: 'Ended', isActive: false },
  ];
  renderApp('/admin/people', {
    viewer: { ...viewer, id: 'p-1', sessions: [session] },
    others: { claimRules: [], people: () => people },
  });
  await screen.findByRole('table');
  const offered = screen.getAllByRole('button', { name: /^View as/ });
  expect(offered.map((button) => button.getAttribute('aria-label'))).toEqual([
    'View as Analyst, Thames Valley Police',
  ]);
  // People cannot remove themselves by mistake.
  expect(screen.queryByRole('button', { name: /^Remove Administrator/ })).toBeNull();
});

it('starts with the first fifty of many, and shows more on request', async () => {
  const people = Array.from({ length: 120 }, (_, index) => ({
    ...aPerson,
    id: `p-${index}`,
    name: `Post ${index}`,
  }));
  renderApp('/admin/people', { viewer, others: { claimRules: [], people: () => people } });
  expect(await screen.findByText('70 not shown')).toBeVisible();
  expect(screen.getAllByRole('row')).toHaveLength(51);
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(screen.getAllByRole('row')).toHaveLength(101);
});
