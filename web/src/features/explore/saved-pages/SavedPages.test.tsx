import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

const police = { id: 'TVP', name: 'Thames Valley Police' };
const analyst = { isYou: false, name: 'Analyst', agency: police };
const aVersion = (number: number, text: string) => ({
  ...{
    id: `q-${number}`,
    number,
    name: 'Disruptions by area',
    description: '',
    text,
    savedBy: analyst,
  },
  ...{ savedAt: '2026-11-01T09:14:00Z', variables: [], view: { kind: 'AUTO', settings: null } },
});
const versions = [
  aVersion(2, '{ figures { totals { disruptions { text } } } }'),
  aVersion(1, '{ figures { totals { referrals { text } } } }'),
];
const aQuestion = (part: Readonly<Record<string, unknown>> = {}) => ({
  ...{
    id: 'q',
    name: 'Disruptions by area',
    description: 'For the board',
    text: versions[0]?.text,
    sharing: 'AGENCY',
    latestVersion: 2,
  },
  ...{
    savedAt: '2026-11-01T09:14:00Z',
    isOwn: true,
    isRunnable: true,
    hasOwnerLeft: false,
    canChange: true,
    canShare: true,
  },
  ...{
    canDelete: true,
    canTakeOver: false,
    agency: police,
    owner: analyst,
    view: { kind: 'AUTO', settings: null },
    problems: [],
  },
  measures: [{ id: 'disruptions' }],
  variables: [{ name: 'quarter', label: 'Quarter', default: null, quartersBack: 0 }],
  versions: { totalCount: 2, edges: versions.map((node) => ({ node })) },
  ...part,
});

const aSchedule = (part: Readonly<Record<string, unknown>>) => ({
  ...{
    id: 's',
    title: 'To the board',
    cadence: 'WEEKLY',
    weekday: 1,
    hour: 8,
    state: 'ACTIVE',
    stateReason: '',
  },
  nextRunAt: '2026-11-30T08:00:00Z',
  ...part,
});
const anAlert = (part: Readonly<Record<string, unknown>>) => ({
  ...{ id: 'a', title: 'Too many', state: 'RAISED', since: '2026-11-01T09:14:00Z' },
  ...part,
});
const ofQ = (nodes: readonly object[]) => ({
  edges: nodes.map((node) => ({ node: { ...node, subject: { savedQuery: { id: 'q' } } } })),
});

it('lists questions that the viewer may see, finds them by words and continues to earlier ones', async () => {
  const asked: unknown[] = [];
  const savedQueries = (question: unknown) => {
    asked.push(question);
    return {
      totalCount: 30,
      pageInfo: { endCursor: 'x', hasNextPage: true },
      edges: [{ node: aQuestion({ isRunnable: false }) }],
    };
  };
  renderApp('/explore/saved?whose=AGENCY', { others: { savedQueries } });
  expect(await screen.findByRole('link', { name: 'Disruptions by area' })).toHaveAttribute(
    'href',
    '/explore/saved/q',
  );
  expect(screen.getByText(/^1 of 30\./)).toBeVisible();
  expect(screen.getByText(/^Needs fixing/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Pin: Disruptions by area' })).toBeVisible();
  await userEvent.type(screen.getByRole('textbox', { name: /^Find/ }), 'ocg');
  await userEvent.click(screen.getByRole('button', { name: 'Earlier' }));
  expect(asked[0]).toMatchObject({ whose: 'AGENCY', first: 25 });
  expect(asked.at(-1)).toMatchObject({ whose: 'AGENCY', words: 'ocg', after: 'x' });
});

it('filters the list by alert and sorts it as in the address, and says why it is empty', async () => {
  const asked: unknown[] = [];
  const savedQueries = (question: unknown) => {
    asked.push(question);
    return { totalCount: 0, pageInfo: { endCursor: null, hasNextPage: false }, edges: [] };
  };
  renderApp('/explore/saved?alert=RAISED&order=NAME', { others: { savedQueries } });
  expect(
    await screen.findByText(/^None of your alerts on saved questions is raised\./),
  ).toBeVisible();
  expect(asked[0]).toMatchObject({ alert: 'RAISED', order: 'NAME' });
  expect(screen.queryByRole('navigation', { name: 'Pages of the list' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(await screen.findByText(/^Nothing is saved yet\./)).toBeVisible();
  expect(asked.at(-1)).toMatchObject({ alert: null, order: 'SAVED_LAST' });
});

it('says that the viewer has saved nothing', async () => {
  const savedQueries = {
    totalCount: 0,
    pageInfo: { endCursor: null, hasNextPage: false },
    edges: [],
  };
  renderApp('/explore/saved?whose=OWN', { others: { savedQueries } });
  expect(await screen.findByText(/^You have saved nothing yet\./)).toBeVisible();
});

it('shows each question’s schedules and alerts', async () => {
  const asked: unknown[] = [];
  const own = aQuestion({ id: 'r', name: 'Cash by quarter', owner: { ...analyst, isYou: true } });
  const listed = [aQuestion(), own];
  const savedQueries = {
    totalCount: 2,
    pageInfo: { endCursor: null, hasNextPage: false },
    edges: listed.map((node) => ({ node })),
  };
  const schedules = (question: unknown) => {
    asked.push(question);
    return ofQ([
      aSchedule({}),
      aSchedule({
        id: 't',
        cadence: 'AFTER_PUBLISHING',
        weekday: null,
        hour: null,
        state: 'STOPPED',
        nextRunAt: null,
      }),
    ]);
  };
  const alerts = ofQ(
    ['RAISED', 'OK', 'CLEARED'].map((state, index) => anAlert({ id: String(index), state })),
  );
  renderApp('/explore/saved', { others: { savedQueries, schedules, alerts } });
  const row = await screen.findByRole('row', { name: /^Disruptions by area/ });
  expect(await within(row).findByText('Each Monday at 08:00')).toBeVisible();
  expect(within(row).getByText('Their agency')).toBeVisible();
  expect(within(row).getByText('Stopped')).toBeVisible();
  expect(within(row).getByText('Raised')).toBeVisible();
  expect(within(row).getByText('and 1 more')).toBeVisible();
  const second = within(screen.getByRole('row', { name: /^Cash by quarter/ }));
  expect(second.getByText('My agency')).toBeVisible();
  expect(second.getAllByText('none')).toHaveLength(2);
  expect(asked).toMatchObject([{ savedQueries: ['q', 'r'] }]);
});

it('describes what a version changed, and names the version that the viewer saw when restoring one', async () => {
  const restored: unknown[] = [];
  const restoreQueryVersion = ({ input }: { readonly input: unknown }) => {
    restored.push(input);
    return { savedQuery: { id: 'q', latestVersion: 3 }, problems: [] };
  };
  renderApp('/explore/saved/q', { others: { savedQuery: () => aQuestion(), restoreQueryVersion } });
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Disruptions by area' }),
  ).toBeVisible();
  expect(screen.getByText('the latest closed quarter')).toBeVisible();
  const row = screen.getByRole('row', { name: /^2, now/ });
  expect(row).toHaveTextContent('Analyst, Thames Valley Police');
  expect(within(row).queryByRole('button')).toBeNull();
  expect(
    screen.getByRole('group', { name: 'What version 2 has that 1 does not' }),
  ).toHaveTextContent(/disruptions/);
  await userEvent.click(screen.getByRole('button', { name: 'Bring back version 1' }));
  expect(await screen.findByText('Version 1 is current again, as version 3.')).toBeInTheDocument();
  expect(restored).toEqual([{ id: 'q', number: 1, version: 2 }]);
});

it('says when the viewer last ran a question, and offers its code for other programs', async () => {
  const viewer = 'ANYBODY';
  const run = { text: versions[0]?.text, variables: {}, name: 'Disruptions by area' };
  const kept = [{ ...run, at: new Date().toISOString(), outcome: '15 rows, 8 ms' }];
  localStorage.setItem(`stronghold-explore:${viewer}:asked`, JSON.stringify(kept));
  renderApp('/explore/saved/q', {
    viewer: { id: viewer },
    others: { savedQuery: () => aQuestion() },
  });
  expect(await screen.findByText('15 rows, 8 ms')).toBeVisible();
  expect(await screen.findByRole('group', { name: 'As Python' })).toHaveTextContent(
    '/export/saved/q.csv',
  );
  await userEvent.click(screen.getByRole('radio', { name: 'R' }));
  expect(screen.getByRole('group', { name: 'As R' })).toHaveTextContent('library(httr2)');
  expect(screen.getByRole('button', { name: 'Copy as R' })).toBeVisible();
  localStorage.clear();
});

it('shows the schedules and alerts of one question', async () => {
  const others = {
    savedQuery: () => aQuestion(),
    schedules: ofQ([aSchedule({})]),
    alerts: ofQ([anAlert({})]),
  };
  renderApp('/explore/saved/q', { others });
  expect(await screen.findByRole('link', { name: 'To the board' })).toHaveAttribute(
    'href',
    '/schedules',
  );
  expect(screen.getByText('Next 30 November 2026, 08:00')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Too many' })).toHaveAttribute('href', '/alerts');
  expect(screen.getByText('Raised')).toBeVisible();
});

it('shares a question without changing it, and says that somebody else saved first', async () => {
  const saved: unknown[] = [];
  const saveQuery = ({ input }: { readonly input: unknown }) => {
    saved.push(input);
    return {
      savedQuery: null,
      problems: [{ field: 'version', message: 'Analyst saved version 3.' }],
    };
  };
  renderApp('/explore/saved/q', { others: { savedQuery: () => aQuestion(), saveQuery } });
  await userEvent.click(await screen.findByRole('radio', { name: 'Everyone' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Analyst saved version 3.');
  expect(saved).toMatchObject([
    {
      id: 'q',
      version: 2,
      sharing: 'EVERYONE',
      variables: [{ name: 'quarter', label: 'Quarter', quartersBack: 0 }],
    },
  ]);
});

it('saves the viewer’s own copy of somebody else’s question, and links to it', async () => {
  const saved: unknown[] = [];
  const saveQuery = ({ input }: { readonly input: unknown }) => {
    saved.push(input);
    return { savedQuery: { id: 'r', latestVersion: 1 }, problems: [] };
  };
  const asked: unknown[] = [];
  const savedQuery = ({ id }: { readonly id: string }) => {
    asked.push(id);
    return aQuestion({ canChange: false, canShare: false, name: 'x'.repeat(200) });
  };
  renderApp('/explore/saved/q', { others: { savedQuery, saveQuery } });
  await userEvent.click(await screen.findByRole('button', { name: 'Make a copy' }));
  await waitFor(() => expect(asked).toContain('r'));
  expect(saved).toMatchObject([
    {
      name: `${'x'.repeat(194)}, copy`,
      sharing: 'PRIVATE',
      variables: [{ name: 'quarter', label: 'Quarter', quartersBack: 0 }],
    },
  ]);
  expect(saved[0]).not.toHaveProperty('id');
});

it('says that a question’s owner has left, and lets only a colleague take the question over', async () => {
  const savedQuery = () =>
    aQuestion({
      hasOwnerLeft: true,
      canTakeOver: true,
      canShare: false,
      canChange: false,
      canDelete: false,
    });
  const takeOverQuery = () => ({ savedQuery: { id: 'q' }, problems: [] });
  renderApp('/explore/saved/q', { others: { savedQuery, takeOverQuery } });
  await userEvent.click(await screen.findByRole('button', { name: 'Take it over' }));
  expect(await screen.findByText('It is yours now.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Bring back/ })).toBeNull();
  expect(screen.queryByRole('radio', { name: 'Everyone' })).toBeNull();
});

it('says that there is no such question', async () => {
  renderApp('/explore/saved/q', { others: { savedQuery: () => null } });
  expect(
    await screen.findByRole('heading', { name: 'There is no such saved question' }),
  ).toBeVisible();
});
