import { describe, expect, it } from 'vitest';

import { askNextPage, findRootNode, listFirst, orderBy } from './ask-again.js';
import type { AnswerColumn, AnswerShape } from './shape/shape.type.js';

const column = (given: Partial<AnswerColumn>): AnswerColumn => ({
  id: 'disruptions',
  kind: 'FIGURE',
  heading: 'Confirmed disruptions',
  alias: null,
  dimension: null,
  measure: 'disruptions',
  unit: 'COUNT',
  isNumber: true,
  ...given,
});

const turn = (text: string, order: 'asc' | 'desc' | null, of: Partial<AnswerColumn> = {}) => {
  const asked = { text, variables: {} };
  const node = findRootNode({ asked, operationName: null }, 'figures');
  if (node === null) throw new Error('The text asks for no figures');
  return orderBy(asked, node, { column: column(of), order });
};

describe('asking again, in another order or for more rows,', () => {
  it.each([
    {
      where: 'an order in it already',
      text: '{ figures(by: [AREA], orderBy: { dimension: AREA, direction: ASC }, first: 20) { dataVersion } # kept\n}',
      becomes:
        '{ figures(by: [AREA], orderBy: { measure: disruptions, direction: DESC }, first: 20) { dataVersion } # kept\n}',
    },
    {
      where: 'arguments next to each other',
      text: '{ figures(by: [AREA]) { dataVersion } }',
      becomes:
        '{ figures(by: [AREA], orderBy: { measure: disruptions, direction: DESC }) { dataVersion } }',
    },
    {
      where: 'arguments below each other',
      text: '{\n  figures(\n    by: [AREA]\n    first: 20\n  ) { dataVersion }\n}',
      becomes:
        '{\n  figures(\n    by: [AREA]\n    first: 20\n    orderBy: { measure: disruptions, direction: DESC }\n  ) { dataVersion }\n}',
    },
    {
      where: 'no arguments',
      text: '{ figures { dataVersion } }',
      becomes: '{ figures(orderBy: { measure: disruptions, direction: DESC }) { dataVersion } }',
    },
  ])('changes only the order in the text, with $where', ({ text, becomes }) => {
    expect(turn(text, 'desc')?.text).toBe(becomes);
  });

  it('sets a variable and leaves the text as it is', () => {
    const text = 'query ($o: [FigureOrder!]) { figures(orderBy: $o) { dataVersion } }';
    expect(turn(text, 'asc', { kind: 'DIMENSION', dimension: 'AREA', measure: null })).toEqual({
      text,
      variables: { o: { dimension: 'AREA', direction: 'ASC' } },
    });
  });

  it('is not possible by a change, by which the API cannot order', () => {
    expect(turn('{ figures { dataVersion } }', 'desc', { kind: 'CHANGE' })).toBeNull();
  });

  it('lists more rows', () => {
    const asked = { text: '{ figures(first: 20) { dataVersion } }', variables: {} };
    const node = findRootNode({ asked, operationName: null }, 'figures');
    expect(node === null ? null : listFirst(asked, node, 1000).text).toBe(
      '{ figures(first: 1000) { dataVersion } }',
    );
  });
});

describe('the next page of records', () => {
  const asked = {
    text: '{ all: reports(first: 100, reason: "To check") { pageInfo { hasNextPage endCursor } } }',
    variables: {},
  };
  const ask = (page: NonNullable<AnswerShape['page']>) =>
    askNextPage({ asked, operationName: null }, { ...whole, page });
  const whole: AnswerShape = {
    kind: 'RECORDS',
    key: 'all',
    field: 'reports',
    args: {},
    columns: [],
    rows: [],
    totals: null,
    other: null,
    by: [],
    groupCount: null,
    completeness: 'CUT',
    filters: [],
    notes: [],
    returns: null,
    dataVersion: null,
    asOf: null,
  };

  it('starts where the last one ended, with any text as the cursor', () => {
    expect(ask({ hasNextPage: true, endCursor: 'a"b', totalCount: null })?.text).toContain(
      'reason: "To check", after: "a\\"b")',
    );
  });

  it.each([
    { page: { hasNextPage: false, endCursor: 'x', totalCount: null }, why: 'it was the last' },
    {
      page: { hasNextPage: true, endCursor: null, totalCount: null },
      why: 'the text does not ask where it ends',
    },
  ])('has no request if $why', ({ page }) => {
    expect(ask(page)).toBeNull();
  });
});
