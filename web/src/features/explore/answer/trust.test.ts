import { describe, expect, it } from 'vitest';

import { describeAnswer } from './describe-answer.js';
import { names, readTable } from './shape/testing/read-table.js';
import { describeTrust } from './trust.js';

describe('how complete an answer is', () => {
  it('calls an answer complete only if nothing may be withheld from it', () => {
    const tell = (flags: readonly string[], notes: readonly string[] = []) =>
      describeTrust(
        readTable(
          '{ figures(by: [CRIME_TYPE], where: {}) { rows { key { crimeType } disruptions { value text flags } } truncated groupCount notes } }',
          {
            figures: {
              rows: ['DRUGS', 'FRAUD'].map((crimeType) => ({
                key: { crimeType },
                disruptions: { value: 5, text: '5', flags },
              })),
              ...{ truncated: false, groupCount: 2, notes },
            },
          },
        ),
      );
    expect(tell([])).toMatchObject({ shape: 'GOOD', rows: 'Complete: 2 of 2 crime types' });
    const withheld = { shape: 'NEAR', rows: '2 crime types shown; others may be withheld' };
    expect(tell(['ESTIMATED'])).toMatchObject(withheld);
    expect(tell(['CONFIDENTIAL'])).toMatchObject(withheld);
    const note = '[x] Disruptions: what others recorded is withheld to protect people. Why.';
    expect(tell([], [note])).toMatchObject(withheld);
  });

  it('does not count a row without a district as an area', () => {
    const text = `{ figures(by: [AREA], where: { quarter: { in: ["2026-27-Q2"] } }) {
      rows { key { area { name } } disruptions { text } } totals { disruptions { text } } truncated groupCount } }`;
    const rows = ['Slough', 'Oxford', 'Thames Valley, no district recorded'].map((name) => ({
      key: { area: { name } },
      disruptions: { text: '3' },
    }));
    const shape = readTable(text, {
      figures: { rows, totals: { disruptions: { text: '9' } }, truncated: false, groupCount: 3 },
    });
    expect(describeAnswer(shape, names).message).toBe(
      'Confirmed disruptions: 9 in 2 areas, and where no district is recorded',
    );
    expect(describeTrust(shape).rows).toBe('Complete: 3 of 3 groups');
  });

  it.each([
    { asks: 'truncated', fields: 'truncated', answer: { truncated: true }, is: 'CUT' },
    { asks: 'groupCount', fields: 'groupCount', answer: { groupCount: 2 }, is: 'CUT' },
    {
      asks: 'the rest, and there is some',
      fields: 'other { disruptions { text } }',
      answer: { other: { disruptions: { text: '4' } } },
      is: 'CUT',
    },
    {
      asks: 'the rest, and there is none',
      fields: 'other { disruptions { text } }',
      answer: { other: null },
      is: 'COMPLETE',
    },
    {
      asks: 'nothing that shows whether there is more',
      fields: 'dataVersion',
      answer: { dataVersion: 1 },
      is: 'UNKNOWN',
    },
  ])('is $is if the text asks for $asks', ({ fields, answer, is }) => {
    const shape = readTable(
      `{ figures(by: [CHANNEL], first: 1) { rows { disruptions { text } } ${fields} } }`,
      {
        figures: { rows: [{ disruptions: { text: '3' } }], ...answer },
      },
    );
    expect(shape.completeness).toBe(is);
  });

  it('is complete if there are fewer rows than it may list', () => {
    const shape = readTable(
      '{ figures(by: [CHANNEL], first: 2) { rows { disruptions { text } } } }',
      {
        figures: { rows: [{ disruptions: { text: '3' } }] },
      },
    );
    expect(shape.completeness).toBe('COMPLETE');
  });

  it('counts the returns for the latest quarter across all datasets, and names the missing ones', () => {
    const returns = '{ period { key } returnsDue returnsReceived missing { name } }';
    const entry = (key: string, due: number, received: number) => ({
      period: { key },
      returnsDue: due,
      returnsReceived: received,
      missing: due > received ? [{ name: 'Reading' }] : [],
    });
    const shape = readTable(
      `{ figures { rows { disruptions { text } } sourceReturns ${returns} } }`,
      {
        figures: {
          rows: [],
          sourceReturns: [
            entry('2026-27-Q1', 9, 1),
            entry('2026-27-Q2', 20, 20),
            entry('2026-27-Q2', 14, 13),
          ],
        },
      },
    );
    expect(shape.returns).toEqual({ due: 34, received: 33, missing: ['Reading'] });
    expect(describeTrust(shape).returns).toEqual({
      text: '33 of 34 returns are in',
      isMissing: true,
    });
  });
});
