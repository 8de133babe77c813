import { actingIn } from '#domain/access/acting.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import type { Entry } from '#domain/audit/entry.js';
import type { Dataset } from '#domain/lists.js';
import { formatQuarter } from '#domain/quarter.js';
import type { ImportedFile } from '#features/returns/import-returns.js';

/** Returns that were compared with records but not published. */
export interface Screening {
  readonly identity: RequestIdentity;
  readonly at: Date;
  readonly dataset: Dataset;
  /** The id of the agency that sent the returns. */
  readonly agencyId: number;
  readonly files: readonly ImportedFile[];
}

/**
 * The log entry for returns that were only checked, because their sender learns which of their own
 * records would change. Nobody else's records are used, so the entry is not one for opened records.
 */
export function toScreeningEntry({ identity, at, dataset, agencyId, files }: Screening): Entry {
  const quarters = [...new Set(files.flatMap(({ quarter }) => quarter ?? []))].sort();
  const named = files
    .flatMap(({ difference }) => difference?.records ?? [])
    .filter(({ change }) => change !== 'ADDED');
  const when = quarters.length === 0 ? '' : ` for ${quarters.map(formatQuarter).join(', ')}`;
  return {
    ...actingIn(identity),
    at,
    action: 'COLLECTION',
    touched: { [agencyId]: named.length },
    what: `Compared a return of ${dataset.toLowerCase()}${when} with the records, without publishing it`,
    dataset,
    filter: { quarters },
    rowCount: named.length,
    reason: null,
  };
}
