import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { aReturn } from '#features/returns/testing/a-return.js';
import { aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

afterEach(() => vi.unstubAllGlobals());

const periods = [aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2'), aPeriod('2026-27-Q3')];
const kind = 'LOCAL_AUTHORITY_UNITARY';
const council = {
  __typename: 'Agency',
  id: 'RBC',
  code: 'RBC',
  name: 'Reading',
  family: 'LOCAL_AUTHORITY',
  kind,
} as const;
const missing = { state: 'MISSING', receivedAt: null, daysLate: 27, agency: council } as const;
const own = aReturn({
  ...missing,
  id: 'own',
  canSend: true,
  askedOn: ['2026-11-02', '2026-11-09'],
});
const request = {
  ...{ id: 'RBC-2026-27-Q2', agency: council, datasets: ['REPORTS'], daysLate: 27 },
  ...{ title: 'Your return is missing', text: 'It was due.\n\nSend it.' },
  ...{ senderCount: 1, contacts: ['Data team'], askedOn: [] },
};

describe('the Returns page', () => {
  it('begins with what a contributor owes, when it was due and when it was asked for', async () => {
    const next = {
      ...{ agency: council, canSend: true, dueOn: '2027-01-31' },
      period: { __typename: 'Period' as const, ...aPeriod('2026-27-Q3') },
    };
    renderApp('/returns', {
      periods,
      returns: [
        ...[aReturn(), own, aReturn({ ...next, id: 'n1' })],
        aReturn({
          ...{ ...next, id: 'n2', dataset: 'REFERRALS', state: 'NOT_DUE', receivedAt: null },
        }),
      ],
    });
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'Your reports return for Q2 2026/27 is 27 days late',
      }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Q3 2026/27' })).toHaveAttribute(
      'href',
      '/returns?quarter=2026-27-Q3',
    );
    expect(screen.getByText(/, due 31 January 2027$/)).toBeVisible();
    expect(
      screen.getByText(
        'Drop the spreadsheet that you already have for Q2 2026/27 (July to September 2026) here, or',
      ),
    ).toBeVisible();
    expect(screen.getByText('1 of 2 started')).toBeVisible();
    expect(screen.getByText('Referrals not yet')).toBeVisible();
    expect(screen.getByText('Due 31 October 2026. Asked for on 2 Nov and 9 Nov.')).toBeVisible();
    const grid = screen.getByRole('table', { name: /All returns for Q2 2026\/27/ });
    expect(within(grid).getByRole('row', { name: /Reading/ })).toHaveTextContent('27 days late');
    // Agencies that sent everything on time are folded away.
    expect(within(grid).queryByRole('row', { name: /Thames Valley Police/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show them' }));
    expect(within(grid).getByRole('row', { name: /Thames Valley Police/ })).toBeVisible();
  });

  it('shows an administrator everybody, and the email before it is sent', async () => {
    const sent: unknown[] = [];
    renderApp('/returns?quarter=2026-27-Q2', {
      viewer: { actions: ['SEE_RETURNS', 'REQUEST_RETURNS'] },
      periods,
      returns: [aReturn(), { ...own, canSend: false }],
      others: {
        returnRequests: [request],
        requestReturn: ({ input }: { readonly input: unknown }) => {
          sent.push(input);
          return { asked: [council], problems: [] };
        },
      },
    });
    expect(
      await screen.findByRole('heading', {
        name: '1 return for Q2 2026/27 is missing from 1 agency, up to 27 days late',
      }),
    ).toBeVisible();
    expect(screen.getByRole('row', { name: /Thames Valley Police/ })).toHaveTextContent('9 Oct');
    await userEvent.click(await screen.findByText(/Read the email/));
    expect(screen.getByText('Send it.')).toBeVisible();
    expect(sent).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Ask Reading' }));
    expect(await screen.findByText('Asked Reading.')).toBeVisible();
    expect(sent).toEqual([{ quarter: '2026-27-Q2', agencies: ['RBC'] }]);
  });

  it('unticks all agencies and ticks them again, and counts the selected ones', async () => {
    const late = Array.from({ length: 38 }, (_, index) => {
      const agency = { ...council, id: `A${index}`, code: `A${index}`, name: `Agency ${index}` };
      return { ...request, id: `${agency.code}-2026-27-Q2`, agency };
    });
    renderApp('/returns?quarter=2026-27-Q2', {
      viewer: { actions: ['SEE_RETURNS', 'REQUEST_RETURNS'] },
      periods,
      returns: [aReturn()],
      others: {
        returnRequests: late,
        requestReturn: () => ({ asked: late.map(({ agency }) => agency), problems: [] }),
      },
    });
    const ask = () => screen.getByRole('button', { name: /^Ask \d+ agencies/ });
    await userEvent.click(await screen.findByRole('button', { name: 'Untick all' }));
    expect(ask()).toHaveTextContent('Ask 0 agencies');
    await userEvent.click(screen.getByRole('button', { name: 'Tick all' }));
    await userEvent.click(ask());
    expect(await screen.findByText('Asked 38 agencies.')).toBeVisible();
  });

  it('asks before a nil return withdraws existing records, and opens the page where it can be taken back', async () => {
    const sent: unknown[] = [];
    const question = '14 of 14 records for Q2 2026/27 will be withdrawn.';
    renderApp('/returns', {
      periods,
      returns: [aReturn({ ...own, state: 'RECEIVED', receivedAt: '2026-10-09T09:00:00Z' })],
      others: {
        declareNil: ({ input }: { readonly input: { readonly isMeant: boolean } }) => {
          sent.push(input.isMeant);
          return input.isMeant
            ? { changes: null, stagedId: 's1', problems: [] }
            : {
                changes: null,
                stagedId: null,
                problems: [{ field: 'isMeant', message: question }],
              };
        },
        ...{ stagedReturn: () => null, stagedReturns: () => [] },
      },
    });
    const button = 'Nothing to report: reports';
    await userEvent.click(await screen.findByRole('button', { name: button }));
    await userEvent.dblClick(await screen.findByRole('button', { name: 'Publish it' }));
    const yes = await screen.findByRole('button', { name: 'Yes, withdraw them' });
    expect(screen.getByRole('button', { name: 'No, leave it as it is' })).toHaveFocus();
    await userEvent.click(yes);
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText(/Do you want that\? You can take it back in one step/)).toBeVisible();
    expect(sent).not.toContain(true);
    await waitFor(() => expect(yes).not.toHaveAttribute('aria-disabled'), { timeout: 5_000 });
    await userEvent.click(yes);
    expect(await screen.findByText(/This return is no longer here/)).toBeVisible();
    expect(sent.filter((isMeant) => isMeant)).toEqual([true]);
  });

  it('says that no return is missing', async () => {
    renderApp('/returns', {
      viewer: { actions: ['REQUEST_RETURNS'] },
      periods,
      returns: [aReturn()],
      others: { returnRequests: [] },
    });
    expect(await screen.findByText('No return for Q2 2026/27 is missing.')).toBeVisible();
  });

  it('accepts a file that is dropped or chosen, and asks for its dataset if its headings do not show it', async () => {
    const asked: URL[] = [];
    const datasets = ['REFERRALS', 'REPORTS'];
    const answers = [
      { is: 'DONE', outcome: { status: 'UNUSABLE', message: 'Say which.', datasets } },
      { is: 'STAGED', id: 's1', isToMap: true },
    ];
    vi.stubGlobal('fetch', (address: string) => {
      asked.push(new URL(address, 'http://localhost'));
      return Promise.resolve(new Response(`${JSON.stringify(answers.shift())}\n`));
    });
    renderApp('/returns', {
      periods,
      returns: [own],
      others: { stagedReturn: () => null, stagedReturns: () => [] },
    });
    await userEvent.upload(
      await screen.findByLabelText('File to send for Reading'),
      new File(['x'], 'Q2.xlsx'),
    );
    expect(await screen.findByRole('heading', { name: 'Which return is it?' })).toHaveFocus();
    expect(screen.getByRole('combobox', { name: 'Dataset' })).toHaveDisplayValue('Referrals');
    await userEvent.click(screen.getByRole('button', { name: 'Send it as this' }));
    expect(await screen.findByText(/This return is no longer here/)).toBeVisible();
    expect(window.location.pathname).toBe('/returns/send/s1');
    expect(
      asked.map(({ pathname, searchParams }) => [
        pathname,
        searchParams.get('likely'),
        searchParams.get('quarter'),
      ]),
    ).toEqual([
      ['/import/returns/reports', 'yes', '2026-27-Q2'],
      ['/import/returns/referrals', 'no', '2026-27-Q2'],
    ]);
  });

  it('names the parts of an address that it did not understand', async () => {
    renderApp('/returns?quarter=later', { periods, returns: [aReturn()] });
    expect(await screen.findByText(/“later” is not a known quarter/)).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Ask again' })).toBeNull();
  });
});
