import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aStaged, openStaged } from '#features/returns/staged/testing/open-staged.js';
import { renderApp } from '#testing/render-app.js';

const likelyPeriod = { id: '2026-27-Q3', key: '2026-27-Q3', label: 'Q3 2026/27' };
const button = { name: 'Send it for Q3 2026/27 instead' };

describe('a file with most of its dates in another quarter', () => {
  it('is sent for that quarter with one press, and the page says so from its top', async () => {
    const longLabel = 'Q3 2026/27 (October to December 2026)';
    let shown = aStaged({ likelyPeriod });
    const sent: unknown[] = [];
    renderApp('/returns/send/s1', {
      others: {
        stagedReturns: () => [],
        stagedReturn: () => shown,
        returns: () => [],
        boards: () => [],
        stageReturn: ({ input }: { readonly input: unknown }) => {
          sent.push(input);
          shown = aStaged({ version: 5, period: { ...likelyPeriod, longLabel } });
          return { staged: null, version: 5, problems: [] };
        },
      },
    });
    expect(await screen.findByText(/^It was sent for Q2 2026\/27\./)).toBeVisible();
    await userEvent.click(screen.getByRole('button', button));
    expect(await screen.findByText('This return is now for Q3 2026/27')).toBeVisible();
    expect(screen.getByText(/It is no longer a return for Q2 2026\/27\.$/)).toBeVisible();
    expect(screen.queryByRole('button', button)).toBeNull();
    expect(sent).toEqual([{ id: 's1', version: 3, columns: [], quarter: '2026-27-Q3' }]);
    const top = screen.getByRole('heading', { level: 1 }).closest('[tabindex="-1"]');
    await waitFor(() => expect(top).toHaveFocus());
  });

  it('stays as it is if nothing can be sent for that quarter, and the page says why', async () => {
    const problems = [{ message: 'Q3 2026/27 is closed for good.' }];
    openStaged(aStaged({ likelyPeriod }), { problems });
    await userEvent.click(await screen.findByRole('button', button));
    expect(await screen.findByRole('alert')).toHaveTextContent('Q3 2026/27 is closed for good.');
    expect(screen.getByRole('button', button)).toHaveFocus();
  });

  it('is reported without a button to people who may not change it', async () => {
    openStaged(aStaged({ likelyPeriod, canChange: false }));
    expect(await screen.findByText('It was sent for Q2 2026/27.')).toBeVisible();
    expect(screen.queryByRole('button', button)).toBeNull();
  });
});
