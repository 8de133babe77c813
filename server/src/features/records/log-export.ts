import { actingIn } from '#domain/access/acting.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import { datasets } from '#domain/lists.js';
import type { ExportRequest } from '#domain/records/export-request.js';
import type { RecordKind } from '#domain/records/record-kind.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

import type { Counted } from './record-export.reader.js';

/** Records that are about to be sent as a file. */
export interface LoggedExport {
  readonly kind: RecordKind;
  readonly identity: RequestIdentity;
  /** The request, with the reason. */
  readonly request: ExportRequest;
  /** The number of records, in the snapshot that they are read from. */
  readonly counted: Counted;
}

interface Noting {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * Logs an export before any of it is sent. Exports are logged only here, and nothing is sent if
 * logging fails.
 */
export function logExport(
  { database, clock }: Noting,
  { kind, identity, request, counted }: LoggedExport,
): Promise<void> {
  const { agencies, from, to, areas, reason } = request;
  return database.record({
    at: clock.now(),
    action: 'EXPORT',
    ...actingIn(identity),
    touched: counted.byAgency,
    what: `Downloaded ${datasets[kind.dataset].toLowerCase()}`,
    dataset: kind.dataset,
    filter: { agencies, from, to, areas },
    rowCount: counted.rows,
    reason,
  });
}
