import values from 'graphql/execution/values.js';

/**
 * Uses one shared object for all fields that take no arguments. graphql-js makes two objects for
 * the arguments of each field. A page has up to 7,000 fields, few of them with arguments, so a
 * tenth of a page's objects held no arguments (docs/performance.md).
 *
 * There is no option for this, but the executor reads its function from the module each time, so
 * the function can be replaced. spare-arguments.test.ts fails if a new version works differently.
 */
export function spareArguments(): void {
  Object.assign(values, { getArgumentValues: sparing });
}

const readArguments = values.getArgumentValues;

/** The one object for all fields that take no arguments. It must not be changed. */
const nothing = Object.freeze<Record<string, unknown>>({});

const sparing: typeof values.getArgumentValues = (field, ...rest) =>
  field.args.length === 0 ? nothing : readArguments(field, ...rest);
