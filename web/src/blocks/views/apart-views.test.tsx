import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aBlock, aCell, aColumn, aPage, aQuestion, aRow } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { renderApp } from '#testing/render-app.js';

const periods = [aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')];

async function show(block: unknown) {
  renderApp('/resourcing', { periods, others: { page: aPage({ blocks: [block] }) } });
  await findDrawnMessage('Vacancies are at their lowest');
  return screen.getByRole('region');
}

const scale = (to: number) => ({
  from: 0,
  to,
  ticks: [
    { value: 0, text: '0' },
    { value: to, text: String(to) },
  ],
});
const tableOf = (columns: readonly unknown[], rows: readonly unknown[]) => ({
  rowHeading: 'Pathway',
  columns,
  rows,
});

describe('the viewer’s own figures next to those of others', () => {
  it('are the dark part of a bar; a bar that is not split is all dark', async () => {
    const bar = (value: number, own: number | null) => aCell('', { value, own });
    const rows = [
      aRow(['A', 'Adult concern'], [bar(80, 20)]),
      aRow(['B', 'Support service'], [bar(40, null)]),
    ];
    const block = await show(
      aBlock({
        table: tableOf([aColumn('Compared', { drawing: 'BAR', scale: scale(100) })], rows),
      }),
    );
    const widths = [...block.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('rect')].map((rect) => [
        rect.getAttribute('x'),
        rect.getAttribute('width'),
      ]),
    );
    expect(widths).toEqual([
      [
        [null, '20%'],
        ['20%', '60%'],
      ],
      [[null, '40%']],
    ]);
  });

  it('are a dot next to the range of the overall share, with the target, on their own scale', async () => {
    const place = {
      scale: { ...scale(100), from: 50 },
      range: { lower: 60, upper: 80 },
      wanted: [75],
    };
    const exact = { ...place, range: null };
    const rows = [
      aRow(['A', 'Triage'], [aCell('', { value: 70, own: 65, place })]),
      aRow(['B', 'Repeats'], [aCell('', { value: 75, place: exact })]),
    ];
    const block = await show(
      aBlock({ table: tableOf([aColumn('With the target', { drawing: 'RANGE' })], rows) }),
    );
    const [rounded, plain] = within(block).getAllByRole('cell');
    const band = rounded?.querySelector('rect');
    expect(
      [band?.getAttribute('x'), band?.getAttribute('width')].map((text) =>
        Number.parseFloat(text ?? ''),
      ),
    ).toEqual([expect.closeTo(22.4), expect.closeTo(36.8)]);
    expect(
      Number.parseFloat(rounded?.querySelector('circle')?.getAttribute('cx') ?? ''),
    ).toBeCloseTo(31.6);
    expect(plain?.querySelector('rect')).toBeNull();
    expect(Number.parseFloat(plain?.querySelector('circle')?.getAttribute('cx') ?? '')).toBeCloseTo(
      50,
    );
    expect(rounded?.querySelectorAll('line')).toHaveLength(2);
  });

  it('are lines on one axis, and a rounded line is as thick as its range', async () => {
    const ranges = [{ lower: 30, upper: 38 }, null, { lower: 40, upper: 48 }];
    const rows = [
      aRow(
        ['A', 'Criminal'],
        [
          aCell('12', { value: 12, series: [10, 11, 12], usual: { lower: 8, upper: 14 } }),
          aCell('about 45', { value: 44, series: [34, null, 44], ranges }),
        ],
      ),
    ];
    const columns = ['Ours', 'Others'].map((heading) =>
      aColumn(heading, { drawing: 'PANEL', scale: scale(50) }),
    );
    const block = await show(aBlock({ table: tableOf(columns, rows) }));
    const [ours, others] = within(block).getAllByRole('cell');
    expect(
      [ours, others].map(
        (cell) =>
          [...(cell?.querySelectorAll('path') ?? [])].filter((path) =>
            (path.getAttribute('d') ?? '').endsWith('Z'),
          ).length,
      ),
    ).toEqual([0, 2]);
    expect(ours?.querySelectorAll('rect')).toHaveLength(1);
    expect(others).toHaveTextContent('about 45');
    expect(
      within(block).getByRole('columnheader', { name: /Ours.*3 quarters, one axis, 0 to 50/ }),
    ).toBeVisible();
  });

  it('are lines in one chart, or panels if there are too many', async () => {
    const toRows = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        aRow([`P${index}`, `Part ${index}`], [aCell('12', { value: 12, series: [10, null, 12] })]),
      );
    const columns = [aColumn('Reports', { drawing: 'LINE', scale: scale(50) })];
    const block = await show(aBlock({ table: tableOf(columns, toRows(3)) }));
    const chart = await within(block).findByRole('slider');
    expect(chart).toHaveAttribute('aria-valuetext', expect.stringContaining('Part 2 12'));
    expect(within(block).queryByRole('columnheader', { name: /one axis/ })).toBeNull();
    cleanup();

    const many = await show(aBlock({ table: tableOf(columns, toRows(7)) }));
    expect(within(many).queryByRole('slider')).toBeNull();
    expect(within(many).getByRole('columnheader', { name: /3 quarters, one axis/ })).toBeVisible();
  });

  it('show their ratings with a mark', async () => {
    const rows = [
      aRow(
        ['A', 'Triage'],
        [
          aCell('Too close to rate', { status: 'TOO_CLOSE' }),
          aCell('No real change', { variation: 'NO_REAL_CHANGE', value: 1 }),
        ],
      ),
    ];
    const block = await show(
      aBlock({ table: tableOf([aColumn('Status'), aColumn('Change')], rows) }),
    );
    for (const cell of within(block).getAllByRole('cell'))
      expect(cell.querySelector('svg')).not.toBeNull();
    expect(within(block).getByRole('cell', { name: 'Too close to rate' })).toBeVisible();
  });
});

describe('tasks', () => {
  it('are a list with reasons and links, without a chart or a table', async () => {
    const rows = [
      aRow(
        ['RETURN', 'Your return'],
        [aCell('Referrals for Q3 2026/27 are due by 31 January 2027.', { value: 1 })],
      ),
      aRow(
        ['REST triagedInTime', 'Late triage'],
        [aCell('11 of your 95 triaged referrals took longer than their limit.', { value: 11 })],
      ),
    ];
    const block = await show(
      aBlock({
        view: 'TASKS',
        finding: { kind: 'NOT_JUDGED', text: 'For you to do' },
        table: tableOf([aColumn('To do')], rows),
      }),
    );
    expect(within(block).getByRole('link', { name: 'Send a return' })).toHaveAttribute(
      'href',
      '/our-data',
    );
    expect(
      within(block)
        .getAllByRole('term')
        .map(({ textContent }) => textContent),
    ).toEqual(['Your return', 'Late triage']);
    expect(within(block).queryByRole('tab')).toBeNull();
    expect(within(block).queryByRole('button')).toBeNull();
  });
});

describe('a list over time', () => {
  it('is a table of its own, whose quarters are links', async () => {
    const byQuarter = {
      table: {
        rowHeading: 'Quarter',
        columns: [aColumn('Adult concern'), aColumn('All')],
        rows: [
          aRow(
            ['2026-27-Q1', 'Q1 2026/27'],
            [
              aCell('about 45 (12 ours)', { value: 44 }),
              aCell('about 90 (20 ours)', { value: 88 }),
            ],
          ),
        ],
      },
      question: aQuestion({ by: ['QUARTER', 'PATHWAY'], from: aPeriod('2026-27-Q1') }),
    };
    const block = await show(aBlock({ byQuarter }));
    await userEvent.click(within(block).getByRole('tab', { name: 'Over time' }));
    const table = await within(block).findByRole('table', {
      name: /^Vacancy rate by agency, Q1 2026\/27 to Q2 2026\/27/,
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Quarter', 'Adult concern', 'All']);
    expect(within(table).getByRole('cell', { name: 'about 45 (12 ours)' })).toBeVisible();
    expect(within(table).getByRole('link', { name: 'Q1 2026/27' })).toHaveAttribute(
      'href',
      '/resourcing?quarter=2026-27-Q1',
    );
  });

  it('is not offered for a block without one', async () => {
    const block = await show(aBlock());
    expect(within(block).queryByRole('tab', { name: 'Over time' })).toBeNull();
  });
});

describe('the view of a text table', () => {
  const showRows = async (rows: readonly unknown[]) => {
    const columns = ['Q1 2026/27', 'Then', 'Is it real?'].map((heading) => aColumn(heading));
    return show(aBlock({ view: 'WORDS', table: { rowHeading: 'Measure', columns, rows } }));
  };

  it('shows text, ratings and figures, each under its heading', async () => {
    const cells = [
      aCell('732', { value: 732 }),
      aCell('On target', { status: 'GREEN' }),
      aCell('Improving', { variation: 'IMPROVING' }),
    ];
    const block = await showRows([aRow(['disruptions', 'Confirmed disruptions'], cells)]);
    const row = within(block).getByRole('row', { name: /^Confirmed disruptions/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['732', 'On target', 'Improving']);
    expect(within(row).getByRole('cell', { name: 'On target' })).toHaveAttribute(
      'data-heading',
      'Then',
    );
    expect(row.querySelectorAll('svg')).toHaveLength(2);
    expect(within(block).getByRole('columnheader', { name: 'Is it real?' })).toBeVisible();
  });

  it('is a table even without any figures', async () => {
    const block = await showRows([
      aRow(['a', 'Action'], [aCell('Open'), aCell('Late'), aCell('Nobody knows')]),
    ]);
    expect(within(block).getByRole('cell', { name: 'Nobody knows' })).toBeVisible();
  });
});
