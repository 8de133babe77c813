import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { type Change, changeQuestion } from './change-text.js';
import type { FiguresQuestion, WrittenQuestion } from './question.type.js';
import { readQuestion } from './read-question.js';
import { toChangeQuestion, toFiguresQuestion } from './switch-question.js';

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../../../server/schema.graphql'), 'utf8'),
);
const make = (question: WrittenQuestion, ...changes: readonly Change[]) =>
  changes.reduce((now, change) => changeQuestion(now, change, schema), question);
const nothing: WrittenQuestion = { text: '', variables: {} };

function readFigures(question: WrittenQuestion): FiguresQuestion {
  const reading = readQuestion(question, schema);
  if (!reading.ok || reading.question.kind !== 'FIGURES') throw new Error(question.text);
  return reading.question;
}

describe('a question started by the builder', () => {
  const question = make(
    nothing,
    { kind: 'ADD_MEASURES', keys: ['disruptions', 'multiAgencyShare'] },
    { kind: 'ADD_DIMENSION', dimension: 'AREA' },
    { kind: 'ADD_CONDITION', condition: { field: 'quarter', tests: { in: ['2026-27-Q2'] } } },
    { kind: 'ADD_CONDITION', condition: { field: 'area', tests: { within: ['E23000029'] } } },
    { kind: 'PIN', path: ['quarter'] },
    { kind: 'PIN', path: ['area'] },
    { kind: 'SET_ORDERS', orders: [{ by: { measure: 'disruptions' }, isDescending: true }] },
    { kind: 'SET_ARGUMENT', name: 'first', value: 20 },
    { kind: 'SET_SHOWN', name: 'other', isOn: true },
    { kind: 'SET_COMPARISON', key: 'disruptions', to: 'SAME_PERIOD_LAST_YEAR', isOn: true },
  );

  it('shows the earlier figure next to a change, and hides it again', () => {
    const before = { key: 'disruptions', to: 'SAME_PERIOD_LAST_YEAR' } as const;
    const told = make(question, { kind: 'SET_BEFORE', ...before, isOn: true });
    expect(told.text.match(/from \{ value text flags \}/g)).toHaveLength(1);
    expect(make(told, { kind: 'SET_BEFORE', ...before, isOn: false }).text).not.toContain('from {');
    expect(make(told, { kind: 'SET_COMPARISON', ...before, isOn: false }).text).not.toContain(
      'change(',
    );
  });

  it('is short, with the parts of a figure in fragments', () => {
    expect(question.text.split('\n\nfragment Shown')[0])
      .toBe(`query ($quarter: Quarter!, $area: ID!) {
  figures(
    by: [AREA]
    where: {
      quarter: { in: [$quarter] }
      area: { within: [$area] }
    }
    orderBy: {
      measure: disruptions
      direction: DESC
    }
    first: 20
  ) {
    rows { ...Row }
    totals { ...Row }
    other { ...Row }
    ...About
  }
}

fragment Row on FigureRow {
  key { area { code name } }
  disruptions {
    ...Shown
    change(to: SAME_PERIOD_LAST_YEAR) {
      signed
      difference
    }
  }
  multiAgencyShare { ...Shown }
}`);
    expect(question.text.match(/^(query|fragment \w+)/gm)).toEqual([
      'query',
      'fragment Row',
      'fragment Shown',
      'fragment About',
    ]);
    expect(question.variables).toEqual({ quarter: '2026-27-Q2', area: 'E23000029' });
    expect(validate(schema, parse(question.text))).toEqual([]);
  });

  it('keeps a variable if one value becomes several', () => {
    const several = make(question, {
      kind: 'SET_TESTS',
      path: ['area'],
      tests: { within: ['E06000038', 'E10000025'] },
    });
    expect(several.text).toContain('area: { within: $area }');
    expect(several.text).toContain('$area: [ID!]!');
    expect(several.variables).toEqual({ quarter: '2026-27-Q2', area: ['E06000038', 'E10000025'] });
  });

  it('leaves the text unchanged if a variable stands for something else', () => {
    const other = make(question, {
      kind: 'SET_TESTS',
      path: ['quarter'],
      tests: { in: ['2026-27-Q1'] },
    });
    expect(other).toEqual({
      text: question.text,
      variables: { ...question.variables, quarter: '2026-27-Q1' },
    });
  });

  it('can be turned into a question about what explains the change, and back', () => {
    const closed = ['2025-26-Q2', '2026-27-Q1', '2026-27-Q2'];
    const change = toChangeQuestion(
      readFigures(question),
      { measure: 'disruptions', splits: ['AREA', 'OBJECTIVE'] },
      { schema, closed },
    );
    expect(validate(schema, parse(change?.text ?? ''))).toEqual([]);
    const reading = readQuestion(change ?? nothing, schema);
    if (!reading.ok || reading.question.kind !== 'CHANGE') throw new Error('Not read');
    expect(reading.question).toMatchObject({
      measure: { value: 'disruptions' },
      from: { value: '2025-26-Q2' },
      to: { value: '2026-27-Q2' },
      filters: [{ field: 'area' }],
    });
    const back = toFiguresQuestion(reading.question, schema);
    expect(validate(schema, parse(back.text))).toEqual([]);
    expect(
      readFigures(back).filters.map((part) => (part.kind === 'CONDITION' ? part.field : part.kind)),
    ).toEqual(['quarter', 'area']);
  });
});

describe('text that the builder does not show', () => {
  const why = (text: string) => {
    const reading = readQuestion({ text, variables: {} }, schema);
    return reading.ok ? null : reading.beyond;
  };

  it.each([
    { text: 'query {\n  figures(by: [AREA]\n', says: { kind: 'UNFINISHED', line: 3 } },
    { text: '{ kpis { id } }', says: { kind: 'BEYOND', why: 'This text asks for kpis.' } },
    {
      text: '{ a: figures { groupCount } b: figures { groupCount } }',
      says: { kind: 'BEYOND', why: 'This text asks two questions.' },
    },
    {
      text: 'mutation { endSessions(input: { }) { problems { text } } }',
      says: { kind: 'BEYOND', why: 'This text is a mutation, not a question.' },
    },
    { text: 'query A { viewer { id } } query B { viewer { id } }', says: { kind: 'BEYOND' } },
    { text: '# nothing yet', says: { kind: 'EMPTY' } },
  ])('says why for $text', ({ text, says }) => {
    expect(why(text)).toMatchObject(says);
  });

  it('stays as it is when anything is changed', () => {
    const other = { text: '{ kpis { id } }', variables: {} };
    expect(make(other, { kind: 'ADD_MEASURES', keys: ['disruptions'] })).toBe(other);
  });

  it('is shown only as a row of text if it is part of a filter', () => {
    const text =
      '{ figures(where: { not: { or: [{ area: { in: ["E06000038"] } }] } }) { rows { disruptions { text } } } }';
    expect(readFigures({ text, variables: {} }).filters).toMatchObject([
      { kind: 'NOT', branches: [[{ kind: 'TEXT' }]] },
    ]);
  });
});
