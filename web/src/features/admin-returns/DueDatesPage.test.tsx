import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

const setting = (about: Readonly<Record<string, unknown>> = {}) => ({
  ...{ __typename: 'PeriodSetting', id: '2026-27-Q2-REPORTS', dataset: 'REPORTS' },
  ...{ dueOn: '2026-10-31', usualDueOn: '2026-10-31', closedOn: null, closedFrom: '2026-11-01' },
  ...{ closableOn: '2026-11-25', status: 'PROVISIONAL', returnsDue: 29, returnsReceived: 28 },
  ...{ version: 3, ...about },
});

interface Given {
  readonly actions?: readonly string[];
  readonly shown?: ReturnType<typeof setting>;
  readonly effectProblems?: readonly unknown[];
  readonly problems?: readonly unknown[];
}

function open({
  actions = ['SET_PERIODS'],
  shown = setting(),
  effectProblems = [],
  problems = [],
}: Given = {}) {
  const asked: unknown[] = [];
  const sent: unknown[] = [];
  renderApp('/admin/due-dates?quarter=2026-27-Q2', {
    viewer: { actions: [...actions] },
    periods: [aPeriod('2026-27-Q2'), aPeriod('2026-27-Q3')],
    others: {
      periodSettings: () => [shown],
      periodEffect: ({ input }: { readonly input: unknown }) => {
        asked.push(input);
        return { sentences: ['Reports open again.'], problems: effectProblems };
      },
      setPeriods: ({ input }: { readonly input: unknown }) => {
        sent.push(input);
        return { settings: [setting({ version: 4 })], problems };
      },
    },
  });
  return { asked, sent };
}

const openForm = async () => {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Change reports for Q2 2026/27' }),
  );
  return screen.findByRole('dialog');
};

describe('due dates', () => {
  it('show the effects before they can be saved, and again after any change', async () => {
    const { asked, sent } = open();
    const dialog = within(await openForm());
    await userEvent.click(dialog.getByRole('radio', { name: 'Today' }));
    expect(dialog.queryByRole('button', { name: 'Save' })).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: 'See what it changes' }));
    expect(await dialog.findByText('Reports open again.')).toBeVisible();
    const settings = [
      { dataset: 'REPORTS', dueOn: '2026-10-31', closedOn: '2026-11-25', version: 3 },
    ];
    expect(asked).toEqual([{ quarter: '2026-27-Q2', settings }]);
    await userEvent.click(dialog.getByRole('radio', { name: 'At the end of the due day' }));
    expect(dialog.queryByText('Reports open again.')).toBeNull();
    expect(dialog.queryByRole('button', { name: 'Save' })).toBeNull();
    await userEvent.click(dialog.getByRole('radio', { name: 'Today' }));
    await userEvent.click(dialog.getByRole('button', { name: 'See what it changes' }));
    await userEvent.click(await dialog.findByRole('button', { name: 'Save' }));
    expect(
      await screen.findAllByText('Reports: due on 31 October 2026, closed today.'),
    ).not.toHaveLength(0);
    expect(sent).toEqual([{ quarter: '2026-27-Q2', settings }]);
  });

  it('keep what was chosen if somebody else changed them first, and show the effects on the current ones', async () => {
    const message = 'Somebody else has changed reports for Q2 2026/27.';
    const { asked } = open({ problems: [{ field: 'version', message }] });
    const dialog = within(await openForm());
    await userEvent.click(dialog.getByRole('radio', { name: 'Today' }));
    await userEvent.click(dialog.getByRole('button', { name: 'See what it changes' }));
    await userEvent.click(await dialog.findByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(message);
    expect(dialog.getByRole('radio', { name: 'Today' })).toBeChecked();
    await userEvent.click(dialog.getByRole('button', { name: 'See what it changes' }));
    expect(asked.at(-1)).toMatchObject({ settings: [{ version: 4, closedOn: '2026-11-25' }] });
  });

  it('do not offer a Save button while there is a problem', async () => {
    open({ effectProblems: [{ field: 'dueOn', message: 'Give a later day.' }] });
    const dialog = within(await openForm());
    await userEvent.click(dialog.getByRole('button', { name: 'See what it changes' }));
    expect(await dialog.findByText('Give a later day.')).toBeVisible();
    expect(dialog.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  it.each([
    { given: { actions: ['SEE_RETURNS'] }, because: 'the viewer may not change them' },
    {
      given: { shown: setting({ status: 'FINAL', closableOn: null }) },
      because: 'the quarter is final',
    },
  ])('are read-only if $because', async ({ given }) => {
    open(given);
    expect(await screen.findByRole('row', { name: /Reports/ })).toHaveTextContent('28 of 29');
    expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull();
  });
});
