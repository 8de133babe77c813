import { describe, expect, it } from 'vitest';

import { toChart } from './block-chart.js';
import type { PrintedBlock, PrintedTable } from './printed-document.js';

type Row = readonly [label: string, text: string, series?: readonly number[]];

const aTable = (drawing: string, rows: readonly Row[], rowHeading = 'District'): PrintedTable => ({
  rowHeading,
  columns: [{ heading: 'Reports', drawing }],
  rows: rows.map(([label, text, series = []]) => ({
    ...{ kind: label === 'All' ? 'TOTAL' : 'PART', label, group: null },
    cells: [{ text, mark: 'PLAIN', value: null, series: [...series] }],
  })),
});

const aBlock = (block: Partial<PrintedBlock>): PrintedBlock => ({
  ...{
    id: 'b',
    view: 'TABLE',
    finding: { text: '' },
    about: '',
    because: null,
    summary: '',
    kpi: null,
    tiles: [],
  },
  ...{
    table: aTable('BAR', []),
    question: { shownTo: { key: '2026-27-Q1' } },
    byQuarter: null,
    notes: [],
  },
  ...block,
});

describe('a block’s chart', () => {
  it('has a bar for each part as shown, but no bar for the whole', () => {
    const chart = toChart(
      aBlock({
        table: aTable('BAR', [
          ['Reading', 'about 40'],
          ['Slough', '[c]'],
          ['Oxford', 'about 45'],
          ['All', 'about 90'],
        ]),
      }),
    );
    expect(chart).toEqual({
      ...{
        kind: 'BARS',
        categories: ['Reading', 'Slough', 'Oxford'],
        format: '#,##0',
        labelFormat: '"about "#,##0',
      },
      series: [{ name: 'Reports', part: 'FIGURE', values: [40, null, 45] }],
    });
  });

  it('is not drawn for the steps of a waterfall with its first total, because bars would show only the steps', () => {
    const rows: readonly Row[] = [
      ['All', '6'],
      ['Mapped', '+3'],
      ['Archived', '−2'],
      ['All', '7'],
    ];
    expect(toChart(aBlock({ view: 'WATERFALL', table: aTable('STEP', rows) }))).toBeNull();
    expect(
      toChart(aBlock({ view: 'WATERFALL', table: aTable('STEP', rows.slice(1)) })),
    ).not.toBeNull();
  });

  it('has no labels if only some of its figures are rounded', () => {
    expect(
      toChart(
        aBlock({
          table: aTable('BAR', [
            ['Reading', 'about 40'],
            ['Slough', '41'],
          ]),
        }),
      )?.labelFormat,
    ).toBeNull();
  });

  it.each(['SPARKLINE', 'PANEL', 'LINE'] as const)(
    'has lines by quarter if a few rows are drawn as %s, up to the figure shown',
    (drawing) => {
      const chart = toChart(
        aBlock({
          table: aTable(
            drawing,
            [
              ['Reading', '4.1%', [1, 2.25, 4.123]],
              ['Slough', '5.0%', [3, 4, 5.04]],
            ],
            'Measure',
          ),
        }),
      );
      expect(chart).toMatchObject({
        kind: 'LINES',
        categories: ['Q3 25/26', 'Q4 25/26', 'Q1 26/27'],
      });
      expect(chart?.series.map(({ values }) => values)).toEqual([
        [1, 2.3, 4.1],
        [3, 4, 5],
      ]);
    },
  );

  it.each([
    {
      what: 'figures in several units',
      table: aTable('SPARKLINE', [
        ['Cash', '£40', [1, 2]],
        ['Drugs', '3 kg', [1, 2]],
      ]),
    },
    {
      what: 'measures that are not parts of a whole',
      table: aTable(
        'NONE',
        [
          ['Cash', '40'],
          ['Drugs', '3'],
        ],
        'Measure',
      ),
    },
    {
      what: 'words',
      table: aTable('NONE', [
        ['Reading', 'Reports'],
        ['Slough', 'Referrals'],
      ]),
    },
    { what: 'a single part', table: aTable('BAR', [['Reading', '40']]) },
  ])('is missing for $what', ({ table }) => {
    expect(toChart(aBlock({ table }))).toBeNull();
  });
});
