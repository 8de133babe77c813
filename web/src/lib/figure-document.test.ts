import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { writeFigureDocument } from './figure-document.js';
import type { FigureQuestion } from './figure-question.js';

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../server/schema.graphql'), 'utf8'),
);

const questions: readonly FigureQuestion[] = [
  { measures: ['disruptions'], by: [], where: {} },
  {
    measures: ['referrals', 'triagedInTime'],
    by: ['QUARTER', 'AREA'],
    where: { quarter: { from: '2025-26-Q1', to: null }, area: { within: ['E06000038'] } },
  },
  {
    measures: ['disruptions'],
    by: ['CRIME_TYPE', 'COUNTY_LINES', 'SUPPORTING_AGENCY', 'FINANCIAL_YEAR'],
    where: {
      crimeType: { in: ['DRUGS'], isNull: false },
      agency: { notIn: ['TVP'] },
      objective: null,
      countyLines: { in: [true] },
    },
    orderBy: [
      { measure: 'disruptions', direction: 'DESC' },
      { dimension: 'CRIME_TYPE', direction: 'ASC' },
    ],
    first: 50,
    fillGaps: true,
    changes: ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR'],
  },
  {
    measures: ['reports'],
    by: ['LOCAL_COMMAND_UNIT', 'CALENDAR_YEAR'],
    window: 'ROLLING_FOUR_QUARTERS',
    where: {
      or: [{ calendarYear: { in: [2025] } }, { not: { channel: { in: ['CALL_101'] } } }],
      and: [{ month: { to: '2025-04' } }],
      agencyKind: { in: ['POLICE'] },
    },
  },
];

describe('writeFigureDocument', () => {
  it.each(questions)('writes a document that the API accepts: $measures by $by', (question) => {
    expect(
      validate(schema, parse(writeFigureDocument(question))).map(({ message }) => message),
    ).toEqual([]);
  });

  it('names a window other than the period, because the default is one quarter', () => {
    const question = { measures: ['spend'], by: ['QUARTER'], where: {} };
    expect(writeFigureDocument({ ...question, window: 'ROLLING_FOUR_QUARTERS' })).toContain(
      'window: ROLLING_FOUR_QUARTERS',
    );
    expect(writeFigureDocument({ ...question, window: 'PERIOD' })).toBe(
      writeFigureDocument(question),
    );
  });

  it('writes out every part of the question', () => {
    expect(
      writeFigureDocument({
        measures: ['disruptions'],
        by: ['IMPACT'],
        where: { quarter: { in: ['2026-27-Q2'] }, area: null, crimeType: { in: ['DRUGS'] } },
        fillGaps: true,
      }),
    ).toBe(`{
  figures(
    by: [IMPACT]
    where: { quarter: { in: ["2026-27-Q2"] }, crimeType: { in: [DRUGS] } }
    fillGaps: true
  ) {
    dataVersion
    asOf
    truncated
    rows {
      key { impact }
      disruptions { value text displayText flags }
    }
    totals {
      disruptions { value text displayText flags }
    }
    notes
  }
}
`);
  });

  it('does not let text break out of its quotes', () => {
    const document = writeFigureDocument({
      measures: ['disruptions'],
      by: [],
      where: { agency: { in: ['"] } }) { x } #'] } },
    });
    expect(validate(schema, parse(document))).toEqual([]);
    expect(document).toContain(String.raw`agency: { in: ["\"] } }) { x } #"] }`);
  });
});
