import { describe, expect, it } from 'vitest';

import { nameDimension } from '#features/explore/answer/shape/names.js';
import { readShapes } from '#features/explore/answer/shape/shape.js';

import { toFigureQuestion } from './figure-question.js';

const names = {
  findMeasure: () => undefined,
  nameDimension,
  nameValue: (_dimension: string, code: string) => code,
};

const toQuestion = (text: string, variables = {}) => {
  const data = { figures: { rows: [], totals: {} }, measures: [{ key: 'x' }] };
  const [shape] = readShapes({ text, variables, operationName: null, data }, names);
  return shape === undefined ? null : toFigureQuestion(shape);
};

describe('an answer’s question in the form that the server accepts for a file', () => {
  it('asks for the same measures, groups, filters, order, changes and gaps', () => {
    const text = `query ($q: Quarter!) { figures(by: AREA, where: { quarter: { in: $q }, or: { channel: { in: ONLINE } }, not: { sex: { isNull: true } } },
      orderBy: { measure: reports, direction: DESC }, first: 20, fillGaps: true, window: ROLLING_FOUR_QUARTERS) {
      rows { reports { text change(to: SAME_PERIOD_LAST_YEAR) { signed } } again: reports { value } figure(measure: disruptions) { text } } } }`;
    expect(toQuestion(text, { q: '2026-27-Q2' })).toEqual({
      measures: ['reports', 'disruptions'],
      by: ['AREA'],
      where: {
        quarter: { in: ['2026-27-Q2'] },
        or: [{ channel: { in: ['ONLINE'] } }],
        not: { sex: { isNull: true } },
      },
      orderBy: [{ measure: 'reports', direction: 'DESC' }],
      first: 20,
      fillGaps: true,
      window: 'ROLLING_FOUR_QUARTERS',
      changes: ['SAME_PERIOD_LAST_YEAR'],
    });
  });

  it('leaves out arguments that are not in the text', () => {
    expect(toQuestion('{ figures { totals { reports { text } } } }')).toEqual({
      measures: ['reports'],
      by: [],
      where: {},
    });
  });

  it('is null for anything but figures', () => {
    expect(toQuestion('{ measures { key } }')).toBeNull();
  });
});
