import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Visit } from '#domain/access/visit.js';
import type { World } from '#domain/figures/world.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { type OpenScope, toOpening } from '#domain/records/access.js';
import { EXPORT_MARKING, type ExportRequest, readExportRequest, toFileName } from '#domain/records/export-request.js';
import type { Clock } from '#platform/clock.js';
import { type Database, isTooLong } from '#platform/database.js';

import { type Exported, exportedDatasets, hasSeveralSenders } from './exported-dataset.js';
import { noteExport } from './note-export.js';
import { type Counted, readExport } from './record-export.reader.js';

export interface ExportParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  readonly readWorld: () => Promise<World>;
  /** How long a client may take nothing before it is given up, in milliseconds. */
  readonly longestStallMs?: number;
}

/** Each holds a connection to the database for as long as its client reads; the others are for pages. */
const MOST_AT_ONCE = 3;

const LONGEST_STALL_MS = 60_000;

/** Serves records as files of any size. A file that is not whole ends with a broken connection, which every client reports. */
export function serveRecordExports(app: FastifyInstance, parts: ExportParts): void {
  let running = 0;
  app.route<{ Params: { readonly file: string } }>({
    url: '/export/records/:file',
    method: 'GET',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const asked = await readRequest(request, parts);
      if (!asked.ok) return refuse(reply, asked);
      if (running >= MOST_AT_ONCE) return refuse(reply, { status: 503, sentence: busy });
      running += 1;
      return answer(reply, asked, parts).finally(() => (running -= 1));
    },
  });
}

const busy = `${MOST_AT_ONCE} files of records are being taken already. Try again in a minute.`;

interface Refused {
  readonly status: number;
  readonly sentence: string;
}

interface Asked {
  readonly exported: Exported;
  readonly request: ExportRequest;
  readonly scope: OpenScope;
  readonly visit: Visit;
  readonly world: World;
}

async function readRequest(
  { params: { file }, query, visit }: FastifyRequest<{ Params: { readonly file: string } }>,
  { readWorld }: ExportParts,
): Promise<({ readonly ok: true } & Asked) | ({ readonly ok: false } & Refused)> {
  if (visit === null) throw new Error('Nobody asked who wants these records');
  const world = await readWorld();
  const exported = exportedDatasets.find(({ name }) => file === `${name}.csv`);
  if (!exported) {
    const known = exportedDatasets.map(({ name }) => `${name}.csv`).join(', ');
    return { ok: false, status: 404, sentence: `There is no file "${toQuotedValue(file)}" of records. There are ${known}.` };
  }
  const opening = toOpening(visit.viewer, world.agencies, exported.kind.name);
  if (!opening.ok) return { ok: false, status: 403, sentence: opening.reason };
  const read = readExportRequest(exported.kind, isQuery(query) ? query : {}, world);
  if (!read.ok) return { ok: false, status: 400, sentence: read.reason };
  return { ok: true, exported, request: read.request, scope: opening.scope, visit, world };
}

function isQuery(query: unknown): query is Readonly<Record<string, unknown>> {
  return typeof query === 'object' && query !== null;
}

/** Answers with the file, and is done when all of it has gone or it was broken off. */
async function answer(reply: FastifyReply, asked: Asked, parts: ExportParts): Promise<FastifyReply> {
  const { exported, request, scope, visit, world } = asked;
  const { database, logger, longestStallMs = LONGEST_STALL_MS } = parts;
  const leaving = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) leaving.abort();
  });
  const question = { ...exported, scope, filter: request.filter, hasSender: hasSeveralSenders(scope, request), agencies: world.agencies };
  try {
    const deliver = async (counted: Counted, file: AsyncIterable<Buffer>) => {
      await noteExport(parts, { kind: exported.kind, visit, request, counted });
      const body = new PassThrough();
      // Its first part is there: from here on a failure can no more be told in words.
      void reply
        .type('text/csv; charset=utf-8; header=present')
        .header('content-disposition', `attachment; filename="${toFileName(exported.name, request)}"`)
        .header('cache-control', 'no-store')
        .header('x-marking', EXPORT_MARKING)
        .header('x-records', counted.rows)
        .send(body);
      await pipeline(
        unlessStalled(file, longestStallMs, () => body.destroy(new Error('The client takes nothing'))),
        body,
      );
    };
    await readExport(database, question, { deliver, signal: leaving.signal });
  } catch (error) {
    if (reply.sent || leaving.signal.aborted) {
      logger.warn({ err: error, dataset: exported.name }, 'An export of records was broken off');
      reply.raw.destroy();
      return reply;
    }
    return refuse(reply, explain(error, logger));
  }
  return reply;
}

async function* unlessStalled(file: AsyncIterable<Buffer>, longestMs: number, onStall: () => void): AsyncIterable<Buffer> {
  for await (const chunk of file) {
    const timer = setTimeout(onStall, longestMs);
    try {
      yield chunk;
    } finally {
      clearTimeout(timer);
    }
  }
}

function explain(error: unknown, logger: FastifyBaseLogger): Refused {
  if (isTooLong(error))
    return { status: 503, sentence: 'Finding these records takes too long. Ask for fewer of them, or try again later.' };
  const reference = randomUUID().slice(0, 8);
  logger.error({ reference, err: error }, 'Records could not be exported');
  const sentence = `Something went wrong on our side. Try again; if it stays so, tell the administrator this reference: ${reference}.`;
  return { status: 500, sentence };
}

function refuse(reply: FastifyReply, { status, sentence }: Refused): FastifyReply {
  return reply.code(status).send({ error: sentence });
}
