import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aStaged, openStaged } from '#features/returns/staged/testing/open-staged.js';
import { renderApp } from '#testing/render-app.js';

describe('a staged return’s page before publication', () => {
  it('shows the effect on headline figures next to their usual range, and the changes in records', async () => {
    const usual = '10.0 to 12.0%';
    openStaged(
      aStaged({
        effect: [
          { name: 'Vacancy rate', before: '11%', after: '30%', usual, isUnusual: true },
          { name: 'Abstraction rate', before: null, after: '2%', usual: null, isUnusual: false },
          { name: 'Forecast variance', before: '0%', after: null, usual, isUnusual: false },
        ],
        difference: {
          ...{ added: 0, corrected: 1, withdrawn: 0 },
          records: [
            {
              ...{ key: 'Slough', change: 'CORRECTED', columns: ['strength_fte'] },
              values: [{ column: 'strength_fte', before: '12', after: null }],
            },
          ],
        },
      }),
    );
    expect(
      await screen.findByRole('heading', { name: /Vacancy rate is outside its usual range/ }),
    ).toBeVisible();
    const table = within(screen.getByRole('table', { name: /Headline figures of Reading/ }));
    expect(table.getByRole('row', { name: /Vacancy rate 11% 30% 10.0 to 12.0%/ })).toBeVisible();
    // A figure without a value is not called usual.
    expect(
      table.getByRole('row', { name: /Forecast variance 0% no value .*12\.0%$/ }),
    ).toBeVisible();
    expect(table.getByRole('row', { name: /nothing sent yet 2% too few quarters/ })).toBeVisible();
    expect(screen.getByText('strength FTE: 12, now empty')).toBeInTheDocument();
  });

  it('offers to discard only other files of the same return', async () => {
    const other = { ...aStaged(), id: 's2', version: 7, fileName: 'Old.xlsx', period: null };
    const others = [
      other,
      { ...other, id: 's3', dataset: 'REPORTS' },
      { ...other, id: 's4', state: 'PUBLISHED' },
      { ...other, id: 's5', isPartial: true },
      { ...other, id: 's6', period: { id: '2026-27-Q1' } },
      aStaged(),
    ];
    const sent = openStaged(aStaged(), {}, { others });
    expect(await screen.findByText(/^Not published: Old\.xlsx, sent on 24 November/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Discard the other file' }));
    await waitFor(() => expect(sent).toEqual([{ id: 's2', version: 7 }]));
  });

  it('says that the other file was discarded, where its button was', async () => {
    let others = [{ ...aStaged(), id: 's2', fileName: 'Old.xlsx' }];
    renderApp('/returns/send/s1', {
      others: {
        stagedReturn: () => aStaged(),
        stagedReturns: () => others,
        ...{ returns: () => [], boards: () => [] },
        discardReturn: () => {
          others = [];
          return { staged: null, version: null, problems: [] };
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Discard the other file' }));
    const said = await screen.findByText(
      'Old.xlsx has been discarded. Nothing that is published has changed.',
    );
    expect(said).toHaveAttribute('role', 'status');
    await waitFor(() => expect(said).toHaveFocus());
  });

  it('offers to discard other files only once their corrections are made', async () => {
    const again = { correctionsBefore: [{ row: 6, column: 'area', sent: 'B', value: 'Reading' }] };
    openStaged(aStaged(again), {}, { others: [{ ...aStaged(), id: 's2' }] });
    expect(await screen.findByRole('heading', { name: 'Corrected before' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Discard the other/ })).toBeNull();
  });

  it('says in a panel what publishing does, with links to unusual figures and changed records', async () => {
    const effect = [
      { name: 'Vacancy rate', before: null, after: '16%', usual: '5% to 8%', isUnusual: true },
      { name: 'Abstraction rate', before: null, after: '4%', usual: '3% to 6%', isUnusual: false },
    ];
    const record = { key: 'Reading', change: 'ADDED', columns: [], values: [] };
    const difference = { added: 1, corrected: 0, withdrawn: 0, records: [record] };
    const returns = ['RBC', 'TVP', 'OCC'].map((id) => ({
      ...{ id: `r ${id}`, agency: { id }, dataset: 'RESOURCES', isOwed: true },
      state: id === 'RBC' ? 'MISSING' : 'RECEIVED',
    }));
    const force = { id: 'E23000029', kind: 'FORCE' };
    const boards = [
      { quarter: '2026-27-Q2', area: { id: 'E06000038', kind: 'DISTRICT' }, state: 'DRAFT' },
      { quarter: '2026-27-Q1', area: force, state: 'DRAFT' },
      { quarter: '2026-27-Q2', area: force, state: 'SUPERSEDED' },
      { quarter: '2026-27-Q2', area: force, state: 'IN_REVIEW' },
    ].map(({ quarter, ...each }, at) => ({
      ...{ ...each, id: `p${at}`, number: at, signOffDueOn: at === 3 ? '2026-12-03' : null },
      quarter: { id: quarter, key: quarter, label: `Q${quarter.slice(-1)} 2026/27` },
    }));
    openStaged(aStaged({ effect, difference }), {}, { returns, boards });
    const side = within(await screen.findByRole('region', { name: 'When you publish' }));
    expect(await side.findByText('Resources: 3 of 3 returns in')).toBeVisible();
    expect(side.getByText('You would be the last')).toBeVisible();
    expect(side.getByText('1 of 2 headline figures is unusual')).toBeVisible();
    expect(side.getByText('The Q2 2026/27 pack will use your figures')).toBeVisible();
    expect(
      side.getByText('With the chair, to be read, to be signed off by 3 December 2026'),
    ).toBeVisible();
    await userEvent.click(side.getByRole('link', { name: 'See them with their usual range' }));
    expect(screen.getByRole('heading', { name: /^With this return Vacancy rate/ })).toHaveFocus();
    await userEvent.click(screen.getByRole('link', { name: 'look at the records that change' }));
    expect(screen.getByText('Show them record by record')).toHaveFocus();
    expect(screen.getByRole('table', { name: /^Records that change/ })).toBeVisible();
    expect(screen.getByRole('link', { name: 'This quarter' })).toHaveAttribute(
      'href',
      '/returns?quarter=2026-27-Q2',
    );
  });
});
