import type { Json } from '#domain/json.js';

/**
 * Parts of a filter that name records by reference, as the API calls them. An agency's own
 * reference may contain a colon. A reference from another record has the agency before its first
 * colon, and any reference in a condition may have one, too (`reference: { in: [...] }`).
 */
const naming: ReadonlyMap<string, 'OWN' | 'WITH_AGENCY'> = new Map([
  ['reference', 'OWN'],
  ['senderReference', 'OWN'],
  ['disruptionReference', 'WITH_AGENCY'],
  ['ocgReference', 'WITH_AGENCY'],
]);

/**
 * Every reference that a filter names, once. If a reference is written `AGENCY:REFERENCE`, as one
 * record names another, only the part after the colon is returned.
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
 * A filter with each reference renamed. The agency in front of a reference and everything else stay
 * the same.
 */
export function toNamed(filter: Json, rename: (reference: string) => string): Json {
  return walk(filter, rename, null);
}

function walk(
  value: Json,
  rename: (reference: string) => string,
  names: 'OWN' | 'WITH_AGENCY' | null,
): Json {
  if (typeof value === 'string') {
    if (names === null) return value;
    return names === 'OWN' ? rename(value) : renameIn(value, rename);
  }
  if (isList(value)) return value.map((part) => walk(part, rename, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      walk(part, rename, names === null ? (naming.get(name) ?? null) : 'WITH_AGENCY'),
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
