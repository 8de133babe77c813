import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import {
  aStaged,
  finding,
  openStaged,
  someWords,
} from '#features/returns/staged/testing/open-staged.js';

describe('a staged return’s rows', () => {
  const aRow = (row: number, changed: Readonly<Record<string, unknown>> = {}) => ({
    ...{ row, cells: ['Reading'], isLeftOut: false, findings: [] },
    ...changed,
  });
  const wrong = { level: 'FAIL', column: 'area', message: 'It holds several districts.' };
  const aPage = (...rows: readonly unknown[]) => ({
    ...{ version: 3, columns: ['area'], hasAllFindings: true, rows },
  });
  const counted = { passCount: 60, failCount: 1, failureCount: 1, findingLineCount: 1 };

  it('are all shown on request, page by page, with what is wrong in each', async () => {
    const staged = aStaged({
      ...{ ...counted, findings: [finding] },
      corrections: [{ row: 8, column: 'area', sent: 'Rdg', value: 'Reading', by: 'Manager' }],
      leftOut: [{ row: 9, cells: ['Total'], by: 'Manager' }],
    });
    const pages = [
      aPage(
        aRow(6, { cells: ['Berks West'], findings: [wrong] }),
        ...[aRow(7), aRow(8), aRow(9, { cells: ['Total'], isLeftOut: true })],
      ),
      aPage(aRow(62)),
    ];
    openStaged(staged, {}, { rowPages: pages });
    await userEvent.type(await screen.findByRole('textbox', { name: 'Row 6, LA' }), ' East');
    await userEvent.click(screen.getByRole('radio', { name: 'All 62 rows' }));
    const table = await screen.findByRole('table', {
      name: 'Rows 1 to 4 of 62, with your corrections',
    });
    expect(screen.queryByRole('textbox', { name: 'Row 6, LA' })).toBeNull();
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    expect(row(/^Row 6 Fail LA: It holds several districts\. Fail ?Berks West$/)).toBeVisible();
    expect(row(/^Row 7 Pass.* Reading$/)).toBeVisible();
    expect(row(/^Row 8 Pass.* Reading ?corrected$/)).toBeVisible();
    expect(row(/^Row 9 Left out.* Total$/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next rows' }));
    expect(await screen.findByRole('row', { name: /^Row 62 Pass/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Next rows' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Previous rows' }));
    expect(await screen.findByRole('row', { name: /^Row 7 Pass/ })).toBeVisible();
    // What was typed is still there.
    await userEvent.click(screen.getByRole('radio', { name: 'What is wrong' }));
    expect(screen.getByRole('textbox', { name: 'Row 6, LA' })).toHaveValue('Berks West East');
  });

  it('say next to each of the agency’s own words what it counts as', async () => {
    const [, , male] = someWords.words;
    openStaged(
      aStaged({ ...counted, wordColumns: [{ ...someWords, words: [male] }] }),
      {},
      { rowPages: [{ ...aPage(aRow(7, { cells: ['m'] })), columns: ['sex'] }] },
    );
    await userEvent.click(await screen.findByRole('radio', { name: 'All 61 rows' }));
    expect(await screen.findByRole('row', { name: /^Row 7 Pass.* m ?as Male$/ })).toBeVisible();
  });

  it('are not called passed if there are more findings than are kept', async () => {
    openStaged(
      aStaged({ ...counted, findings: [finding] }),
      {},
      {
        rowPages: [{ ...aPage(aRow(7)), hasAllFindings: false }],
      },
    );
    await userEvent.click(await screen.findByRole('radio', { name: 'All 61 rows' }));
    expect(await screen.findByText(/^There are more findings than are kept\./)).toBeVisible();
    expect(screen.queryByText('Pass')).toBeNull();
  });

  it.each([
    {
      counts: { failCount: 0, warnCount: 1, warningCount: 1 },
      said: '1 row has a warning, 11 pass',
    },
    { counts: { failCount: 2, failureCount: 2 }, said: '2 rows fail, 11 pass' },
    {
      counts: { failCount: 1, failureCount: 1, warnCount: 2, warningCount: 2 },
      said: '1 row fails, 2 have a warning, 11 pass',
    },
    { counts: { passCount: 0, failCount: 2, failureCount: 2 }, said: '2 rows fail' },
    { counts: {}, said: 'Every row passed: 11 rows' },
  ])('are counted in the heading by their results: $said', async ({ counts, said }) => {
    openStaged(aStaged(counts));
    expect(await screen.findByRole('heading', { level: 2, name: said })).toBeVisible();
  });
});
