import {
  isObject,
  toList,
  toNumber,
  toText,
  toTexts,
} from '#features/explore/answer/shape/read-data.js';
import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import type { FigureQuestion, FigureWhere } from '#lib/figure-question.js';

const comparisons = ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR'] as const;

/**
 * The question behind an answer of figures, in the form that the server accepts for a file: the
 * same measures, groups and filters. Null if it has no measure.
 */
export function toFigureQuestion({
  kind,
  columns,
  by,
  args,
}: Pick<AnswerShape, 'kind' | 'columns' | 'by' | 'args'>): FigureQuestion | null {
  const measures = [...new Set(columns.flatMap(({ measure }) => measure ?? []))];
  if (kind !== 'FIGURES' || measures.length === 0) return null;
  const first = toNumber(args.first);
  const orderBy = (Array.isArray(args.orderBy) ? toList(args.orderBy) : [args.orderBy]).flatMap(
    readOrder,
  );
  const changes = comparisons.filter((to) =>
    columns.some(({ id }) => id.includes(`/change/${to}`)),
  );
  return {
    measures,
    by,
    where: isObject(args.where) ? toWhere(args.where) : {},
    ...(orderBy.length === 0 ? {} : { orderBy }),
    ...(first === null ? {} : { first }),
    ...(args.fillGaps === true ? { fillGaps: true } : {}),
    ...(args.window === 'ROLLING_FOUR_QUARTERS' ? { window: 'ROLLING_FOUR_QUARTERS' } : {}),
    ...(changes.length === 0 ? {} : { changes }),
  };
}

function readOrder(data: unknown): NonNullable<FigureQuestion['orderBy']> {
  if (!isObject(data)) return [];
  const direction = data.direction === 'DESC' ? 'DESC' : 'ASC';
  const [measure, dimension] = [toText(data.measure), toText(data.dimension)];
  return [
    {
      direction,
      ...(measure === null ? {} : { measure }),
      ...(dimension === null ? {} : { dimension }),
    },
  ];
}

/** A filter as JSON. GraphQL accepts a single value in place of a list; files need the list. */
function toWhere(where: FigureWhere): FigureWhere {
  return Object.fromEntries(
    Object.entries(where).map(([name, condition]) => [name, toCondition(name, condition)]),
  );
}

function toCondition(name: string, condition: unknown): unknown {
  if (name === 'not') return isObject(condition) ? toWhere(condition) : condition;
  if (name === 'and' || name === 'or')
    return [condition].flat().map((each) => (isObject(each) ? toWhere(each) : each));
  if (!isObject(condition)) return condition;
  return Object.fromEntries(
    Object.entries(condition).map(([part, value]) => [
      part,
      lists.has(part) && typeof value === 'string' ? toTexts([value]) : value,
    ]),
  );
}

const lists: ReadonlySet<string> = new Set(['in', 'notIn', 'within']);
