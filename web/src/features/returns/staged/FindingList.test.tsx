import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import {
  aStaged,
  finding,
  openStaged,
  warning,
} from '#features/returns/staged/testing/open-staged.js';
import { renderApp } from '#testing/render-app.js';

afterEach(() => vi.unstubAllGlobals());

describe('a staged return’s list of findings', () => {
  it('has a button to leave out a row that fails', async () => {
    const sent = openStaged(aStaged({ failCount: 1, failureCount: 1, findings: [finding] }));
    await userEvent.click(await screen.findByRole('button', { name: 'Leave row 6 out' }));
    expect(sent).toEqual([{ id: 's1', version: 3, rows: [6], isLeftOut: true }]);
  });

  it('names the record next to its row, if its name is known', async () => {
    const named = { ...finding, reference: 'OCC-1012' };
    const other = { ...finding, id: 'f2', row: 7 };
    openStaged(aStaged({ failCount: 2, failureCount: 2, findings: [named, other] }));
    expect(await screen.findByRole('cell', { name: 'Row 6, OCC-1012, LA' })).toBeVisible();
    expect(screen.getByRole('cell', { name: 'Row 7, LA' })).toBeVisible();
  });

  it('shows what fails by row and column of the file, and corrects one cell', async () => {
    const failing = aStaged({
      ...{ failCount: 1, failureCount: 1, findings: [finding] },
      notYet: '1 failure is left.',
    });
    const sent = openStaged(failing);
    const row = within(await screen.findByRole('row', { name: /Row 6, LA/ }));
    expect(row.getByText('Fail')).toBeVisible();
    const field = row.getByRole('textbox', { name: 'Row 6, LA' });
    await userEvent.clear(field);
    await userEvent.type(field, 'Reading');
    await userEvent.click(row.getByRole('button', { name: 'Correct it' }));
    expect(sent).toEqual([
      { id: 's1', version: 3, row: 6, column: 'area', value: 'Reading', isForAlike: false },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Publish all 12 rows' }));
    // The button is disabled: nothing more is sent.
    expect(sent).toHaveLength(1);
  });

  it('asks for another value first if the value is unchanged, and does not send anything', async () => {
    const sent = openStaged(aStaged({ failCount: 1, failureCount: 1, findings: [finding] }));
    const field = await screen.findByRole('textbox', { name: 'Row 6, LA' });
    await userEvent.click(screen.getByRole('button', { name: 'Correct it' }));
    expect(sent).toEqual([]);
    const says = 'Change the value first: as it is, it fails.';
    expect(field).toHaveAccessibleDescription(says);
    expect(field).toHaveFocus();
    await userEvent.type(field, 'shire');
    expect(screen.queryByText(says)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Correct it' }));
    expect(sent).toMatchObject([{ row: 6, value: 'Berks Westshire' }]);
  });

  it('corrects a cell whose word is not in its list by a choice from the list', async () => {
    const words = [
      { word: 'BERKS WEST', rows: 1, entry: null, guess: null, isObvious: false, isSlip: false },
    ];
    const entries = [{ code: 'E06000038', name: 'Reading' }];
    const column = { column: 'area', heading: 'LA', hasMore: false, words, entries };
    const sent = openStaged(
      aStaged({ failCount: 1, failureCount: 1, findings: [finding], wordColumns: [column] }),
    );
    const field = await screen.findByRole('combobox', { name: 'Row 6, LA' });
    expect(field).toHaveDisplayValue('Berks West');
    await userEvent.click(screen.getByRole('button', { name: 'Correct it' }));
    expect(field).toHaveFocus();
    expect(field).toHaveAccessibleDescription(/^Change the value first/);
    await userEvent.selectOptions(field, 'Reading');
    await userEvent.click(screen.getByRole('button', { name: 'Correct it' }));
    expect(sent).toMatchObject([{ row: 6, column: 'area', value: 'Reading' }]);
  });

  it('says that the whole file is being screened again, while that lasts', async () => {
    const answers: (() => void)[] = [];
    renderApp('/returns/send/s1', {
      others: {
        stagedReturns: () => [],
        stagedReturn: () => aStaged({ failCount: 1, failureCount: 1, findings: [finding] }),
        correctCell: () =>
          new Promise((resolve) => {
            answers.push(() => resolve({ staged: null, version: 5, problems: [] }));
          }),
      },
    });
    const asked: string[] = [];
    const shares = [0.25, 0.5];
    vi.stubGlobal('fetch', (address: string) => {
      asked.push(address);
      return Promise.resolve(Response.json({ share: shares.shift() ?? null }));
    });
    await userEvent.type(await screen.findByRole('textbox', { name: 'Row 6, LA' }), '!');
    await userEvent.click(screen.getByRole('button', { name: 'Correct it' }));
    expect(await screen.findByText(/^Screening the whole file again/)).toBeVisible();
    const bar = screen.getByRole('progressbar', { name: 'Screening the whole file again' });
    // The progress is unknown at first, and again once the file has been read.
    expect(bar).not.toHaveAttribute('value');
    for (const share of ['0.25', '0.5'])
      await waitFor(() => expect(bar).toHaveAttribute('value', share), { timeout: 5_000 });
    await waitFor(() => expect(bar).not.toHaveAttribute('value'), { timeout: 5_000 });
    expect(new Set(asked)).toEqual(new Set(['/import/screening/s1']));
    await waitFor(() => expect(answers).toHaveLength(1));
    for (const answer of answers) answer();
    await waitFor(() => expect(screen.queryByText(/^Screening the whole file/)).toBeNull());
  });

  it('acknowledges a warning by name with a reason', async () => {
    const sent = openStaged(
      aStaged({ warnCount: 1, warningCount: 1, findings: [warning], notYet: '1 warning.' }),
    );
    const field = await screen.findByRole('textbox', { name: 'Why row 4 is right' });
    await userEvent.click(screen.getByRole('button', { name: 'It is right' }));
    expect(screen.getByText('Say why first, in 3 to 200 characters.')).toBeVisible();
    expect(sent).toEqual([]);
    await userEvent.type(field, 'Old records');
    await userEvent.click(screen.getByRole('button', { name: 'It is right' }));
    expect(sent).toEqual([
      { id: 's1', version: 3, findings: ['w1'], why: 'Old records', isForAlike: false },
    ]);
  });

  it('acknowledges warnings with the same message together, or corrects all of them with the suggested value', async () => {
    const alike = { ...warning, alike: 21, rows: [4, 7, 9], meant: 'Oxfordshire', meantFor: 23 };
    const sent = openStaged(
      aStaged({ warningCount: 21, findingLineCount: 1, findings: [alike], notYet: '21.' }),
    );
    const row = within(
      await screen.findByRole('row', { name: /21 rows, LA: 4, 7, 9 and 18 more/ }),
    );
    await userEvent.type(row.getByRole('textbox', { name: 'Why these 21 rows are right' }), 'Old');
    await userEvent.click(row.getByRole('button', { name: 'They are right' }));
    await userEvent.click(row.getByRole('button', { name: 'Take Oxfordshire instead in all 23' }));
    await waitFor(() =>
      expect(sent).toMatchObject([
        { findings: ['w1'], why: 'Old', isForAlike: true },
        { row: 4, column: 'area', value: 'Oxfordshire', isForAlike: true },
      ]),
    );
  });

  it('sends one person’s quick actions one after the other, each with the version made by the one before', async () => {
    const second = { ...warning, id: 'w2', row: 7 };
    let version = 3;
    const sent: unknown[] = [];
    renderApp('/returns/send/s1', {
      others: {
        stagedReturns: () => [],
        stagedReturn: () => aStaged({ version: 3, warningCount: 2, findings: [warning, second] }),
        acknowledgeWarnings({ input }: { readonly input: { readonly version: number } }) {
          sent.push(input);
          if (input.version !== version)
            return { staged: null, version: null, problems: [{ message: 'Somebody else' }] };
          version += 1;
          return { staged: null, version, problems: [] };
        },
      },
    });
    for (const row of [4, 7])
      fireEvent.change(await screen.findByRole('textbox', { name: `Why row ${row} is right` }), {
        target: { value: 'Old' },
      });
    const buttons = screen.getAllByRole('button', { name: 'It is right' });
    // The first button is pressed twice, and the second before the first press is answered.
    for (const button of [buttons[0], buttons[0], buttons[1]]) if (button) fireEvent.click(button);
    const said = { id: 's1', why: 'Old', isForAlike: false };
    await waitFor(() =>
      expect(sent).toEqual([
        { ...said, version: 3, findings: ['w1'] },
        { ...said, version: 4, findings: ['w2'] },
      ]),
    );
    await waitFor(() => expect(buttons[1]).not.toHaveAttribute('aria-disabled'));
    expect(screen.queryByText(/Somebody else/)).toBeNull();
  });

  it('ignores the second press of a double click on a line that has moved beneath the pointer', async () => {
    const second = { ...finding, id: 'f2', row: 7, value: 'Berks East' };
    const [before, after] = [
      aStaged({ findings: [finding, second], failCount: 2, failureCount: 2, findingLineCount: 2 }),
      aStaged({ findings: [second], failCount: 1, failureCount: 1, findingLineCount: 1 }),
    ];
    let shown = before;
    const sent: unknown[] = [];
    renderApp('/returns/send/s1', {
      others: {
        stagedReturn: () => shown,
        stagedReturns: () => [],
        returns: () => [],
        correctCell: ({ input }: { readonly input: unknown }) => {
          sent.push(input);
          shown = after;
          return { staged: null, version: 5, problems: [] };
        },
      },
    });
    const rowOf = (value: RegExp) => within(screen.getByRole('row', { name: value }));
    await screen.findByRole('row', { name: /Berks West/ });
    for (const field of screen.getAllByRole('textbox')) await userEvent.type(field, '!');
    await userEvent.click(rowOf(/Berks West/).getByRole('button', { name: 'Correct it' }));
    await waitFor(() => expect(screen.queryByRole('row', { name: /Berks West/ })).toBeNull());
    const next = rowOf(/Berks East/).getByRole('button', { name: 'Correct it' });
    expect(next).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(next);
    await userEvent.click(rowOf(/Berks East/).getByRole('button', { name: 'Leave row 7 out' }));
    expect(sent).toHaveLength(1);
    await waitFor(() => expect(next).not.toHaveAttribute('aria-disabled'), { timeout: 5_000 });
    await userEvent.click(next);
    await waitFor(() => expect(sent).toHaveLength(2));
  });
});
