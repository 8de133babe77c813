import type { PostsRow_FigureRowFragment } from '#graphql/operations.js';
import { explainRow, type FigureQuestion, type RowKey } from '#lib/figure-question.js';
import type { FigureCell } from '#ui/figure-block/figure-block.type.js';

import { toCell, toShareCell } from './figures.js';

/** What the columns of posts are called. */
export const postHeadings = ['In post, FTE', 'Funded posts, FTE', 'Vacancy rate'] as const;

/** The posts of a row in a table, each of which can be explained. Of fewer than 20 funded posts the vacant ones stand for their rate. */
export function toPostCells(
  { strengthFte, establishmentFte, vacancyRate }: Omit<PostsRow_FigureRowFragment, '__typename' | ' $fragmentName'>,
  question: FigureQuestion,
  key: RowKey,
): readonly FigureCell[] {
  return [
    toCell(strengthFte, explainRow(question, 'strengthFte', key)),
    toCell(establishmentFte, explainRow(question, 'establishmentFte', key)),
    toShareCell(vacancyRate, explainRow(question, 'vacancyRate', key)),
  ];
}
