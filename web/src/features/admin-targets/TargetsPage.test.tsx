import { fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aTarget } from '#testing/fake-targets.js';
import { renderApp } from '#testing/render-app.js';

const measure = (
  key: string,
  name: string,
  about: { readonly direction: string; readonly dimensions?: readonly string[] },
) => ({
  ...{ __typename: 'Measure', id: key, key, name, unit: 'COUNT' },
  ...{ dimensions: ['AREA', 'AGENCY'], ...about },
});
const measures = [
  measure('reports', 'Reports received', { direction: 'NEUTRAL' }),
  measure('disruptions', 'Confirmed disruptions', { direction: 'HIGHER' }),
  measure('returnsOnTime', 'Returns received on time', { direction: 'HIGHER', dimensions: [] }),
];
const placed = {
  ...{ __typename: 'PlacedTarget', id: 'target', measure: 'disruptions' },
  ...{ quarter: '2026-27-Q1', objective: null, target: { __typename: 'Target', ...aTarget() } },
};
const aLine = (about: Readonly<Record<string, unknown>>) => ({
  ...{ line: 2, state: 'CHANGED', name: 'Confirmed disruptions, Q1 2026/27', before: '660' },
  ...{ after: '700', problem: null, measure: 'disruptions', quarter: '2026-27-Q1', area: null },
  ...{ agency: null, objective: null, value: 700, lower: null, upper: null, tolerance: null },
  ...{ version: 1, ...about },
});

interface Given {
  readonly actions?: readonly string[];
  readonly lines?: readonly unknown[];
  readonly problems?: readonly unknown[];
}

function open({
  actions = ['SET_TARGETS', 'SET_PARTNERSHIP_TARGETS'],
  lines = [aLine({})],
  problems = [],
}: Given = {}) {
  const asked: string[] = [];
  const sent: unknown[] = [];
  renderApp('/admin/targets?year=2026-27', {
    viewer: { actions: [...actions] },
    measures,
    others: {
      targets: () => [placed],
      targetDifference: ({ text }: { readonly text: string }) => {
        asked.push(text);
        return { problem: null, lines };
      },
      setTargets: ({ input }: { readonly input: unknown }) => {
        sent.push(input);
        return { changedCount: problems.length === 0 ? 1 : 0, problems };
      },
    },
  });
  return { asked, sent };
}

const field = (name: string) => screen.findByRole('textbox', { name });

describe('targets', () => {
  it('have a field for each measure that can have a target, and are shown before they are saved', async () => {
    const { asked, sent } = open();
    const cell = await field('Confirmed disruptions, Q1 2026/27');
    expect(cell).toHaveValue('660');
    expect(screen.queryByRole('textbox', { name: /Reports received/ })).toBeNull();
    expect(
      screen.getByRole('heading', {
        level: 1,
        name: '1 of 2 measures have a target for 2026/27',
      }),
    ).toBeVisible();
    await userEvent.clear(cell);
    await userEvent.type(cell, '700');
    expect(screen.getByText('1 cell has been changed but not saved.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'See what would change' }));
    const heading = await screen.findByRole('heading', { name: 'Would be saved: 1 changed' });
    expect(heading).toHaveFocus();
    expect(asked).toEqual([
      'Measure\tQuarter\tPlace\tObjective\tAgency\tTarget\ndisruptions\t2026-27-Q1\t\t\t\t700',
    ]);
    expect(screen.getByRole('row', { name: /Confirmed disruptions/ })).toHaveTextContent('660');
    expect(sent).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Save this target' }));
    expect(await screen.findAllByText('1 target has been saved.')).not.toHaveLength(0);
    expect(sent).toMatchObject([{ targets: [{ measure: 'disruptions', value: 700, version: 1 }] }]);
    expect(screen.queryByText(/changed and not saved/)).toBeNull();
  });

  it('can be reached by the keyboard, and filled by pasting a block', async () => {
    open();
    const cell = await field('Confirmed disruptions, Q1 2026/27');
    cell.focus();
    await userEvent.keyboard('{Enter}');
    expect(await field('Returns received on time, Q1 2026/27')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(cell).toHaveFocus();
    fireEvent.paste(cell, { clipboardData: { getData: () => '1\t2\n3\t4\n' } });
    expect(await field('Returns received on time, Q2 2026/27')).toHaveValue('4');
    expect(screen.getByText('4 cells have been changed but not saved.')).toBeVisible();
    expect(screen.queryByText(/not fit into the table/)).toBeNull();
  });

  it('say how much of a pasted block was outside the table, and keep the targets at its gaps', async () => {
    open();
    const cell = await field('Confirmed disruptions, Q1 2026/27');
    fireEvent.paste(cell, { clipboardData: { getData: () => '\t2\n3\t\n4\t5\n\t6' } });
    expect(cell).toHaveValue('660');
    expect(screen.getByText('2 cells have been changed but not saved.')).toBeVisible();
    const [announced, shown] = screen.getAllByText(
      '3 pasted cells do not fit into the table and are left out.',
    );
    expect(announced).toHaveAttribute('role', 'status');
    expect(shown).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Undo changes' }));
    expect(screen.queryByText(/not fit into the table/)).toBeNull();
    await userEvent.clear(cell);
    expect(screen.getByText('1 cell has been changed but not saved.')).toBeVisible();
  });

  it('make the browser ask before unsaved changes are lost, but not once they are saved', async () => {
    open();
    const cell = await field('Confirmed disruptions, Q1 2026/27');
    const isAsked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(isAsked()).toBe(false);
    await userEvent.type(cell, '1');
    expect(isAsked()).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Undo changes' }));
    expect(isAsked()).toBe(false);
    const box = await field('Rows with their headings');
    await userEvent.type(box, 'Measure');
    expect(isAsked()).toBe(true);
    await userEvent.clear(box);
    expect(isAsked()).toBe(false);
  });

  it('cannot be saved while a line cannot be read, which is explained at each such line', async () => {
    const problem = '“many” is not a known target.';
    const { sent } = open({ lines: [aLine({}), aLine({ line: 3, state: 'PROBLEM', problem })] });
    await userEvent.type(await field('Rows with their headings'), 'Measure');
    await userEvent.click(screen.getByRole('button', { name: /See what these rows/ }));
    expect(
      await screen.findByRole('heading', {
        name: 'Would be saved: 1 changed; 1 line cannot be saved',
      }),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: /“many”/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Save/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Back to editing' }));
    expect(await field('Rows with their headings')).toHaveValue('Measure');
    expect(sent).toEqual([]);
  });

  it('keep what was typed if somebody else saved first, and compare it with the current targets', async () => {
    const message = 'This target has been changed: it is now 600.';
    const { asked } = open({ problems: [{ field: '0', message }] });
    const cell = await field('Confirmed disruptions, Q1 2026/27');
    await userEvent.clear(cell);
    await userEvent.type(cell, '700');
    await userEvent.click(screen.getByRole('button', { name: 'See what would change' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Save this target' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(message);
    expect(screen.queryByRole('button', { name: 'Save this target' })).toBeNull();
    await userEvent.click(within(alert).getByRole('button', { name: /would change now/ }));
    expect(await screen.findByRole('button', { name: 'Save this target' })).toBeVisible();
    expect(asked).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Back to editing' }));
    expect(await field('Confirmed disruptions, Q1 2026/27')).toHaveValue('700');
  });

  it('are read-only for people who may not set them, and for an agency’s administrator if the targets cover all agencies', async () => {
    open({ actions: ['SEE_FIGURES', 'SET_TARGETS'] });
    expect(await screen.findByRole('cell', { name: '660' })).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText(/Administrators set targets/)).toBeVisible();
  });
});
