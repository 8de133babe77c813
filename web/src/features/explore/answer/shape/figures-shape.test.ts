import { describe, expect, it } from 'vitest';

import { describeTrust } from '#features/explore/answer/trust.js';

import { headingsOf, readTable, textsOf } from './testing/read-table.js';

describe('the table for an answer with figures', () => {
  it('has columns in the order of the text, with names from the catalogue, through fragments and variables', () => {
    const text = `
      query ($quarter: Quarter = "2026-27-Q2") {
        figures(by: [AREA], where: { quarter: { in: [$quarter] } }, first: 20) { rows { ...Row } totals { ...Row } truncated groupCount dataVersion notes }
      }
      fragment Row on FigureRow { key { area { code name } } disruptions { ...Shown change(to: SAME_PERIOD_LAST_YEAR) { signed difference } } majorModerateShare { ...Shown numerator } }
      fragment Shown on Figure { value text flags }`;
    const figure = (value: number, written: string) => ({
      value,
      text: written,
      flags: ['PROVISIONAL'],
    });
    const shape = readTable(text, {
      figures: {
        rows: [
          {
            key: { area: { code: 'E1', name: 'Oxford' } },
            disruptions: {
              ...figure(48, '48'),
              change: { signed: '+16 (+50.0%)', difference: 16 },
            },
            majorModerateShare: { ...figure(12.5, '12.5%'), numerator: 6 },
          },
          {
            key: { area: null },
            disruptions: { ...figure(13, '13'), change: null },
            majorModerateShare: {
              value: null,
              text: '[z]',
              flags: ['NOT_APPLICABLE'],
              numerator: null,
            },
          },
        ],
        totals: {
          key: null,
          disruptions: {
            ...figure(713, '713'),
            change: { signed: '+85 (+13.5%)', difference: 85 },
          },
          majorModerateShare: figure(21.3, '21.3%'),
        },
        truncated: false,
        groupCount: 2,
        dataVersion: 147,
        notes: ['A note.'],
      },
    });
    expect(headingsOf(shape)).toEqual([
      'Area',
      'Confirmed disruptions',
      'Confirmed disruptions: change on Q2 2025/26',
      'Major and moderate share',
      'Major and moderate share: counted',
    ]);
    expect(textsOf(shape)).toEqual([
      ['Oxford', '48', '+16 (+50.0%)', '12.5%', '6'],
      ['Not recorded', '13', '', '[z]', ''],
    ]);
    expect(shape.rows[0]?.cells.map(({ value, code }) => code ?? value)).toEqual([
      'E1',
      48,
      16,
      12.5,
      6,
    ]);
    expect(shape.totals?.cells.map(({ text: written }) => written)).toEqual([
      '',
      '713',
      '+85 (+13.5%)',
      '21.3%',
      '',
    ]);
    expect(shape).toMatchObject({
      kind: 'FIGURES',
      by: ['AREA'],
      groupCount: 2,
      completeness: 'COMPLETE',
      dataVersion: 147,
      notes: ['A note.'],
    });
    expect(describeTrust(shape)).toEqual({
      shape: 'GOOD',
      rows: 'Complete: 2 of 2 areas',
      returns: null,
      shared: ['PROVISIONAL'],
      apart: ['NOT_APPLICABLE'],
    });
  });

  it.each([
    {
      asks: 'only values',
      row: '{ disruptions { value } }',
      figure: { value: 1234 },
      shown: '1,234',
      value: 1234,
    },
    {
      asks: 'only texts',
      row: '{ disruptions { text } }',
      figure: { text: '1,234' },
      shown: '1,234',
      value: null,
    },
    {
      asks: 'only words',
      row: '{ disruptions { displayText } }',
      figure: { displayText: 'about 45' },
      shown: 'about 45',
      value: null,
    },
    {
      asks: 'a share by its value',
      row: '{ majorModerateShare { value } }',
      figure: { value: 21.25 },
      shown: '21.3%',
      value: 21.25,
    },
    {
      asks: 'flags without a figure',
      row: '{ disruptions { value flags } }',
      figure: { value: null, flags: ['NOT_AVAILABLE'] },
      shown: '[x]',
      value: null,
    },
    {
      asks: 'an unknown flag',
      row: '{ disruptions { value flags } }',
      figure: { value: 1, flags: ['NEW'] },
      shown: '1',
      value: 1,
    },
  ])('shows $asks', ({ row, figure, shown, value }) => {
    const shape = readTable(`{ figures { rows ${row} } }`, {
      figures: { rows: [{ disruptions: figure, majorModerateShare: figure }] },
    });
    expect(shape.rows[0]?.cells).toEqual([expect.objectContaining({ text: shown, value })]);
  });

  it('keeps aliases, distinguishes columns of a measure asked for twice, and finds totals under other names', () => {
    const shape = readTable(
      '{ all: figures(by: [CHANNEL]) { rows { of: key { by: channel } now: disruptions { v: value } figure(measure: disruptions) { text } } sum: totals { whole: disruptions { value } } } }',
      {
        all: {
          rows: [{ of: { by: 'ONLINE' }, now: { v: 3 }, figure: { text: '3' } }],
          sum: { whole: { value: 9 } },
        },
      },
    );
    expect(shape.key).toBe('all');
    expect(shape.columns.map(({ id, alias }) => [id, alias])).toEqual([
      ['CHANNEL', 'by'],
      ['disruptions', 'now'],
      ['disruptions~2', null],
    ]);
    expect(textsOf(shape)).toEqual([['Online', '3', '3']]);
    expect(shape.totals?.cells.map(({ text }) => text)).toEqual(['', '9', '']);
  });

  it('shows the total as its only row if the text asks for no rows', () => {
    const shape = readTable('{ figures { totals { disruptions { text } } } }', {
      figures: { totals: { disruptions: { text: '713' } } },
    });
    expect(textsOf(shape)).toEqual([['713']]);
    expect(shape.totals).toBeNull();
  });

  it('writes months, years, yes and no in words, and adds anything else asked about an area', () => {
    const shape = readTable(
      '{ figures { rows { key { month financialYear countyLines area { name population populationUnder18 } } } } }',
      {
        figures: {
          rows: [
            {
              key: {
                month: '2026-04',
                financialYear: '2026-27',
                countyLines: true,
                area: { name: 'Oxford', population: 162000, populationUnder18: 29294 },
              },
            },
          ],
        },
      },
    );
    expect(headingsOf(shape)).toEqual([
      'Month',
      'Financial year',
      'County lines',
      'Area',
      'Area: population',
      'Area: population under 18',
    ]);
    expect(textsOf(shape)).toEqual([
      ['April 2026', '2026/27', 'Yes', 'Oxford', '162,000', '29,294'],
    ]);
  });

  it('leaves out fields excluded by @skip and @include, and a fragment that spreads itself', () => {
    const shape = readTable(
      'query ($no: Boolean!) { figures { rows { ...A disruptions @include(if: $no) { text } majorModerateShare @skip(if: $no) { text } } } } fragment A on FigureRow { key { channel } ...A }',
      { figures: { rows: [{ key: { channel: 'ONLINE' }, majorModerateShare: { text: '1%' } }] } },
      { no: false },
    );
    expect(textsOf(shape)).toEqual([['Online', '1%']]);
  });
});
