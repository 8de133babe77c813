import { type GraphQLSchema, isEnumType } from 'graphql';

import { nameOfValue } from '#features/explore/editor/describe-error.js';
import type { Choices } from '#features/explore/workbench.type.js';
import { formatMonth } from '#lib/format.js';
import { groupAreas, toAreaChoices } from '#lib/scope/choice.js';
import type { SelectGroup } from '#ui/select.type.js';

import type { Variable } from './read-variables.js';

interface ChoicesContext {
  readonly choices: Choices;
  readonly schema: GraphQLSchema;
}

/** The possible values of a variable, if they can be listed; null if its value is typed. */
export function choicesOf(
  { picker, type }: Pick<Variable, 'picker' | 'type'>,
  { choices, schema }: ChoicesContext,
): readonly SelectGroup[] | null {
  const list = (options: SelectGroup['options']): readonly SelectGroup[] => [
    { name: null, options },
  ];
  switch (picker) {
    case 'QUARTER':
      return list(
        choices.periods.toReversed().map(({ key, label, status }) => ({
          code: key,
          name: status === 'OPEN' ? `${label}, open` : label,
        })),
      );
    case 'MONTH':
      return list(
        choices.periods
          .toReversed()
          .flatMap(({ start }) => monthsFrom(start))
          .map((month) => ({ code: month, name: formatMonth(month) })),
      );
    case 'YEAR':
      return list(
        [...new Set(choices.periods.toReversed().map(({ key }) => key.slice(0, 7)))].map(
          (year) => ({
            code: year,
            name: year.replace('-', '/'),
          }),
        ),
      );
    case 'AREA':
      return groupAreas(toAreaChoices(choices.areas));
    case 'AGENCY':
      return list(choices.agencies.map(({ code, name }) => ({ code, name })));
    case 'YES_NO':
      return list([
        { code: 'true', name: 'Yes' },
        { code: 'false', name: 'No' },
      ]);
    case 'LIST':
      return list(listOf(type, { choices, schema }));
    default:
      return null;
  }
}

function listOf(type: string, { choices, schema }: ChoicesContext): SelectGroup['options'] {
  if (type === 'MeasureKey') return choices.measures.map(({ key, name }) => ({ code: key, name }));
  const listed = { Objective: choices.objectives, CrimeType: choices.crimeTypes }[type];
  if (listed !== undefined) return listed.map(({ code, name }) => ({ code, name }));
  const found = schema.getType(type);
  return isEnumType(found)
    ? found.getValues().map(({ name }) => ({ code: name, name: nameOfValue(schema, type, name) }))
    : [];
}

/**
 * Groups with an option before all others, in the group without a heading: a list can have only one
 * such group.
 */
export function withFirstOption(
  groups: readonly SelectGroup[],
  option: SelectGroup['options'][number],
): readonly SelectGroup[] {
  const [first, ...rest] = groups;
  return first?.name === null
    ? [{ name: null, options: [option, ...first.options] }, ...rest]
    : [{ name: null, options: [option] }, ...groups];
}

/**
 * The keys of the three months of a quarter, last first.
 * @param start the first day of the quarter
 */
function monthsFrom(start: string): readonly string[] {
  const [year = '', month = ''] = start.split('-');
  return [2, 1, 0].map((by) => `${year}-${String(Number(month) + by).padStart(2, '0')}`);
}

/**
 * Fills in required values that are missing: the quarter that pages open on, the largest area, the
 * first value of a list.
 */
export function fillVariables(
  variables: readonly Variable[],
  values: Readonly<Record<string, unknown>>,
  context: ChoicesContext,
): Readonly<Record<string, unknown>> {
  const missing = variables.filter(
    ({ name, isRequired }) => isRequired && (values[name] === undefined || values[name] === null),
  );
  const filled = missing.flatMap((variable) => {
    const first =
      variable.picker === 'QUARTER'
        ? usualQuarter(context.choices)
        : choicesOf(variable, context)?.[0]?.options[0]?.code;
    if (first === undefined || variable.picker === 'AGENCY') return [];
    const value = variable.picker === 'YES_NO' ? first === 'true' : first;
    return [[variable.name, variable.isList ? [value] : value] as const];
  });
  return filled.length === 0 ? values : { ...values, ...Object.fromEntries(filled) };
}

/**
 * The key of the latest closed quarter with data; else of the latest closed quarter, else of the
 * latest quarter.
 */
export function usualQuarter({ periods }: Pick<Choices, 'periods'>): string | undefined {
  const closed = periods.filter(({ status }) => status !== 'OPEN');
  return (
    closed.findLast(({ datasetsReceived }) => datasetsReceived.length > 0) ??
    closed.at(-1) ??
    periods.at(-1)
  )?.key;
}
