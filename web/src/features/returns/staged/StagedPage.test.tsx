import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aStaged, openStaged, someWords } from '#features/returns/staged/testing/open-staged.js';

describe('a staged return’s page', () => {
  it('asks what the columns are, labels guesses, and sends the choices', async () => {
    const sent = openStaged(aStaged({ state: 'MAPPING' }));
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: /^Confirm what your columns are: 1 is guessed, 1 matches nothing and is left out;/,
      }),
    ).toBeVisible();
    expect(screen.getByText('a guess')).toBeVisible();
    expect(screen.getByRole('row', { name: /^Manager .* matches nothing$/ })).toBeVisible();
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Manager is read as' }),
      'objective',
    );
    await userEvent.click(screen.getByRole('button', { name: /Confirm the columns/ }));
    expect(sent).toEqual([
      {
        ...{ id: 's1', version: 3 },
        columns: [
          { position: 0, column: 'area' },
          { position: 1, column: 'objective' },
        ],
      },
    ]);
  });

  it('says which row has the headings, and accepts another row', async () => {
    const firstRows = [
      { row: 1, cells: ['Resourcing, Q2'] },
      { row: 3, cells: ['LA', 'Manager'] },
    ];
    const sent = openStaged(aStaged({ state: 'MAPPING', firstRows }));
    const choice = await screen.findByRole('combobox', { name: 'Headings are in' });
    expect(choice).toHaveDisplayValue('Row 1: Resourcing, Q2');
    await userEvent.selectOptions(choice, 'Row 3: LA, Manager');
    await userEvent.click(screen.getByRole('button', { name: 'Read the columns from row 3' }));
    expect(sent).toEqual([{ id: 's1', version: 3, columns: [], headingRow: 3 }]);
  });

  it.each([
    {
      staged: { state: 'MAPPING', failCount: 0, passCount: 0 },
      steps: ['File read', 'Columns to confirm', 'Screening not yet', 'Publish not yet'],
      next: 'Columns',
    },
    {
      staged: { failCount: 3, failureCount: 3, wordColumns: [someWords], notYet: '3.' },
      steps: ['File 14 rows read', 'Columns 1 of 2 used', 'Screening 2 words to confirm'],
      next: 'Screening',
    },
    {
      staged: { failCount: 1, failureCount: 1, notYet: '1.' },
      steps: ['Screening 1 row fails', 'Difference not yet', 'Publish not yet'],
      next: 'Screening',
    },
    {
      staged: { warnCount: 2, warningCount: 2, notYet: '2.' },
      steps: ['Screening warnings waiting'],
      next: 'Screening',
    },
    {
      staged: { difference: { added: 4, corrected: 1, withdrawn: 2, records: [] } },
      steps: ['Screening nothing fails', 'Difference 4 new, 1 changed, 2 gone', 'Publish ready'],
      next: 'Publish',
    },
    {
      staged: { unusable: 'It has no rows.' },
      steps: ['File cannot be used', 'Columns not yet', 'Screening not yet', 'Publish not yet'],
      next: 'File',
    },
  ])('says how far along each step is, and that $next is next', async ({ staged, steps, next }) => {
    openStaged(aStaged(staged));
    const list = await screen.findByRole('list', { name: /^Steps from the file/ });
    const shown = within(list).getAllByRole('listitem');
    const words = shown.map(({ textContent }) => textContent.replace(/^\d/, ''));
    for (const step of steps) expect(words).toContain(step.replace(' ', ''));
    expect(
      shown
        .filter((each) => each.getAttribute('aria-current') === 'step')
        .map(({ textContent }) => textContent),
    ).toEqual([expect.stringContaining(next)]);
  });

  it('offers another dataset that the headings fit better', async () => {
    openStaged(aStaged({ state: 'MAPPING', likelyDataset: 'REFERRALS' }));
    expect(
      await screen.findByRole('link', { name: 'Send it as referrals instead' }),
    ).toHaveAttribute('href', '/returns/send?dataset=REFERRALS');
  });

  it('says that corrections are lost if their column gets another meaning', async () => {
    const by = { by: 'Data manager', at: '2026-11-24T09:00:00Z' };
    const corrections = [{ row: 6, column: 'area', sent: 'Berks', value: 'Reading', ...by }];
    openStaged(aStaged({ state: 'MAPPING', corrections }));
    expect(await screen.findByText(/If you match another column, corrections/)).toBeVisible();
  });

  it('that is not open says only that it exists', async () => {
    openStaged(aStaged({ isOpen: false, canChange: false, columns: [] }));
    expect(
      await screen.findByRole('heading', { level: 1, name: /is not published yet/ }),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name: /as CSV/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /Publish/ })).toBeNull();
  });

  it('that is gone says so', async () => {
    openStaged(null);
    expect(await screen.findByRole('heading', { name: /no longer here/ })).toBeVisible();
  });
});
