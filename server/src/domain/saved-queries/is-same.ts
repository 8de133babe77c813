import { toJson, toText } from '#domain/audit/canonical.js';

import type { SavedContent } from './saved-query.js';

/** Whether two versions have the same content, with the names in their data in any order. */
export function isSame(one: SavedContent, other: SavedContent): boolean {
  return toWritten(one) === toWritten(other);
}

function toWritten({ name, description, text, variables, view }: SavedContent): string {
  return toText(toJson({ name, description, text, variables, view }));
}
