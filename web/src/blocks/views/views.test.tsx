import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aKpi } from '#testing/fake-kpi.js';
import { aBlock, aCell, aColumn, aPage, aQuestion, aRow, aSeries } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { renderApp } from '#testing/render-app.js';

const periods = [aPeriod('2025-26-Q3'), aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')];

async function show(block: unknown, address = '/resourcing') {
  renderApp(address, { periods, others: { page: aPage({ blocks: [block] }) } });
  await findDrawnMessage('Vacancies are at their lowest');
  return screen.getByRole('region');
}

/** The text of a cell, and the positions of the marks along its plot, in per cent. */
const readCell = (cell: Element) => ({
  words: cell.textContent,
  marks: [...cell.querySelectorAll('svg > svg')].map((mark) =>
    Number.parseFloat(mark.getAttribute('x') ?? ''),
  ),
});

describe('the view of a table', () => {
  it('draws each figure on the scale of its column, with the target behind it, and says the same in words', async () => {
    const block = await show(aBlock());
    const [first, second] = within(block).getAllByRole('cell');
    expect(readCell(first ?? block)).toEqual({
      words: '51.7 of 711.2',
      marks: [expect.closeTo(71.16)],
    });
    expect(readCell(second ?? block)).toEqual({
      words: '0.4 of 7.7',
      marks: [expect.closeTo(51.84)],
    });
    expect(first?.querySelectorAll('line')).toHaveLength(3);
    expect(
      within(block).getByRole('columnheader', { name: /Vacancy rate.*Posts vacant/ }),
    ).toBeVisible();
  });

  it('shades a band, and draws nothing if there is no figure', async () => {
    const { table } = aBlock();
    const [column] = table.columns;
    const row = aRow(['TVP', 'Thames Valley Police'], [aCell('no return', { mark: 'MISSING' })]);
    const other = aRow(['BARN', 'Barnardo’s'], [aCell('0%', { value: 0 })]);
    const block = await show(
      aBlock({ table: { ...table, columns: [{ ...column, wanted: [2, 4] }], rows: [row, other] } }),
    );
    const [missing, plain] = within(block).getAllByRole('cell');
    expect(readCell(missing ?? block)).toEqual({ words: 'no return', marks: [] });
    expect(Number.parseFloat(plain?.querySelector('rect')?.getAttribute('x') ?? '')).toBeCloseTo(
      22.4,
    );
  });

  it('has a legend for the marks that occur, and for no others', async () => {
    const block = await show(aBlock());
    const key = within(within(block).getByRole('list', { name: 'Key' })).getAllByRole('listitem');
    expect(key.map(({ textContent }) => textContent)).toEqual([
      'outside its own usual range',
      'too few to judge',
      'target',
    ]);
  });

  it('puts rows under their headings, and the whole last', async () => {
    const { table } = aBlock();
    const [police, charity] = table.rows;
    const total = aRow(['TOTAL', 'All 2 with returns'], [aCell('52.1 of 718.9', { value: 7.2 })], {
      kind: 'TOTAL',
    });
    const rows = [{ ...police, group: 'Police' }, { ...charity, group: 'Charities' }, total];
    const block = await show(aBlock({ table: { ...table, rows } }));
    expect(
      within(block)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Police', 'Thames Valley Police', 'Charities', 'Barnardo’s', 'All 2 with returns']);
    expect(within(block).queryByRole('link', { name: 'All 2 with returns' })).toBeNull();
  });

  it('draws quarters as a line, and says how many there are', async () => {
    const columns = [aColumn('Hours', { drawing: 'SPARKLINE' }), aColumn('Usual range')];
    const hours = {
      value: 300,
      series: [100, null, 200, 300],
      usual: { lower: 90, upper: 250 },
      mark: 'SIGNAL',
    };
    const rows = [aRow(['PURSUE', 'Pursue'], [aCell('300', hours), aCell('90 to 250')])];
    const question = aQuestion({ by: ['QUARTER', 'OBJECTIVE'] });
    const block = await show(
      aBlock({ table: { rowHeading: 'Objective', columns, rows }, question }),
    );
    expect(within(block).getByRole('columnheader', { name: /Hours 4 quarters/ })).toBeVisible();
    expect(within(block).getByRole('link', { name: 'Pursue' })).toHaveAttribute(
      'href',
      '/resourcing?objective=PURSUE',
    );
    const [line] = within(block).getAllByRole('cell');
    expect(line?.querySelectorAll('path')).toHaveLength(2);
    expect(line?.querySelectorAll('rect')).toHaveLength(1);
    expect(within(block).queryByRole('list', { name: 'Key' })).toBeNull();
  });

  it('shades columns of one scale, leaves folded rows to the table, and says what a row contains', async () => {
    const scale = { from: 0, to: 100, ticks: [] };
    const columns = [
      aColumn('Pursue', { drawing: 'SHADE', objective: 'PURSUE', scale }),
      aColumn('Prevent', { drawing: 'SHADE', objective: 'PREVENT', scale }),
    ];
    const cells = (one: number, other: number) => [
      aCell(String(one), { value: one }),
      aCell(String(other), { value: other }),
    ];
    const rows = [
      aRow(['DRUGS', 'Drugs'], cells(100, 20), { detail: '7 waiting for the panel' }),
      aRow(['CYBER', 'Cyber crime'], cells(1, 0), { isFolded: true }),
      aRow(['OTHERS', '1 other'], cells(1, 0), { kind: 'OTHERS' }),
      aRow(['TOTAL', 'All'], cells(101, 20), { kind: 'TOTAL' }),
    ];
    const block = await show(
      aBlock({
        table: { rowHeading: 'Crime type', columns, rows },
        question: aQuestion({ by: ['OBJECTIVE', 'CRIME_TYPE'] }),
      }),
    );
    const names = (of: HTMLElement) =>
      within(of)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent);
    expect(names(block)).toEqual(['Drugs 7 waiting for the panel', '1 other', 'All']);
    expect(
      within(block)
        .getAllByRole('cell')
        .map((cell) => cell.dataset.shade ?? ''),
    ).toEqual(['5', '3', '', '', '', '']);

    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const panel = within(block).getByRole('tabpanel', { name: 'Table' });
    await within(panel).findAllByRole('rowheader');
    expect(names(panel)).toEqual(['Drugs', 'Cyber crime', 'All']);
  });
});

describe('the view of a waterfall', () => {
  it('starts each bar where the one before ends, and outlines the whole', async () => {
    const step = (text: string, start: number, value: number) => [
      aCell('', {}),
      aCell(text, { start, value }),
    ];
    const block = await show(
      aBlock({
        view: 'WATERFALL',
        table: {
          rowHeading: 'Agency',
          columns: [
            aColumn('Forecast variance'),
            aColumn('Over or under', { drawing: 'STEP', scale: { from: -20, to: 180, ticks: [] } }),
          ],
          rows: [
            aRow(['TVP', 'Thames Valley Police'], step('+£180k', 0, 180)),
            aRow(['under', '3 others under'], step('−£100k', 180, -100), { kind: 'OTHERS' }),
            aRow(['TOTAL', 'All 4'], step('+£80k', 0, 80), { kind: 'TOTAL' }),
          ],
        },
      }),
    );
    const bars = [...block.querySelectorAll<HTMLElement>('[data-tone]')];
    expect(
      bars.map(({ dataset, style }) => [dataset.tone, style.insetInlineStart, style.inlineSize]),
    ).toEqual([
      ['more', '10%', '90%'],
      ['less', '50%', '50%'],
      ['whole', '10%', '40%'],
    ]);
    expect(within(block).getByRole('row', { name: /3 others under.*−£100k/ })).toBeVisible();
    expect(within(block).queryByRole('link', { name: '3 others under' })).toBeNull();
  });
});

describe('the view of a movement', () => {
  const step = (text: string, start: number, value: number) => [aCell(text, { start, value })];
  const names = (part: HTMLElement) =>
    within(part)
      .getAllByRole('rowheader')
      .map(({ textContent }) => textContent);

  it('leads from one end to the other, in its table too, and links to the page of each measure', async () => {
    const block = await show(
      aBlock({
        view: 'WATERFALL',
        question: aQuestion({ by: ['QUARTER'] }),
        table: {
          rowHeading: 'Groups',
          columns: [aColumn('Groups', { drawing: 'STEP', scale: { from: 0, to: 9, ticks: [] } })],
          rows: [
            aRow(['2026-27-Q1', 'End of Q1 2026/27'], step('6', 0, 6), { kind: 'TOTAL' }),
            aRow(['ocgsMapped', 'Newly mapped'], step('+3', 6, 3)),
            aRow(['OTHER', 'Other changes'], step('−1', 9, -1), { kind: 'OTHERS' }),
            aRow(['2026-27-Q2', 'End of Q2 2026/27'], step('8', 0, 8), { kind: 'TOTAL' }),
          ],
        },
      }),
    );
    const order = ['End of Q1 2026/27', 'Newly mapped', 'Other changes', 'End of Q2 2026/27'];
    expect(names(block)).toEqual(order);
    expect(within(block).getAllByRole('link')).toHaveLength(1);
    expect(within(block).getByRole('link', { name: 'Newly mapped' })).toHaveAttribute(
      'href',
      expect.stringContaining('/measures/ocgsMapped'),
    );

    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const panel = within(block).getByRole('tabpanel', { name: 'Table' });
    await within(panel).findAllByRole('rowheader');
    expect(names(panel)).toEqual(order);
    // Everything else that moved is not a figure in the catalogue.
    const explained = within(panel).getAllByTitle('Explain this number');
    expect(explained.map(({ textContent }) => textContent)).toEqual(['6', '+3', '8']);
  });
});

describe('the view of a change', () => {
  const label = ['TVP', 'Thames Valley Police'] as const;
  const total = { kind: 'TOTAL' };

  it('has the figures before and since and a step for each part, and highlights the part that the title names', async () => {
    const line = aCell('', { value: 12, series: [9, 10, 12] });
    const step = (text: string, start: number, value: number) => aCell(text, { start, value });
    const block = await show(
      aBlock({
        view: 'CHANGE',
        table: {
          rowHeading: 'Agency',
          columns: [
            aColumn('3 quarters', { drawing: 'SPARKLINE' }),
            aColumn('Before'),
            aColumn('Since'),
            aColumn('Change', { drawing: 'STEP', scale: { from: 0, to: 4, ticks: [] } }),
          ],
          rows: [
            aRow(
              label,
              [line, aCell('9', { value: 9 }), aCell('12', { value: 12 }), step('+3', 0, 3)],
              { isMarked: true },
            ),
            aRow(
              ['BARN', 'Barnardo’s'],
              [line, aCell('4', { value: 4 }), aCell('3', { value: 3 }), step('−1', 3, -1)],
            ),
            aRow(
              ['TOTAL', 'All'],
              [aCell(''), aCell('13', { value: 13 }), aCell('15', { value: 15 }), step('+2', 0, 2)],
              total,
            ),
          ],
        },
      }),
    );
    expect(block).toHaveAttribute('data-size', 'wide');
    const rows = within(block).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'Thames Valley Police912+3',
      'Barnardo’s43−1',
      'All1315+2',
    ]);
    expect(rows.map(({ dataset }) => dataset.marked)).toEqual(['true', 'false', 'false']);
    expect(rows.map((row) => row.querySelectorAll('svg[role="img"]').length)).toEqual([1, 1, 0]);
    expect(rows[1]?.querySelector<HTMLElement>('[data-tone]')).toHaveStyle({
      insetInlineStart: '50%',
      inlineSize: '25%',
    });

    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const table = within(within(block).getByRole('tabpanel', { name: 'Table' }));
    expect(
      (await table.findAllByRole('columnheader')).map(({ textContent }) => textContent),
    ).toEqual(['Agency', 'Before', 'Since', 'Change']);
    // An average of several quarters is not a figure that can be explained.
    expect(table.queryByTitle('Explain this number')).toBeNull();
  });

  it('has a hollow dot for the earlier share and a solid one for the current share, on one scale with the target', async () => {
    const scale = { from: 60, to: 80, ticks: [{ value: 60, text: '60%' }] };
    const cells = [
      aCell('78.8%', { value: 78.8 }),
      aCell('65%', { value: 65 }),
      aCell('−13.8', { start: 75, value: 65 }),
    ];
    const block = await show(
      aBlock({
        view: 'CHANGE',
        table: {
          rowHeading: 'Agency',
          columns: [
            aColumn('Before'),
            aColumn('Since'),
            aColumn('Points', { drawing: 'PAIR', scale, wanted: [75] }),
          ],
          rows: [
            aRow(label, cells),
            aRow(
              ['NEW', 'New'],
              [aCell(''), aCell('70%', { value: 70 }), aCell('', { value: 70 })],
            ),
          ],
        },
      }),
    );
    expect(block).toHaveAttribute('data-size', 'small');
    const [, , pair, , , lone] = within(block).getAllByRole('cell');
    expect(
      [...(pair ?? block).querySelectorAll('circle')].map((dot) => dot.getAttribute('class')),
    ).toEqual(['before', 'after']);
    expect(lone?.querySelector('circle')).toHaveClass('plain');
    expect(readCell(pair ?? block)).toEqual({
      words: '−13.8',
      marks: [expect.closeTo(73), expect.closeTo(27)],
    });
    expect(readCell(lone ?? block)).toEqual({ words: '', marks: [expect.closeTo(50)] });
    const key = within(within(block).getByRole('list', { name: 'Key' })).getAllByRole('listitem');
    expect(key.map(({ textContent }) => textContent)).toEqual(['before', 'since', 'target']);
  });
});

describe('the view of one figure over time', () => {
  it('is read quarter by quarter with the keys, and Enter opens the quarter', async () => {
    const control = {
      view: 'CONTROL',
      kpi: aKpi({ measure: 'disruptions' }),
      question: aQuestion({ by: ['QUARTER'] }),
    };
    const block = await show(aSeries(control), '/resourcing?objective=PURSUE');
    expect(
      within(block).getByRole('group', { name: 'Q2 2026/27: 7.6%, Q1 2026/27: 7.8%.' }),
    ).toBeVisible();
    // The subtitle says that the axis does not start at zero.
    expect(within(block).getByText(/; axis from \d+$/)).toBeVisible();
    for (const words of ['upper 675', 'lower 556', '684'])
      expect(within(block).getByText(words)).toBeInTheDocument();
    const slider = within(block).getByRole('slider', {
      name: 'Confirmed disruptions, quarter by quarter',
    });
    expect(slider).toHaveAttribute('aria-valuetext', expect.stringMatching(/^Q2 2026\/27\. 684/));
    slider.focus();
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    expect(window.location.search).toBe('?objective=PURSUE&quarter=2026-27-Q1');
  });

  it('asks people who can add events to explain a change of level that has no event', async () => {
    const { controlChart, trend, ...kpi } = aKpi({ measure: 'disruptions' });
    const [first] = trend;
    const found = {
      quarter: first?.quarter,
      side: 'HIGH',
      level: 700,
      baselineMean: 600,
      baselineLower: 500,
      baselineUpper: 650,
    };
    const broken = {
      ...controlChart,
      break: { ...found, backSince: null, text: 'Rose and has stayed high' },
    };
    const control = (events: readonly unknown[]) =>
      aSeries({
        view: 'CONTROL',
        kpi: { ...kpi, trend, events, controlChart: broken },
        question: aQuestion({ by: ['QUARTER'] }),
      });
    const block = await show(control([]), '/resourcing?area=E06000038');
    const link = within(block).getByRole('link', { name: 'add one' });
    expect(link).toHaveAttribute('href', '/measures/vacancyRate?area=E06000038');
    expect(link.parentElement).toHaveTextContent(/^No event in Q\d 20\d\d\/\d\d: add one$/);
  });

  it('has bars without ratings, and each bar leads to its quarter', async () => {
    const block = await show(aSeries(), '/resourcing?from=2026-27-Q1');
    const slider = within(block).getByRole('slider');
    // The axis is in per cent.
    expect(within(block).getByText('10%')).toBeInTheDocument();
    expect(slider).toHaveAttribute('aria-valuetext', 'Q2 2026/27. 7.6%');
    slider.focus();
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    expect(window.location.search).toBe('?quarter=2026-27-Q1');
  });
});

describe('the view of a share and what it leaves out', () => {
  const cells = (value: number, start: number) => [
    aCell(String(value), { value }),
    aCell(`${value}%`, { value, start }),
  ];
  const scale = { from: 0, to: 100, ticks: [] };
  const columns = [aColumn('Reports received'), aColumn('Of all', { drawing: 'STEP', scale })];
  const rows = [
    aRow(['COUNTED', 'In 24 hours'], cells(40, 0)),
    aRow(['LEFT_OUT', 'No first action'], cells(60, 40)),
    aRow(['TRIAGED', 'Triaged'], cells(50, 40), { group: 'No first action' }),
    aRow(['UNKNOWN', 'No status given'], cells(10, 90), { group: 'No first action', kind: 'REST' }),
    aRow(['TOTAL', 'All'], cells(100, 0), { kind: 'TOTAL' }),
  ];

  it('draws each part of the gap in its place and colour, and names it in full in the table', async () => {
    const block = await show(
      aBlock({ view: 'PARTS', table: { rowHeading: 'Part', columns, rows } }),
    );
    const bar = [...block.querySelectorAll<HTMLElement>('span[data-part][style]')];
    expect(bar.map(({ dataset, style }) => [dataset.part, style.inlineSize])).toEqual([
      ['0', '40%'],
      ['1', '50%'],
      ['1', '10%'],
    ]);
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const panel = within(block).getByRole('tabpanel', { name: 'Table' });
    const names = (await within(panel).findAllByRole('rowheader')).map(
      ({ textContent }) => textContent,
    );
    expect(names).toEqual([
      'In 24 hours',
      'No first action',
      'No first action: triaged',
      'No first action: no status given',
      'All',
    ]);
  });
});
