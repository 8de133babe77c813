import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import {
  aStaged,
  openStaged,
  someWords,
  warning,
} from '#features/returns/staged/testing/open-staged.js';

describe('a staged return’s corrections', () => {
  const corrected = (row: number, sent: string) => ({
    ...{ row, sent, column: 'area', value: 'Reading', by: 'Manager' },
  });

  it('are taken back line by line', async () => {
    const corrections = [corrected(6, 'Rdg'), corrected(8, 'RDNG'), corrected(9, 'RDNG')];
    const sent = openStaged(aStaged({ corrections }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo in row 6, LA' }));
    const asked = { ...{ id: 's1', version: 3, column: 'area' }, value: null };
    expect(sent).toEqual([{ ...asked, row: 6, isForAlike: false }]);
    await userEvent.click(await screen.findByRole('button', { name: 'Undo in 2 rows, LA' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toEqual({ ...asked, row: 8, isForAlike: true });
  });

  it('are not taken back by people who may not change the return', async () => {
    openStaged(aStaged({ corrections: [corrected(6, 'Rdg')], canChange: false }));
    expect(await screen.findByRole('table', { name: /corrected here/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
  });

  it('include leaving rows out: a row of totals is suggested, and a row that is left out can be read again', async () => {
    const row = { row: 44, cells: ['Total', '40'] };
    const leftOut = [{ row: 9, cells: ['A-9'], by: 'Data manager' }];
    const sent = openStaged(aStaged({ totals: [row], leftOut }));
    expect(await screen.findByRole('heading', { name: '1 row left out: row 9' })).toBeVisible();
    expect(screen.getByText(/Row 44 looks like a row of totals: Total, 40/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Leave row 44 out' }));
    await userEvent.click(screen.getByRole('button', { name: 'Put row 9 back' }));
    expect(sent).toEqual([
      { id: 's1', version: 3, rows: [44], isLeftOut: true },
      { id: 's1', version: 3, rows: [9], isLeftOut: false },
    ]);
  });

  it('from an earlier file are offered, and made again with one press', async () => {
    const sent = openStaged(
      aStaged({
        correctionsBefore: [
          { row: 6, column: 'area', sent: 'Berks', value: 'Reading' },
          ...[8, 9, 12].map((row) => ({ row, column: 'area', sent: 'Rdg', value: 'Reading' })),
        ],
        leftOutBefore: [{ row: 44, cells: ['Total', '40'] }],
      }),
    );
    const table = within(
      await screen.findByRole('table', { name: 'Corrections in an earlier file' }),
    );
    expect(table.getByRole('row', { name: '6 LA Berks Reading' })).toBeVisible();
    // Rows with the same value in a column make one line.
    expect(table.getByRole('row', { name: '3 rows: 8, 9, 12 LA Rdg Reading' })).toBeVisible();
    expect(table.getByRole('row', { name: '44 the whole row Total, 40 left out' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Repeat these corrections' }));
    expect(sent).toEqual([{ id: 's1', version: 3 }]);
  });

  it('are shown with acknowledgements, and equal ones are grouped in one line', async () => {
    const said = { ...warning, why: 'Old', acknowledgedBy: 'Data manager', isFromBefore: true };
    const cell = { column: 'area', sent: 'Berks', value: 'Reading', by: 'Data manager' };
    const corrections = [6, 8].map((row) => ({ ...cell, row }));
    openStaged(aStaged({ warningCount: 1, findingLineCount: 1, findings: [said], corrections }));
    expect(
      await screen.findByText('“Old”, Data manager, from an earlier file with the same record'),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: /^2 rows: 6, 8 LA Berks Reading/ })).toBeVisible();
  });

  it('are still listed once the return is published', async () => {
    const by = { by: 'Data manager', at: '2026-11-24T09:00:00Z' };
    const [, , ...known] = someWords.words;
    openStaged(
      aStaged({
        ...{ state: 'PUBLISHED', canChange: false, submissionId: 'sub', warningCount: 2 },
        corrections: [{ row: 6, column: 'area', sent: 'Berks', value: 'Reading', ...by }],
        leftOut: [{ row: 44, cells: ['Total', '40'], by: 'Data manager' }],
        wordColumns: [{ ...someWords, words: known }],
      }),
    );
    const part = within(
      await screen.findByRole('region', {
        name: 'Changed before publishing: 1 cell corrected, 1 word read as your agency said, 1 row left out and 2 warnings acknowledged',
      }),
    );
    expect(part.getByText('As your agency said, “M” as Male (2 rows).')).toBeVisible();
    expect(part.getByRole('row', { name: /6 LA Berks Reading/ })).toBeVisible();
    expect(part.getByRole('row', { name: /44 Total, 40/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Put row .* back/ })).toBeNull();
  });
});
