import { fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

const you = { id: 'p1', isYou: true, name: 'Analyst', agency: null };
const question = { id: 'q1', name: 'Cuckooing reports' };
const referrals = { id: 'referrals', key: 'referrals', name: 'Referrals' };
const change = {
  id: 'c1',
  at: '2026-11-20T09:00:00Z',
  state: 'RAISED',
  sentence: 'The total is above the threshold.',
};
const anAlert = (part: Readonly<Record<string, unknown>> = {}) => ({
  ...{
    id: 'a1',
    version: 2,
    title: 'Cuckooing',
    rule: 'THRESHOLD',
    threshold: 20,
    isAbove: true,
    state: 'RAISED',
    isPaused: false,
  },
  ...{
    since: '2026-11-20T09:00:00Z',
    canChange: true,
    canDelete: true,
    owner: you,
    recipients: [],
  },
  ...{ canTakeOver: false, canLeave: false, hasOwnerLeft: false },
  subject: {
    ...{
      isGone: false,
      link: '/explore/q1',
      dataset: null,
      variables: {},
      savedQuery: question,
      area: null,
      agency: null,
    },
    measure: referrals,
  },
  history: { edges: [{ node: change }] },
  ...part,
});

interface Given {
  readonly alerts?: readonly ReturnType<typeof anAlert>[];
  readonly others?: Readonly<Record<string, unknown>>;
}

function renderAlerts({ alerts = [anAlert()], others = {} }: Given) {
  renderApp('/alerts', {
    others: {
      alerts: ({ state = null }: { readonly state?: string | null }) => {
        const found = state === null ? alerts : alerts.filter((alert) => alert.state === state);
        return {
          totalCount: found.length,
          edges: found.map((node) => ({ node })),
          pageInfo: { endCursor: null, hasNextPage: false },
        };
      },
      savedQuery: { ...question, variables: [], declaredVariables: [], measures: [referrals] },
      colleagues: [],
      savedQueries: { edges: [{ node: question }] },
      ...others,
    },
  });
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const write = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
/** Opens a form by its button, and returns queries within it. */
async function open(name: string) {
  await press(name);
  await screen.findByRole('textbox', { name: 'Title' });
  return within(screen.getByRole('dialog'));
}

it('acknowledges a raised alert, and no other', async () => {
  const asked: unknown[] = [];
  const acknowledgeAlert = ({ input }: { readonly input: unknown }) => {
    asked.push(input);
    return { problems: [] };
  };
  renderAlerts({
    alerts: [anAlert(), anAlert({ id: 'a2', title: 'Firearms', state: 'OK' })],
    others: { acknowledgeAlert },
  });
  expect(await screen.findAllByText('Total of “Cuckooing reports” above 20')).toHaveLength(2);
  expect(screen.getByText(/^2 in all, 1 raised\./)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Acknowledge Firearms' })).toBeNull();
  await press('Acknowledge Cuckooing');
  expect(await screen.findByText('Cuckooing is acknowledged.')).toBeInTheDocument();
  expect(asked).toEqual([{ id: 'a1' }]);
});

it('changes a threshold, which has to be a number', async () => {
  const asked: unknown[] = [];
  const saveAlert = ({ input }: { readonly input: unknown }) => {
    asked.push(input);
    return { alert: anAlert(), problems: [] };
  };
  renderAlerts({ others: { saveAlert } });
  const dialog = await open('Edit Cuckooing');
  const number = dialog.getByRole('textbox', { name: 'Number' });
  write(number, 'many');
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('Enter a number in digits, such as 1,250 or 8.5.')).toBeVisible();
  expect(number).toHaveFocus();
  expect(asked).toEqual([]);
  write(number, '1,250');
  await userEvent.click(dialog.getByRole('radio', { name: 'Below' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Cuckooing has been saved.')).toBeInTheDocument();
  expect(asked).toMatchObject([
    { id: 'a1', version: 2, rule: 'THRESHOLD', savedQuery: 'q1', threshold: 1250, isAbove: false },
  ]);
});

it('creates an alert from a measure, and reports a missing measure at its field', async () => {
  const asked: { readonly measure?: unknown }[] = [];
  const saveAlert = ({ input }: { readonly input: { readonly measure?: unknown } }) => {
    asked.push(input);
    const isWhole = input.measure !== null;
    return {
      alert: isWhole ? anAlert() : null,
      problems: isWhole ? [] : [{ field: 'measure', message: 'Choose which measure to watch.' }],
    };
  };
  renderAlerts({ alerts: [], others: { saveAlert } });
  const dialog = await open('New alert');
  write(dialog.getByRole('textbox', { name: 'Title' }), 'Referrals');
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('Choose which measure to watch.');
  await userEvent.click(await dialog.findByRole('button', { name: /Measure$/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'NRM referrals' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Referrals has been saved.')).toBeInTheDocument();
  expect(asked.at(-1)).toMatchObject({
    rule: 'SIGNAL',
    measure: 'nrmReferrals',
    area: null,
    version: null,
  });
});

it('resumes a paused alert, takes over one whose owner left, and leaves other people’s alone', async () => {
  const asked: unknown[] = [];
  const take = (args: { readonly input: unknown }) => {
    asked.push(args.input);
    return { problems: [] };
  };
  const of = { state: 'OK', canChange: false };
  renderAlerts({
    alerts: [
      anAlert({ ...of, title: 'Paused', isPaused: true }),
      anAlert({
        ...of,
        id: 'a2',
        title: 'Left',
        canDelete: false,
        canTakeOver: true,
        hasOwnerLeft: true,
      }),
      anAlert({ ...of, id: 'a3', title: 'Theirs', canDelete: false, canLeave: true }),
    ],
    others: { resumeAlert: take, takeOverAlert: take, leaveAlert: take },
  });
  await press('Resume Paused');
  expect(await screen.findByText('Paused is watched again.')).toBeInTheDocument();
  expect(screen.getByText('Its owner no longer has access')).toBeVisible();
  await press('Take over Left');
  expect(await screen.findByText('Left is yours.')).toBeInTheDocument();
  await press('Stop receiving Theirs');
  expect(await screen.findByText('Theirs no longer comes to you.')).toBeInTheDocument();
  expect(asked).toEqual([{ id: 'a1', version: 2 }, { id: 'a2' }, { id: 'a3' }]);
});

it('offers the measures of the question, and no others', async () => {
  const measures = [referrals, { id: 'reports', key: 'reports', name: 'Reports' }];
  renderAlerts({
    others: { savedQuery: { ...question, variables: [], declaredVariables: [], measures } },
  });
  const dialog = await open('Edit Cuckooing');
  await userEvent.click(await dialog.findByRole('button', { name: /Its measure$/ }));
  expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual([
    'Referrals',
    'Reports',
  ]);
});

it('lists the alerts in one state, and still counts all alerts', async () => {
  renderAlerts({ alerts: [anAlert(), anAlert({ id: 'a2', title: 'Firearms', state: 'OK' })] });
  await press('All State');
  await userEvent.click(await screen.findByRole('option', { name: 'OK' }));
  await expect.poll(() => screen.getAllByRole('row')).toHaveLength(2);
  expect(screen.getByRole('row', { name: /^Firearms/ })).toBeVisible();
  expect(screen.getByText(/^2 in all, 1 raised\./)).toBeVisible();
  expect(window.location.search).toBe('?state=OK');
  await press('OK State');
  await userEvent.click(await screen.findByRole('option', { name: 'Cleared' }));
  expect(await screen.findByText('No alerts in this state.')).toBeVisible();
});
