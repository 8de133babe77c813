import type { GraphQLSchema } from 'graphql';

import { choicesOf } from '#features/explore/strip/choices-of.js';
import type { Picker } from '#features/explore/strip/read-variables.js';
import type { Choices } from '#features/explore/workbench.type.js';
import { formatMonth } from '#lib/format.js';
import { labelQuarter } from '#lib/quarter.js';
import type { SelectGroup } from '#ui/select.type.js';

import type { Operator, Plain, Tests } from './question.type.js';
import type { FilterField } from './schema-words.js';

const pickers: Readonly<Record<string, Picker>> = {
  Quarter: 'QUARTER',
  Month: 'MONTH',
  FinancialYear: 'YEAR',
  Boolean: 'YES_NO',
};

interface Context {
  readonly schema: GraphQLSchema;
  readonly choices: Choices;
}

/** The values that a filter field can have, as the pickers of other pages offer them. */
export function valuesOf(
  { field, type }: FilterField,
  { schema, choices }: Context,
): readonly SelectGroup[] {
  if (type === 'Int') {
    const years = new Set(
      choices.periods.flatMap(({ start, end }) => [start.slice(0, 4), end.slice(0, 4)]),
    );
    return [
      {
        name: null,
        options: [...years]
          .sort()
          .toReversed()
          .map((year) => ({ code: year, name: year })),
      },
    ];
  }
  const picker =
    pickers[type] ??
    (type !== 'ID' ? 'LIST' : field.toLowerCase().includes('agency') ? 'AGENCY' : 'AREA');
  const groups = choicesOf({ picker, type }, { schema, choices }) ?? [];
  const kind = upperKinds[field];
  if (kind === undefined) return groups;
  const codes = new Set(choices.areas.filter((area) => area.kind === kind).map(({ code }) => code));
  return groups
    .map((group) => ({ ...group, options: group.options.filter(({ code }) => codes.has(code)) }))
    .filter(({ options }) => options.length > 0);
}

/** Fields that accept only areas of one kind. */
const upperKinds: Readonly<Record<string, string>> = {
  county: 'COUNTY',
  localCommandUnit: 'LOCAL_COMMAND_UNIT',
};

/** The value for a picker's code. */
export function toPlain(code: string, { type }: Pick<FilterField, 'type'>): Plain {
  if (type === 'Int') return Number(code);
  return type === 'Boolean' ? code === 'true' : code;
}

/** The forms of a condition, each with its name in a picker. */
export const ways = {
  in: 'is one of',
  within: 'lies in',
  notIn: 'is none of',
  range: 'from and to',
  none: 'is not recorded',
  some: 'is recorded',
} as const;
export type Way = keyof typeof ways;

/** The forms that a field's conditions can have. */
export function waysOf({ operators, field }: FilterField): readonly Way[] {
  const has = (operator: Operator) => operators.includes(operator);
  const list: readonly Way[] = [
    // A place usually includes everything inside it.
    ...(has('within') ? ['within' as const] : []),
    ...(has('in') ? ['in' as const] : []),
    ...(has('notIn') ? ['notIn' as const] : []),
    ...(has('from') ? ['range' as const] : []),
    ...(has('isNull') ? (['none', 'some'] as const) : []),
  ];
  return field === '' ? [] : list;
}

/** The form that a condition's operators belong to; null if it mixes several. */
export function wayOf(tests: Tests): Way | null {
  const asked = Object.keys(tests);
  if (asked.length === 0) return null;
  if (asked.every((operator) => operator === 'from' || operator === 'to')) return 'range';
  if (asked.length > 1) return null;
  if (tests.isNull !== undefined) return tests.isNull[0] === true ? 'none' : 'some';
  return (
    (['in', 'within', 'notIn'] as const).find((operator) => tests[operator] !== undefined) ?? null
  );
}

/** Describes a condition's values in a few words. */
export function describeTests(
  field: FilterField | undefined,
  tests: Tests,
  context: Context,
): string {
  const options =
    field === undefined ? [] : valuesOf(field, context).flatMap((group) => group.options);
  // A period may be outside those that the picker offers.
  const nameUnlisted = (code: string) => {
    if (field?.type === 'Quarter') return labelQuarter(code, 0);
    return field?.type === 'Month' && /^\d{4}-(0[1-9]|1[0-2])$/.test(code)
      ? formatMonth(code)
      : code;
  };
  const name = (value: Plain) =>
    options.find(({ code }) => code === String(value))?.name ?? nameUnlisted(String(value));
  const list = (values: readonly Plain[]) => {
    if (values.length === 0) return 'not set';
    return values.length > 2 ? `${values.length} chosen` : values.map(name).join(' or ');
  };
  const parts = [
    ...(tests.within === undefined
      ? []
      : [tests.within.length === 0 ? list([]) : `in ${list(tests.within)}`]),
    ...(tests.in === undefined ? [] : [list(tests.in)]),
    ...(tests.notIn === undefined ? [] : [`not ${list(tests.notIn)}`]),
    ...describeRange(tests, list),
    ...(tests.isNull === undefined ? [] : [tests.isNull[0] === true ? 'not recorded' : 'recorded']),
  ];
  return parts.join(', ');
}

function describeRange(
  { from, to }: Tests,
  list: (values: readonly Plain[]) => string,
): readonly string[] {
  if (from !== undefined && to !== undefined) return [`${list(from)} to ${list(to)}`];
  if (from !== undefined) return [`from ${list(from)}`];
  return to === undefined ? [] : [`to ${list(to)}`];
}
