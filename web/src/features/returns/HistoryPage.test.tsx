import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

import { aReturn } from './testing/a-return.js';

const periods = [aPeriod('2026-27-Q2')];
const published = {
  ...{ id: 's1', dataset: 'REPORTS', state: 'CURRENT', publishedAt: '2026-11-18T10:05:00Z' },
  ...{ publishedBy: 'Data officer', version: 144, fileName: 'reports.xlsx', isPartial: false },
  ...{ isFirst: false, rows: 73, warnings: 1, added: 0, corrected: 3, withdrawn: 1 },
  moved: [
    { name: 'Reports', before: '73', after: '72' },
    { name: 'Children', before: '4', after: '5' },
  ],
  ...{ undoneAt: null, undoneBy: null, undoneVersion: null },
};
const undone = {
  ...published,
  ...{ id: 's2', state: 'UNDONE', publishedAt: '2026-11-17T16:40:00Z', version: 142, warnings: 0 },
  ...{
    rows: 0,
    corrected: 0,
    withdrawn: 12,
    moved: [{ name: 'Reports', before: '73', after: '0' }],
  },
  ...{ undoneAt: '2026-11-17T16:52:00Z', undoneBy: 'Data manager', undoneVersion: 143 },
};
const first = {
  ...published,
  ...{ id: 's3', state: 'REPLACED', publishedAt: '2026-10-22T14:31:00Z', version: 131 },
  ...{ isFirst: true, added: 73, corrected: 0, withdrawn: 0, publishedBy: null },
  moved: [{ name: 'Reports', before: null, after: '73' }],
};

function open(history: object, others: object = {}) {
  renderApp('/returns', {
    periods,
    returns: [aReturn({ canSend: true })],
    others: { returnHistory: history, ...others },
  });
}

describe('the history of returns', () => {
  it('says what each return changed, which figures it moved and what has become of it', async () => {
    open({ count: 3, isOpen: true, returns: [published, undone, first] });
    expect(
      await screen.findByRole('heading', {
        name: '3 returns published for Q2 2026/27; 1 taken back, 1 replaced',
      }),
    ).toBeVisible();
    const table = screen.getByRole('table', { name: /^What was published, newest first/ });
    const [, newest, taken, replaced] = within(table).getAllByRole('row');
    expect(newest).toHaveTextContent(
      /18 November 2026, 10:05.*3 corrected, 1 withdrawn.*1 warning acknowledged.*Reports 73 to 72.*1 more figure.*Children 4 to 5.*Data officer.*144.*Counts/,
    );
    expect(taken).toHaveTextContent(
      /Nothing to report, 12 withdrawn.*Taken back 17 November 2026, 16:52 by Data manager.*Reports 73 to 0.*As before again.*142, 143.*Taken back/,
    );
    expect(replaced).toHaveTextContent(
      /73 rows, the first return.*Reports 73.*Not kept.*131.*Replaced/,
    );
    expect(within(table).getAllByRole('button', { name: /^Take it back/ })).toHaveLength(1);
  });

  it('takes the newest back once it has said what that changes', async () => {
    const sent: unknown[] = [];
    open(
      { count: 1, isOpen: true, returns: [published] },
      {
        undoReturn: ({ input }: { readonly input: unknown }) => {
          sent.push(input);
          return { changes: { added: 1, corrected: 3, withdrawn: 0 }, problems: [] };
        },
      },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take it back: reports, 18 November 2026, 10:05' }),
    );
    expect(await screen.findByText(/brings back 1 record that it withdrew/)).toBeVisible();
    expect(sent).toEqual([{ submission: 's1', isOnlyShown: true }]);
    const yes = await screen.findByRole('button', { name: 'Take it back now' });
    await waitFor(() => expect(yes).not.toHaveAttribute('aria-disabled'), { timeout: 3_000 });
    await userEvent.click(yes);
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toEqual({ submission: 's1', isOnlyShown: false });
  });

  it('says so if there is nothing, and what it does not show to whom', async () => {
    open({ count: 0, isOpen: true, returns: [] });
    expect(
      await screen.findByRole('heading', { name: 'Nothing was published for Q2 2026/27' }),
    ).toBeVisible();
  });

  it('withholds what was changed from people who do not open the records', async () => {
    const closed = { fileName: null, rows: null, warnings: null, added: null, corrected: null };
    open({
      ...{ count: 1, isOpen: false },
      returns: [{ ...published, ...closed, withdrawn: null, moved: null }],
    });
    expect(
      await screen.findByText(
        'What each return changed is shown to people who open the records of Thames Valley Police.',
      ),
    ).toBeVisible();
    expect(screen.getAllByText('Not shown')).toHaveLength(2);
  });

  it('comes in pages', async () => {
    const pages: unknown[] = [];
    open(
      {},
      {
        returnHistory: ({ page }: { readonly page: number }) => {
          pages.push(page);
          return { count: 21, isOpen: true, returns: page === 1 ? [published] : [first] };
        },
      },
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Earlier' }));
    expect(await screen.findByText('73 rows, the first return')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Newest' }));
    expect(await screen.findByText('3 corrected, 1 withdrawn')).toBeVisible();
    expect(pages.slice(0, 2)).toEqual([1, 2]);
  });
});
