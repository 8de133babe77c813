import { toJson } from '#domain/audit/canonical.js';
import type { Json } from '#domain/json.js';

import type { Given } from './variables.js';

/**
 * The values that a saved question is asked with: those of its variables as sent, and the filters
 * of the page around the question (the page's scope, by name).
 */
export function toGiven(variables: unknown, scope: object): Given {
  return { values: toRecord(variables), scope: toRecord(scope) };
}

/** Data by name; empty if it has another shape. */
export function toRecord(value: unknown): Readonly<Record<string, Json>> {
  const plain = toJson(value ?? {});
  return typeof plain === 'object' && plain !== null && !isList(plain) ? plain : {};
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
