import { skipToken, useQuery } from '@apollo/client/react';

import type { PackParams } from '#features/boards/pack-params.type.js';

import { PACK_REVISIONS, type ShownRevision } from './revision-documents.js';

interface PackRevisions {
  /** Undefined until known. */
  readonly revisions: readonly ShownRevision[] | undefined;
  readonly error: Error | undefined;
}

/**
 * How later returns have changed a pack; nothing for a pack that is not signed off. The server is
 * asked once for all callers.
 */
export function usePackRevisions(asked: PackParams, isFrozen: boolean): PackRevisions {
  const { data, error } = useQuery(PACK_REVISIONS, isFrozen ? { variables: asked } : skipToken);
  return { revisions: isFrozen ? data?.board?.revisions : [], error };
}
