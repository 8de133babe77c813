import type { GraphQLSchema } from 'graphql';

import { addArgument } from './change-arguments.js';
import { type Change, changeQuestion } from './change-text.js';
import { takeStep } from './open-question.js';
import type { FiguresQuestion, WrittenQuestion } from './question.type.js';
import { writeWhere } from './write-filter.js';

/** The parts of a question that are copied into a new one. */
export type FiguresParts = Pick<
  FiguresQuestion,
  | 'measures'
  | 'by'
  | 'filters'
  | 'window'
  | 'orderBy'
  | 'first'
  | 'fillGaps'
  | 'hasTotals'
  | 'hasOther'
>;

/** Writes a short new question for figures, with variables replaced by their values. */
export function writeFigures(parts: FiguresParts, schema: GraphQLSchema): string {
  const { measures, by, filters, window, orderBy, first, fillGaps, hasTotals, hasOther } = parts;
  const start: WrittenQuestion = { text: '', variables: {} };
  const changes: readonly Change[] = [
    { kind: 'ADD_MEASURES', keys: measures.map(({ key }) => key) },
    ...by.map(({ dimension }): Change => ({ kind: 'ADD_DIMENSION', dimension })),
  ];
  const begun = changes.reduce((now, change) => changeQuestion(now, change, schema), start);
  const where = writeWhere(filters, schema);
  const filtered =
    where === null ? begun : takeStep(begun, schema, (open) => addArgument(open, where));
  const rest: readonly Change[] = [
    ...(orderBy.length === 0 ? [] : [{ kind: 'SET_ORDERS', orders: orderBy } as const]),
    ...Object.entries({ first, window, fillGaps }).flatMap(([name, setting]): readonly Change[] =>
      setting === null ? [] : [{ kind: 'SET_ARGUMENT', name, value: setting.value }],
    ),
    { kind: 'SET_SHOWN', name: 'totals', isOn: hasTotals },
    { kind: 'SET_SHOWN', name: 'other', isOn: hasOther },
    ...measures.flatMap(({ key, changes: told, befores, hasParts }): readonly Change[] => [
      ...told.map((to): Change => ({ kind: 'SET_COMPARISON', key, to, isOn: true })),
      ...befores.map((to): Change => ({ kind: 'SET_BEFORE', key, to, isOn: true })),
      ...(hasParts ? [{ kind: 'SET_PARTS', key, isOn: true } as const] : []),
    ]),
  ];
  return rest.reduce((now, change) => changeQuestion(now, change, schema), filtered).text;
}
