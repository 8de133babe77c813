import type { FieldNode } from 'graphql';

import { readRootFields } from '#features/explore/answer/shape/read-fields.js';
import type { AnswerColumn, AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import type { QuestionText, Run } from '#features/explore/workbench.type.js';

import { setArgument } from './set-argument.js';

/** How a column is ordered; null if the answer is in its original order. */
export type ColumnOrder = 'asc' | 'desc' | null;

/** The root field of an operation that has this name in the answer; null if the text has none. */
export function findRootNode(
  run: Pick<Run, 'asked' | 'operationName'>,
  key: string,
): FieldNode | null {
  const fields = readRootFields({ ...run.asked, operationName: run.operationName });
  return fields?.find((field) => field.key === key)?.node ?? null;
}

/** Orders the groups of a question by a column; null if the API cannot order by that column. */
export function orderBy(
  question: QuestionText,
  node: FieldNode,
  { column, order }: Ordering,
): QuestionText | null {
  if (order === null)
    return setArgument(question, node, { name: 'orderBy', literal: '[]', value: [] });
  const direction = order === 'asc' ? 'ASC' : 'DESC';
  if (column.kind === 'DIMENSION' && column.dimension !== null)
    return write({ dimension: column.dimension });
  if (column.kind === 'FIGURE' && column.measure !== null)
    return write({ measure: column.measure });
  return null;

  function write(by: Readonly<Record<string, string>>): QuestionText {
    const parts = Object.entries({ ...by, direction });
    return setArgument(question, node, {
      name: 'orderBy',
      literal: `{ ${parts.map(([name, value]) => `${name}: ${value}`).join(', ')} }`,
      value: Object.fromEntries(parts),
    });
  }
}

interface Ordering {
  readonly column: AnswerColumn;
  readonly order: ColumnOrder;
}

/** Changes a question to list this many groups. */
export function listFirst(question: QuestionText, node: FieldNode, first: number): QuestionText {
  return setArgument(question, node, { name: 'first', literal: String(first), value: first });
}

/**
 * The question for the next page of records; null if there is none, or if the text does not ask
 * where this page ends.
 */
export function askNextPage(
  run: Pick<Run, 'asked' | 'operationName'>,
  { key, page }: AnswerShape,
): QuestionText | null {
  const node = findRootNode(run, key);
  const cursor = page?.endCursor ?? null;
  if (node === null || cursor === null || page?.hasNextPage !== true) return null;
  return setArgument(run.asked, node, {
    name: 'after',
    literal: JSON.stringify(cursor),
    value: cursor,
  });
}
