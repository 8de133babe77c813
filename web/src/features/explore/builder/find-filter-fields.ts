import type { BuilderContext } from './builder.type.js';
import type { BuilderQuestion } from './question.type.js';
import { type FilterField, filterFields } from './schema-words.js';
import { findForeignDimensions, type Misfit } from './what-fits.js';

const times: ReadonlySet<string> = new Set(['Quarter', 'Month', 'FinancialYear', 'Int']);

/**
 * The fields that a question can be filtered by, and the fields that its measures do not record.
 */
export function findFilterFields(
  question: BuilderQuestion,
  { schema, fitting }: Pick<BuilderContext, 'schema' | 'fitting'>,
): { readonly fields: readonly FilterField[]; readonly foreign: readonly Misfit[] } {
  const all = filterFields(schema);
  const isChange = question.kind === 'CHANGE';
  const measures = isChange
    ? question.measure === null
      ? []
      : [question.measure.value]
    : question.measures.map(({ key }) => key);
  // A change has its own quarters.
  return {
    fields: isChange ? all.filter(({ type }) => !times.has(type)) : all,
    foreign: findForeignDimensions(measures, fitting),
  };
}
