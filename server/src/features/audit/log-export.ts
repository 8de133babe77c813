import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

import { actingIn } from '#domain/access/acting.js';
import { markingNames } from '#domain/access/actions.js';
import { highestMarking } from '#domain/access/grant.js';
import { policyFor } from '#domain/access/policy.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import { familiesOf } from '#domain/access/viewer.js';
import { reachOfLog, visibleCountsOf } from '#domain/audit/access.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { type LogRequest, readLogRequest, toLogFileName } from '#domain/audit/log-request.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import { toSlotPerson } from '#platform/fair-share/slots.js';
import { FileCharge, type FilesFromDatabase } from '#platform/http/file-charge.js';
import { FileSender, refuseFile, type Sending } from '#platform/http/file-sender.js';

import { type EntryFilter, everyEntry, ofAgency } from './audit-log.reader.js';
import { readLogExport } from './log-export.reader.js';

export interface LogExportParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly readReferenceData: () => Promise<ReferenceData>;
  readonly files: FilesFromDatabase;
}

interface Params {
  readonly request: LogRequest;
  readonly identity: RequestIdentity;
  readonly referenceData: ReferenceData;
}

/** Serves the part of the log that somebody may read, as a file. */
export function serveLogExport(app: FastifyInstance, parts: LogExportParts): void {
  const sender = new FileSender({
    logger: parts.logger,
    what: 'entries of the log',
    slots: parts.files.slots,
  });
  app.route<{ Querystring: Readonly<Record<string, unknown>> }>({
    url: '/export/log.csv',
    method: 'GET',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { query, identity } = request;
      if (identity === null) throw new Error('The request for the log has no identity');
      const referenceData = await parts.readReferenceData();
      const read = readLogRequest(query, referenceData.agencies);
      if (!read.ok) return refuseFile(reply, { status: 400, sentence: read.reason });
      const charge = new FileCharge(parts.files.hour, toSlotPerson(request));
      return sender.send(reply, (sending) =>
        send({ request: read.request, identity, referenceData }, { ...parts, ...sending, charge }),
      );
    },
  });
}

interface SendingLog extends LogExportParts, Sending {
  readonly charge: FileCharge;
}

/** Charges the cost and logs the export before any of the file is sent. */
async function send(
  { request, identity, referenceData }: Params,
  { database, clock, charge, pass, signal }: SendingLog,
): Promise<void> {
  const { agencies } = referenceData;
  await charge.takeFinding({ ...request, agency: request.agency?.code });
  const visible = visibleCountsOf(policyFor(identity.viewer, familiesOf(agencies)), agencies);
  const marking = markingNames[highestMarking(identity.viewer.grants)];
  return readLogExport(database, {
    filter: {
      ...toFilter(request, reachOfLog(identity.viewer, agencies)),
      ...ofAgency(request.agency?.id ?? null, visible),
    },
    ...{ agencies, visible, marking, signal },
    deliver: (rows, file) =>
      charge.sendRows(rows, async (meter) => {
        await database.record(toEntry({ request, identity }, { rows, at: clock.now() }));
        await pass(
          { name: toLogFileName(marking, request), marking, headers: { 'x-entries': rows } },
          meter(file),
        );
      }),
  });
}

function toFilter(
  { from, to, actions, name }: LogRequest,
  ofAgencyIds: readonly number[] | null,
): EntryFilter {
  return { ...everyEntry, from, to, actions, name, ofAgencyIds };
}

function toEntry(
  { request, identity }: Omit<Params, 'referenceData'>,
  { rows, at }: { readonly rows: number; readonly at: Date },
): Entry {
  const { from, to, actions, agency, name } = request;
  return {
    ...concerningNoRecords,
    ...{ at, action: 'EXPORT', ...actingIn(identity), what: 'Downloaded entries of the log' },
    filter: { from, to, actions, agency: agency?.code ?? null, name },
    rowCount: rows,
  };
}
