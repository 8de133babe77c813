import type { Json } from './entry.js';

/** Parts of a filter that call records by their reference, as the API calls them. */
const naming: ReadonlySet<string> = new Set([
  'reference',
  'disruptionReference',
  'ocgReference',
  'senderReference',
]);

/**
 * Every reference that a filter calls records by, each once. `AGENCY:REFERENCE` is that of another
 * agency's record: its own reference alone is one.
 */
export function referencesIn(filter: Json): readonly string[] {
  const found = new Set<string>();
  toNamed(filter, (reference) => {
    found.add(reference);
    return reference;
  });
  return [...found];
}

/**
 * A filter with another name in the place of each reference; whose record it is stays, and so does
 * everything else.
 */
export function toNamed(filter: Json, rename: (reference: string) => string): Json {
  return walk(filter, rename, false);
}

function walk(value: Json, rename: (reference: string) => string, isNaming: boolean): Json {
  if (typeof value === 'string') return isNaming ? renameIn(value, rename) : value;
  if (isList(value)) return value.map((part) => walk(part, rename, isNaming));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      walk(part, rename, isNaming || naming.has(name)),
    ]),
  );
}

function renameIn(text: string, rename: (reference: string) => string): string {
  const colon = text.indexOf(':');
  return colon < 0 ? rename(text) : `${text.slice(0, colon)}:${rename(text.slice(colon + 1))}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
