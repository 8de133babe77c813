import { describe, expect, it } from 'vitest';

import { describeAnswer } from '#features/explore/answer/describe-answer.js';

import { headingsOf, names, readTable, textsOf } from './testing/read-table.js';

describe('a figure’s columns', () => {
  it.each([
    {
      parts: 'signed text',
      change: { signed: null, text: 'Too close to Q2 2025/26 to tell apart' },
      words: 'Too close to Q2 2025/26 to tell apart',
    },
    {
      parts: 'signed text',
      change: { signed: '+2 (+28.6%)', text: '2 more' },
      words: '+2 (+28.6%)',
    },
    { parts: 'signed', change: { signed: null }, words: 'no change shown' },
    { parts: 'text difference', change: { text: '2 more', difference: 2 }, words: '+2' },
  ])('reads $words if these parts are asked for: $parts', ({ parts, change, words }) => {
    const text = `{ figures(by: [AREA], where: { quarter: { in: ["2026-27-Q2"] } }) {
      rows { key { area { name } } disruptions { change(to: SAME_PERIOD_LAST_YEAR) { ${parts} } } } } }`;
    const shape = readTable(text, {
      figures: { rows: [{ key: { area: { name: 'Slough' } }, disruptions: { change } }] },
    });
    expect(textsOf(shape)).toEqual([['Slough', words]]);
  });

  it('marks the parts of an estimated share as estimated, and does not flag the viewer’s own figures', () => {
    const text = `query {
      figures(by: [CRIME_TYPE]) { rows { majorModerateShare { text flags numerator denominator } disruptions { text flags own } } }
    }`;
    const shape = readTable(text, {
      figures: {
        rows: [
          {
            majorModerateShare: {
              text: '80%',
              flags: ['ESTIMATED', 'LOW_RELIABILITY'],
              numerator: 15,
              denominator: 20,
            },
            disruptions: { text: '45', flags: ['ESTIMATED'], own: 12 },
          },
        ],
      },
    });
    expect(shape.rows[0]?.cells.map(({ text: written, flags }) => [written, flags])).toEqual([
      ['80%', ['ESTIMATED', 'LOW_RELIABILITY']],
      ['15', ['ESTIMATED']],
      ['20', ['ESTIMATED']],
      ['45', ['ESTIMATED']],
      ['12', []],
    ]);
  });

  it('says that a change is hidden, and that a change over four quarters is since a year before', () => {
    const text = `{ figures(window: ROLLING_FOUR_QUARTERS, by: [AREA], where: { quarter: { in: ["2026-27-Q2"] } }) {
      filterText
      rows { key { area { name } } disruptions { text change(to: SAME_PERIOD_LAST_YEAR) { signed difference } } }
      totals { disruptions { text change(to: SAME_PERIOD_LAST_YEAR) { signed difference } } } } }`;
    const row = (name: string, signed: string | null, difference: number | null) => ({
      key: { area: { name } },
      disruptions: { text: '9', change: { signed, difference } },
    });
    const rows = [
      row('Oxford', '+2 (+28.6%)', 2),
      row('Slough', null, null),
      row('Reading', null, 3),
    ];
    const shape = readTable(text, {
      figures: { filterText: ['Quarter: Q2 2026/27'], rows, totals: row('', null, null) },
    });
    expect(headingsOf(shape)[2]).toBe('Confirmed disruptions: change on a year before');
    expect(textsOf(shape).map((cells) => cells[2])).toEqual([
      '+2 (+28.6%)',
      'not comparable',
      'too close to tell',
    ]);
    expect(describeAnswer(shape, names)).toEqual({
      message: 'Confirmed disruptions: 9 in 3 areas',
      subtitle: 'Confirmed disruptions by area, four quarters up to Q2 2026/27',
    });
  });

  it('shows the earlier figure of a change, alone and next to it', () => {
    const ask = (parts: string) =>
      readTable(
        `{ figures(by: [AREA], where: { quarter: { in: ["2026-27-Q2"] } }) {
          rows { key { area { name } } disruptions { text change(to: SAME_PERIOD_LAST_YEAR) { ${parts} } } } } }`,
        {
          figures: {
            rows: [
              {
                key: { area: { name: 'Slough' } },
                disruptions: {
                  text: '9',
                  change: { signed: '+2', from: { text: '7', value: 7, flags: ['PROVISIONAL'] } },
                },
              },
            ],
          },
        },
      );
    const alone = ask('from { text value }');
    expect(headingsOf(alone)).toEqual([
      'Area',
      'Confirmed disruptions',
      'Confirmed disruptions: Q2 2025/26',
    ]);
    expect(textsOf(alone)).toEqual([['Slough', '9', '7']]);
    const beside = ask('signed from { text flags }');
    expect(headingsOf(beside)[3]).toBe('Confirmed disruptions: change on Q2 2025/26');
    expect(textsOf(beside)).toEqual([['Slough', '9', '7', '+2']]);
    expect(beside.rows[0]?.cells[2]?.flags).toEqual(['PROVISIONAL']);
  });
});
