import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { RequestIdentity } from '#domain/access/request-identity.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { type OpenScope, toOpening } from '#domain/records/access.js';
import {
  EXPORT_MARKING,
  type ExportRequest,
  readExportRequest,
  toFileName,
} from '#domain/records/export-request.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { RefusalLog } from '#platform/audit/refusal-log.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import { toSlotPerson } from '#platform/fair-share/slots.js';
import { FileCharge, type FilesFromDatabase } from '#platform/http/file-charge.js';
import {
  FileSender,
  type RefusedFile,
  refuseFile,
  type Sending,
} from '#platform/http/file-sender.js';
import { toRefusal } from '#platform/http/guard-routes.js';
import { toFormPage } from '#platform/http/html-page.js';
import { isFromBrowser, isSameOrigin } from '#platform/http/own-origin.js';

import { type Exported, exportedDatasets, hasSeveralSenders } from './exported-dataset.js';
import { logExport } from './log-export.js';
import { readExport } from './record-export.reader.js';

export interface ExportParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly readReferenceData: () => Promise<ReferenceData>;
  readonly refusals: Pick<RefusalLog, 'note'>;
  /** The address of the application for browsers; null if it is the requested host. */
  readonly publicUrl: string | null;
  readonly files: FilesFromDatabase;
  /** How long a client may stop reading before the download is given up, in milliseconds. */
  readonly stallTimeoutMs?: number;
}

/** Serves records as files of any size. */
export function serveRecordExports(app: FastifyInstance, parts: ExportParts): void {
  const { logger, files, stallTimeoutMs } = parts;
  const sender = new FileSender({ logger, what: 'records', slots: files.slots, stallTimeoutMs });
  app.route<{ Params: { readonly file: string } }>({
    url: '/export/records/:file',
    method: 'GET',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      if (!isMeant(request, parts.publicUrl)) return askForReason(request, reply, parts);
      const asked = await readRequest(request, parts);
      if (!asked.ok) return refuseFile(reply, asked);
      const charge = new FileCharge(files.hour, toSlotPerson(request));
      return sender.send(reply, (sending) => read(asked, { ...parts, ...sending, charge }));
    },
  });
}

const unmeant =
  'Records can be exported only from a page of Stronghold, or with a token, so that the reason in the log is one that you gave. This address was opened from another site.';

/**
 * Whether the person meant to ask. A link from another site could write a reason into the log in
 * somebody’s name, so only Stronghold’s own pages, tokens and local programs may ask.
 */
function isMeant(request: FastifyRequest, publicUrl: string | null): boolean {
  const { identity } = request;
  if (identity?.isByToken || isSameOrigin(request, publicUrl)) return true;
  return identity?.session === null && !isFromBrowser(request);
}

/** Refuses. A browser gets a page that asks for a reason and then offers the same file. */
async function askForReason(
  request: FastifyRequest,
  reply: FastifyReply,
  { refusals, clock }: ExportParts,
): Promise<FastifyReply> {
  const { url, identity, headers } = request;
  if (identity === null) throw new Error('The request for records has no identity');
  await refusals.note(toRefusal({ sentence: unmeant }, { request, identity, at: clock.now() }));
  void reply.header('cache-control', 'no-store');
  if (!(headers.accept ?? '').includes('text/html'))
    return refuseFile(reply, { status: 403, sentence: unmeant });
  const { pathname, searchParams } = new URL(url, 'http://own.invalid');
  const page = toFormPage({
    title: 'Export records',
    sentence: `${unmeant} To continue, say why you need them.`,
    action: pathname,
    hidden: [...searchParams].filter(([name]) => name !== 'reason'),
    field: {
      name: 'reason',
      label: 'Why you need these records',
      value: searchParams.get('reason') ?? '',
    },
    button: `Export ${pathname.slice(pathname.lastIndexOf('/') + 1)}`,
  });
  return reply.code(403).type('text/html; charset=utf-8').send(page);
}

interface Reading extends ExportParts, Sending {
  readonly charge: FileCharge;
}

/** Charges the cost and logs the export before any of the file is sent. */
async function read(
  { exported, request, scope, identity, referenceData }: ExportContext,
  { pass, signal, charge, ...parts }: Reading,
): Promise<void> {
  const question = {
    ...exported,
    scope,
    filter: request.filter,
    hasSender: hasSeveralSenders(scope, request),
    agencies: referenceData.agencies,
  };
  const { agencies, from, to, areas } = request;
  await charge.takeFinding({ agencies, from, to, areas });
  return readExport(parts.database, question, {
    signal,
    deliver: (counted, file) =>
      charge.sendRows(counted.rows, async (meter) => {
        await logExport(parts, { kind: exported.kind, identity, request, counted });
        const headers = { 'x-records': counted.rows };
        await pass(
          { name: toFileName(exported.name, request), marking: EXPORT_MARKING, headers },
          meter(file),
        );
      }),
  });
}

interface ExportContext {
  readonly exported: Exported;
  readonly request: ExportRequest;
  readonly scope: OpenScope;
  readonly identity: RequestIdentity;
  readonly referenceData: ReferenceData;
}

async function readRequest(
  { params: { file }, query, identity }: FastifyRequest<{ Params: { readonly file: string } }>,
  { readReferenceData }: ExportParts,
): Promise<({ readonly ok: true } & ExportContext) | ({ readonly ok: false } & RefusedFile)> {
  if (identity === null) throw new Error('The request for records has no identity');
  const referenceData = await readReferenceData();
  const exported = exportedDatasets.find(({ name }) => file === `${name}.csv`);
  if (!exported) {
    const known = exportedDatasets.map(({ name }) => `${name}.csv`).join(', ');
    return {
      ok: false,
      status: 404,
      sentence: `There is no records file called "${toQuotedValue(file)}". There are ${known}.`,
    };
  }
  const opening = toOpening(identity.viewer, referenceData.agencies, exported.kind.name);
  if (!opening.ok) return { ok: false, status: 403, sentence: opening.reason };
  const read = readExportRequest(exported.kind, isQuery(query) ? query : {}, referenceData);
  if (!read.ok) return { ok: false, status: 400, sentence: read.reason };
  return {
    ok: true,
    exported,
    request: read.request,
    scope: opening.scope,
    identity,
    referenceData,
  };
}

function isQuery(query: unknown): query is Readonly<Record<string, unknown>> {
  return typeof query === 'object' && query !== null;
}
