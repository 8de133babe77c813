import { fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { refusal } from '#testing/fake-api.js';
import { aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

const you = { id: 'p1', isYou: true, name: 'Analyst', agency: null };
const colleague = {
  id: 'p2',
  isYou: false,
  name: 'Partnership lead',
  agency: { id: 'TVP', name: 'Thames Valley Police' },
};
const question = { id: 'q1', name: 'Disruptions by area' };
const quarter = { name: 'quarter', type: 'Quarter', isList: false };
const noRuns = { edges: [] };
const aSchedule = (part: Readonly<Record<string, unknown>> = {}) => ({
  ...{
    id: 's1',
    version: 3,
    title: 'Board figures',
    cadence: 'WEEKLY',
    weekday: 1,
    hour: 8,
    delivers: ['PAGE', 'MAIL'],
  },
  ...{
    state: 'ACTIVE',
    stateReason: '',
    isPausedByRestore: false,
    nextRunAt: '2026-11-30T08:00:00Z',
    canChange: true,
    canStop: true,
    owner: you,
  },
  ...{ canTakeOver: false, canLeave: false, hasOwnerLeft: false },
  ...{ recipients: [colleague], runs: noRuns },
  subject: {
    kind: 'SAVED_QUERY',
    isGone: false,
    variables: { quarter: '2026-27-Q2' },
    savedQuery: question,
    measure: null,
    area: null,
  },
  ...part,
});

interface Given {
  readonly schedules?: readonly unknown[];
  readonly actions?: readonly string[];
  readonly others?: Readonly<Record<string, unknown>>;
}

function renderSchedules({ schedules = [aSchedule()], actions = [], others = {} }: Given) {
  renderApp('/schedules', {
    viewer: { actions },
    others: {
      schedules: {
        totalCount: schedules.length,
        edges: schedules.map((node) => ({ node })),
        pageInfo: { endCursor: null, hasNextPage: false },
      },
      savedQuery: { ...question, variables: [], declaredVariables: [quarter], measures: [] },
      colleagues: [colleague],
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

it('pauses or resumes a schedule in the version that was loaded, and resumes those that a restore paused', async () => {
  const asked: unknown[] = [];
  const take = (answer: unknown) => (args: { readonly input: unknown }) => {
    asked.push(args.input);
    return answer;
  };
  const paused = aSchedule({
    id: 's2',
    title: 'Weekly email',
    state: 'PAUSED',
    stateReason: 'Its owner paused it.',
    nextRunAt: null,
  });
  const restored = aSchedule({
    id: 's3',
    title: 'Restored',
    state: 'PAUSED',
    stateReason: 'A backup was restored.',
    isPausedByRestore: true,
  });
  renderSchedules({
    schedules: [aSchedule(), paused, restored],
    actions: ['MANAGE_PEOPLE'],
    others: {
      pauseSchedule: take({ problems: [] }),
      resumeSchedule: take({
        problems: [{ field: 'version', message: 'This schedule was changed after you opened it.' }],
      }),
      resumeAllSchedules: take({ resumed: 1, problems: [] }),
    },
  });
  expect(await screen.findByRole('cell', { name: 'Paused. Its owner paused it.' })).toBeVisible();
  await press('Pause Board figures');
  expect(await screen.findByText('Board figures is paused.')).toBeInTheDocument();
  await press('Resume Weekly email');
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'This schedule was changed after you opened it.',
  );
  expect(screen.getByText('Restoring a backup paused schedules')).toBeVisible();
  await press('Resume schedules paused by the restore');
  expect(await screen.findByText('The schedules are running again.')).toBeInTheDocument();
  expect(asked).toEqual([{ id: 's1', version: 3 }, { id: 's2', version: 3 }, {}]);
});

it('lets a recipient only leave somebody else’s schedule, and lets only administrators resume those that a restore paused', async () => {
  const asked: unknown[] = [];
  const leaveSchedule = ({ input }: { readonly input: unknown }) => {
    asked.push(input);
    return { problems: [] };
  };
  const theirs = aSchedule({ state: 'PAUSED', canChange: false, canStop: false, canLeave: true });
  renderSchedules({ schedules: [theirs], others: { leaveSchedule } });
  await press('Stop receiving Board figures');
  expect(await screen.findByText('Board figures no longer comes to you.')).toBeInTheDocument();
  expect(asked).toEqual([{ id: 's1' }]);
  expect(
    screen.queryByRole('button', { name: /^(Edit|Pause|Resume|Delete|Take over)/ }),
  ).toBeNull();
});

it('shows what somebody else saved first, and saves over it with the typed values at the next press', async () => {
  const asked: { readonly version: number }[] = [];
  const saveSchedule = ({ input }: { readonly input: { readonly version: number } }) => {
    asked.push(input);
    const now = aSchedule({ version: 4, title: 'Figures for the board', hour: 17 });
    return input.version === 3
      ? { schedule: now, problems: [{ field: 'version', message: 'Changed.' }] }
      : { schedule: now, problems: [] };
  };
  renderSchedules({ others: { saveSchedule } });
  const dialog = await open('Edit Board figures');
  write(dialog.getByRole('textbox', { name: 'Title' }), 'Board figures, weekly');
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent(
    'Somebody changed it after you opened it. It is now: “Figures for the board”, Disruptions by area. Each Monday at 17:00.',
  );
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Board figures, weekly has been saved.')).toBeInTheDocument();
  expect(asked.map(({ version }) => version)).toEqual([3, 4]);
  expect(asked[1]).toMatchObject({
    ...{
      id: 's1',
      title: 'Board figures, weekly',
      cadence: 'WEEKLY',
      weekday: 1,
      hour: 8,
      delivers: ['PAGE', 'MAIL'],
      recipients: ['p2'],
    },
    subject: { kind: 'SAVED_QUERY', savedQuery: 'q1', variables: { quarter: '2026-27-Q2' } },
  });
});

it('creates a schedule from the Overview, shows problems at their fields, and keeps the typed values', async () => {
  const asked: unknown[] = [];
  const saveSchedule = ({ input }: { readonly input: { readonly title: string } }) => {
    asked.push(input);
    if (asked.length === 1) throw refusal('The server is busy.', 'BUSY');
    const problems = input.title === '' ? [{ field: 'title', message: 'Give it a title.' }] : [];
    return { schedule: problems.length === 0 ? aSchedule() : null, problems };
  };
  renderSchedules({ schedules: [], others: { saveSchedule } });
  const dialog = await open('New schedule');
  await userEvent.click(dialog.getByRole('radio', { name: 'The Overview' }));
  expect(dialog.queryByRole('checkbox', { name: 'A download' })).toBeNull();
  await userEvent.click(dialog.getByRole('radio', { name: 'Whenever returns are published' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByRole('alert')).toBeVisible();
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await dialog.findByText('Give it a title.')).toBeVisible();
  expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveFocus();
  write(dialog.getByRole('textbox', { name: 'Title' }), 'Digest');
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Digest has been saved.')).toBeInTheDocument();
  expect(asked.at(-1)).toMatchObject({
    ...{
      title: 'Digest',
      cadence: 'AFTER_PUBLISHING',
      weekday: null,
      hour: null,
      delivers: ['PAGE'],
      version: null,
    },
    subject: { kind: 'OVERVIEW', area: null },
  });
});

it('saves a schedule with the quarter that is chosen in its form', async () => {
  const asked: unknown[] = [];
  const saveSchedule = ({ input }: { readonly input: unknown }) => {
    asked.push(input);
    return { schedule: aSchedule(), problems: [] };
  };
  renderSchedules({
    others: { saveSchedule, periods: [aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')] },
  });
  const dialog = await open('Edit Board figures');
  await userEvent.click(await dialog.findByRole('button', { name: /quarter$/ }));
  await userEvent.click(await screen.findByRole('option', { name: 'As it was saved' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Board figures has been saved.')).toBeInTheDocument();
  expect(asked).toMatchObject([{ subject: { savedQuery: 'q1', variables: {} } }]);
});
