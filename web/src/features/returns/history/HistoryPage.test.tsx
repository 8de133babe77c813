import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { ShownPublished } from '#features/returns/return-documents.js';
import { aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

import { toHistoryRows } from './history-csv.js';

afterEach(() => vi.restoreAllMocks());

const periods = [aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')];
const published = {
  ...{ __typename: 'PublishedReturn' as const },
  period: { __typename: 'Period' as const, id: '2026-27-Q2', label: 'Q2 2026/27' },
  ...{ id: 's1', dataset: 'REPORTS', state: 'CURRENT', publishedAt: '2026-11-18T10:05:00Z' },
  ...{ publishedBy: 'Data officer', version: 144, fileName: 'reports.xlsx', isPartial: false },
  ...{ stagedId: null, corrections: null },
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

const police = { id: 'TVP', code: 'TVP', name: 'Thames Valley Police' };
const council = { id: 'RBC', code: 'RBC', name: 'Reading' };
const known = {
  ...{ agency: police, choices: [police], publishers: ['Data manager', 'Data officer'] },
  ...{ count: 0, undoneCount: 0, replacedCount: 0, isOpen: true, canSend: true, returns: [] },
};

function open(history: object, others: object = {}, query = '?quarter=2026-27-Q2') {
  renderApp(`/returns/history${query}`, {
    periods,
    others: { returnHistory: { ...known, ...history }, ...others },
  });
}

describe('the history of returns', () => {
  it('says what each return changed, which figures it moved and what has become of it', async () => {
    const newestWithFile = { ...published, stagedId: 'f1', corrections: 4 };
    open({ count: 3, undoneCount: 1, replacedCount: 1, returns: [newestWithFile, undone, first] });
    expect(
      await screen.findByRole('heading', {
        name: '3 returns published for Q2 2026/27; 1 taken back, 1 replaced',
      }),
    ).toBeVisible();
    const table = screen.getByRole('table', { name: /^What was published, newest first/ });
    const [, newest, taken, replaced] = within(table).getAllByRole('row');
    expect(newest).toHaveTextContent(
      /18 November 2026, 10:05.*Reports.*Q2 2026\/27.*3 corrected, 1 withdrawn.*1 warning acknowledged.*4 cells corrected.*Reports 73 to 72.*1 more figure.*Children 4 to 5.*Data officer.*144.*Counts/,
    );
    expect(within(table).getByRole('link', { name: 'reports.xlsx' })).toHaveAttribute(
      'href',
      '/returns/send/f1',
    );
    expect(taken).toHaveTextContent(
      /Nothing to report, 12 withdrawn.*Taken back 17 November 2026, 16:52 by Data manager.*Reports 73 to 0.*As before again.*142, 143.*Taken back/,
    );
    expect(replaced).toHaveTextContent(
      /73 rows, the first return.*Reports 73.*Not kept.*131.*Replaced/,
    );
    expect(within(table).getAllByRole('button', { name: /^Take it back/ })).toHaveLength(1);
  });

  it('takes the newest return back after saying what that changes', async () => {
    const sent: unknown[] = [];
    open(
      { count: 1, returns: [published] },
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

  it('says that nothing has been published', async () => {
    open({});
    expect(
      await screen.findByRole('heading', { name: 'Nothing has been published for Q2 2026/27' }),
    ).toBeVisible();
  });

  it('says what was changed only to people who may open the records', async () => {
    const closed = { fileName: null, rows: null, warnings: null, added: null, corrected: null };
    open({
      ...{ count: 1, isOpen: false },
      returns: [{ ...published, ...closed, withdrawn: null, moved: null }],
    });
    expect(
      await screen.findByText(
        'Only people who can open the records of Thames Valley Police see what each return changed.',
      ),
    ).toBeVisible();
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      ...['Published', 'Return', 'By', 'Version', 'Now'],
    ]);
    expect(screen.queryByText('Not shown')).toBeNull();
  });

  it('is shown in pages', async () => {
    const pages: unknown[] = [];
    open(
      {},
      {
        returnHistory: ({ page }: { readonly page: number }) => {
          pages.push(page);
          return { ...known, count: 21, returns: page === 1 ? [published] : [first] };
        },
      },
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Earlier' }));
    expect(await screen.findByText('73 rows, the first return')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Newest' }));
    expect(await screen.findByText('3 corrected, 1 withdrawn')).toBeVisible();
    expect(pages.slice(0, 2)).toEqual([1, 2]);
  });

  it('is filtered by what people choose, and keeps that in the address', async () => {
    const asked: unknown[] = [];
    open(
      {},
      {
        returnHistory: (filters: unknown) => {
          asked.push(filters);
          return { ...known, choices: [police, council], count: 1, returns: [published] };
        },
      },
      '?agency=TVP&dataset=REPORTS&by=Data+officer&state=CURRENT&page=0',
    );
    expect(
      await screen.findByRole('heading', { name: '1 return published', level: 1 }),
    ).toBeVisible();
    expect(asked).toEqual([
      {
        ...{ agency: 'TVP', quarter: null, dataset: 'REPORTS', by: 'Data officer' },
        ...{ state: 'CURRENT', page: 1 },
      },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({
        ...{ agency: 'TVP', quarter: null, dataset: null, by: null, state: null, page: 1 },
      }),
    );
    expect(window.location.search).toBe('?agency=TVP');
  });

  it('says that no return matches the filters', async () => {
    open({}, {}, '?dataset=REFERRALS');
    expect(await screen.findByText(/^No return matches these filters/)).toBeVisible();
  });

  it('does not let people who may not send returns take one back or send one', async () => {
    open({ count: 1, canSend: false, returns: [published] });
    expect(await screen.findByText('3 corrected, 1 withdrawn')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Take it back/ })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Send a return' })).toBeNull();
  });

  it('downloads all returns that match, as a table without formulas', async () => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      if (file instanceof Blob) files.push(file);
      return 'blob:x';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
    open(
      {},
      {
        returnHistory: ({ page }: { readonly page: number }) => ({
          ...{ ...known, count: 21 },
          returns:
            page === 1
              ? Array.from({ length: 20 }, (_, at) => ({ ...published, id: `p${at}` }))
              : [{ ...first, fileName: '=HYPERLINK("x")' }],
        }),
      },
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Download as CSV' }));
    await waitFor(() => expect(files).toHaveLength(1));
    const text = (await files[0]?.text()) ?? '';
    // This includes the marking above and below, and the headings.
    expect(text.trim().split('\r\n')).toHaveLength(24);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain('Reports 73 to 72; Children 4 to 5');
  });

  it('shows in the file what it shows on the page, and no more', () => {
    const closed: ShownPublished = {
      ...{ ...published, fileName: null, rows: null, warnings: null, added: null },
      ...{ corrected: null, withdrawn: null, moved: null, dataset: 'REPORTS', state: 'CURRENT' },
    };
    const [, , row] = toHistoryRows([closed], 'OFFICIAL');
    expect(row?.slice(4)).toEqual([
      ...['Data officer', '144', '', 'Not shown', '', '', '', '', '', 'Not shown', '', '', ''],
    ]);
  });
});
