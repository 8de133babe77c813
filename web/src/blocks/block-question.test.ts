import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { writeFigureDocument } from '#lib/figure-document.js';

import type { BlockQuestion } from './block.type.js';
import { explainBlock, explainCell, toFigureQuestion } from './block-question.js';

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../server/schema.graphql'), 'utf8'),
);

const period = (key: string) => ({ __typename: 'Period' as const, id: key, key, label: key });
const ofForce = {
  __typename: 'Area' as const,
  id: 'E23000029',
  code: 'E23000029',
  kind: 'FORCE' as const,
};
const question: BlockQuestion = {
  __typename: 'BlockQuestion',
  measures: ['hoursCommitted', 'vacancyRate'],
  by: ['AGENCY'],
  from: period('2026-27-Q2'),
  to: period('2026-27-Q2'),
  window: 'PERIOD',
  shownFrom: period('2026-27-Q2'),
  shownTo: period('2026-27-Q2'),
  area: ofForce,
  agency: null,
  agencyKind: null,
  objective: null,
  crimeType: null,
  pathway: null,
  where: null,
};
const narrowed: BlockQuestion = {
  ...question,
  area: { ...ofForce, id: 'E06000038', code: 'E06000038', kind: 'DISTRICT' },
  agency: { __typename: 'Agency', id: 'TVP', code: 'TVP' },
  objective: 'PURSUE',
  crimeType: 'DRUGS',
};
const drawn: BlockQuestion = {
  ...question,
  by: ['QUARTER', 'OBJECTIVE'],
  from: period('2023-24-Q2'),
};
const rolling: BlockQuestion = {
  ...question,
  by: ['QUARTER'],
  window: 'ROLLING_FOUR_QUARTERS',
  from: period('2025-26-Q3'),
  shownFrom: period('2025-26-Q3'),
};

const part = { key: 'TVP', kind: 'PART' as const };
const total = { key: 'TOTAL', kind: 'TOTAL' as const };

describe('a block’s question', () => {
  it.each([
    { asked: question, where: { quarter: { in: ['2026-27-Q2'] } } },
    {
      asked: { ...question, where: { agency: { notIn: ['RBC'] } } },
      where: { agency: { notIn: ['RBC'] } },
    },
    {
      asked: narrowed,
      where: {
        quarter: { in: ['2026-27-Q2'] },
        area: { within: ['E06000038'] },
        agency: { in: ['TVP'] },
        objective: { in: ['PURSUE'] },
        crimeType: { in: ['DRUGS'] },
      },
    },
    {
      asked: { ...question, agencyKind: 'FIRE' as const },
      where: { quarter: { in: ['2026-27-Q2'] }, agencyKind: { in: ['FIRE'] } },
    },
    { asked: drawn, where: { quarter: { from: '2023-24-Q2', to: '2026-27-Q2' } } },
    { asked: rolling, where: { quarter: { from: '2025-26-Q3', to: '2026-27-Q2' } } },
  ])('is accepted by the API: $where', ({ asked, where }) => {
    const figures = toFigureQuestion(asked);
    expect(figures).toEqual({
      measures: asked.measures,
      by: asked.by,
      window: asked.window,
      first: 1000,
      where,
    });
    expect(validate(schema, parse(writeFigureDocument(figures)))).toEqual([]);
  });

  it('explains its first measure in the quarters shown, even if its lines go further back', () => {
    expect(explainBlock(drawn)).toEqual({
      measure: 'hoursCommitted',
      where: { quarter: { in: ['2026-27-Q2'] } },
    });
    expect(explainBlock(rolling).where).toEqual({
      quarter: { from: '2025-26-Q3', to: '2026-27-Q2' },
    });
  });
});

describe('a cell’s figure', () => {
  it.each([
    {
      asked: question,
      row: part,
      where: { quarter: { in: ['2026-27-Q2'] }, agency: { in: ['TVP'] } },
    },
    { asked: question, row: total, where: { quarter: { in: ['2026-27-Q2'] } } },
    {
      asked: drawn,
      row: { ...part, key: 'PURSUE' },
      where: { quarter: { in: ['2026-27-Q2'] }, objective: { in: ['PURSUE'] } },
    },
    {
      asked: { ...drawn, by: ['QUARTER' as const] },
      row: { ...part, key: '2024-25-Q1' },
      where: { quarter: { in: ['2024-25-Q1'] } },
    },
    {
      asked: rolling,
      row: { ...part, key: '2026-27-Q1' },
      where: { quarter: { from: '2025-26-Q2', to: '2026-27-Q1' } },
    },
    {
      asked: { ...rolling, by: ['FINANCIAL_YEAR' as const], window: 'PERIOD' as const },
      row: { ...part, key: '2025-26' },
      where: { financialYear: { in: ['2025-26'] } },
    },
    {
      asked: { ...rolling, by: ['CALENDAR_YEAR' as const], window: 'PERIOD' as const },
      row: { ...part, key: '2025' },
      where: { calendarYear: { in: [2025] } },
    },
  ])('is narrowed by its row: $where', ({ asked, row, where }) => {
    const explained = explainCell(asked, row, 'vacancyRate');
    expect(explained).toEqual({ measure: 'vacancyRate', where });
    expect(
      validate(schema, parse(writeFigureDocument({ measures: ['vacancyRate'], by: [], where }))),
    ).toEqual([]);
  });

  it('does not exist for several parts together', () => {
    expect(explainCell(question, { key: 'over', kind: 'OTHERS' }, 'vacancyRate')).toBeUndefined();
  });
});
