import type { GraphQLSchema } from 'graphql';

import { writeCondition } from './change-filter.js';
import type { Condition, FilterPart, Tests } from './question.type.js';

/** The tests of a condition, with variables replaced by their values. */
export function testsOf({ tests }: Condition): Tests {
  return Object.fromEntries(tests.map(({ operator, values }) => [operator, values]));
}

/** Writes a filter as an argument, one line per part; null if there is none. */
export function writeWhere(parts: readonly FilterPart[], schema: GraphQLSchema): string | null {
  const sources = parts.map((part) => writePart(part, schema));
  if (sources.length === 0) return null;
  const lines = haveOwnNames(sources) ? sources : [writeFilter(parts, schema)?.slice(2, -2) ?? ''];
  return `where: {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}

/** Whether all names differ: an object can contain a name only once. */
function haveOwnNames(sources: readonly string[]): boolean {
  const names = sources.map((source) => /^\w+/.exec(source)?.[0]);
  return new Set(names).size === names.length && !names.includes(undefined);
}

/** Writes parts of a filter as one object; null if there is none. */
export function writeFilter(parts: readonly FilterPart[], schema: GraphQLSchema): string | null {
  if (parts.length === 0) return null;
  const sources = parts.map((part) => writePart(part, schema));
  const isClear = haveOwnNames(sources);
  return isClear
    ? `{ ${sources.join(', ')} }`
    : `{ and: [${sources.map((source) => (source.startsWith('{') ? source : `{ ${source} }`)).join(', ')}] }`;
}

function writePart(part: FilterPart, schema: GraphQLSchema): string {
  if (part.kind === 'TEXT') return part.text;
  if (part.kind === 'CONDITION')
    return writeCondition({ field: part.field, tests: testsOf(part) }, schema);
  const branches = part.branches.map((branch) => writeFilter(branch, schema) ?? '{}');
  return part.kind === 'NOT' ? `not: ${branches[0] ?? '{}'}` : `or: [${branches.join(', ')}]`;
}
