import { type RecordScope, recordScopeOf, type Viewer } from '#domain/access/viewer.js';
import type { AgencyRecord } from '#domain/agencies.js';

/** A scope with which there is something to open. */
export type OpenScope = Exclude<RecordScope, { readonly kind: 'NONE' }>;

/**
 * Whose records a viewer may open; or what it takes to open any, in a sentence that tells nothing
 * of what is there.
 */
export type Opening =
  | { readonly ok: true; readonly scope: OpenScope }
  | { readonly ok: false; readonly reason: string };

/**
 * Whether a viewer may open records, as against seeing figures of them.
 *
 * @param agencies all there are: what family a granted agency is of decides who is cleared
 * @param name what the records are called, such as "reports"
 */
export function toOpening(
  viewer: Pick<Viewer, 'grants'>,
  agencies: readonly AgencyRecord[],
  name: string,
): Opening {
  const scope = recordScopeOf(viewer, new Map(agencies.map(({ id, family }) => [id, family])));
  if (scope.kind !== 'NONE') return { ok: true, scope };
  const reason = `You may see figures of ${name}, but not open them one by one. For that you need a grant as analyst, contributor or moderator, which an administrator can give you.`;
  return { ok: false, reason };
}
