import { type RecordScope, recordScopeOf, type Viewer } from '#domain/access/viewer.js';
import type { AgencyRecord } from '#domain/agencies.js';

/** A scope that includes some records. */
export type OpenScope = Exclude<RecordScope, { readonly kind: 'NONE' }>;

/**
 * Whose records a viewer may open; or what they need in order to open any, in a sentence that
 * reveals nothing about the records.
 */
export type Opening =
  | { readonly ok: true; readonly scope: OpenScope }
  | { readonly ok: false; readonly reason: string };

/**
 * Whether a viewer may open records, and not just see figures about them.
 *
 * @param agencies all agencies: the family of a granted agency decides who is cleared
 * @param name what the records are called, such as "reports"
 */
export function toOpening(
  viewer: Pick<Viewer, 'grants'>,
  agencies: readonly AgencyRecord[],
  name: string,
): Opening {
  const scope = recordScopeOf(viewer, new Map(agencies.map(({ id, family }) => [id, family])));
  if (scope.kind !== 'NONE') return { ok: true, scope };
  const reason = `You may see figures about ${name}, but not open the individual records. For that you need a grant as analyst, contributor or moderator, which an administrator can give you.`;
  return { ok: false, reason };
}
