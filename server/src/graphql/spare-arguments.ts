import values from 'graphql/execution/values.js';

/**
 * Lets fields that take no arguments be answered without a list of arguments. For each field of an
 * answer graphql-js makes two objects to put arguments in, and a page has up to 7,000 fields, of
 * which hardly any takes one: a tenth of the objects of a page were these (docs/performance.md).
 *
 * Its executor reads this function from the module each time, so that it can be replaced; there is
 * no option for it. spare-arguments.test.ts fails if a new version no longer does.
 */
export function spareArguments(): void {
  Object.assign(values, { getArgumentValues: sparing });
}

const readArguments = values.getArgumentValues;

/** One object for all fields that take no arguments: nobody may change it. */
const nothing = Object.freeze<Record<string, unknown>>({});

const sparing: typeof values.getArgumentValues = (field, ...rest) =>
  field.args.length === 0 ? nothing : readArguments(field, ...rest);
