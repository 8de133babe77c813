import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Visit } from '#domain/access/visit.js';
import type { World } from '#domain/figures/world.js';
import { CSV_TYPE, FileSender, inParts, refuseFile } from '#platform/file-sender.js';
import { Slots } from '#platform/slots.js';

import { writeCsv, writeTable } from './csv.js';
import { type FiguresAnswer, figuresAnswer } from './figures-answer.js';
import { type Operation, writeFiguresDocument } from './figures-document.js';
import { type FiguresReading, type FiguresRequest, type Layout, readFigures, readFromAddress, readLayout } from './figures-request.js';
import { toFigureFileName } from './file-name.js';
import { writeWorkbook } from './workbook.js';
import { writePlainSheet } from './write-plain-sheet.js';
import { writeSheet } from './write-sheet.js';

/** What the API answers: data, or errors with a code each. */
export interface ApiAnswer {
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly code: string;
    /** In how many seconds it may be asked again; null where time changes nothing. */
    readonly retryAfter: number | null;
  }[];
}

interface Asking {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface FiguresExportParts {
  readonly logger: FastifyBaseLogger;
  readonly readWorld: () => Promise<World>;
  /** Waits until the next file may be written: each is one stretch of the thread that all share. */
  readonly takeTurn: () => Promise<void>;
  /** Puts a question to the API as the visit does: under its limits, its policy, its log. */
  readonly askApi: (visit: Visit, operation: Operation, asking: Asking) => Promise<ApiAnswer>;
}

const kinds = {
  csv: { type: CSV_TYPE, write: (sheet: ReturnType<typeof writeSheet>) => Buffer.from(writeCsv(sheet)) },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeWorkbook },
} as const;

/** Serves figures as files: by GET with the question in the address, by POST with the question as JSON where it is too long for one. */
export function serveFiguresExports(app: FastifyInstance, parts: FiguresExportParts): void {
  // Each is held as a whole until it was taken.
  const sender = new FileSender({ logger: parts.logger, what: 'figures', slots: new Slots() });
  for (const kind of ['csv', 'xlsx'] as const) {
    const answer = (read: (request: FastifyRequest) => FiguresReading) => async (request: FastifyRequest, reply: FastifyReply) => {
      const { visit } = request;
      if (visit === null) throw new Error('Nobody asked who wants these figures');
      const asked = read(request);
      const laidOut = readLayout(request.query, kind);
      if (!laidOut.ok) return refuseFile(reply, { status: 400, sentence: laidOut.sentence });
      if (!asked.ok) return refuseFile(reply, { status: 400, sentence: asked.sentence });
      const { data, errors } = await parts.askApi(visit, writeFiguresDocument(asked.request), { request, reply });
      const [fault] = errors;
      if (fault) {
        if (fault.retryAfter !== null) void reply.header('retry-after', String(fault.retryAfter));
        return refuseFile(reply, { status: fault.retryAfter === null ? statusOf(fault.code) : 429, sentence: fault.message });
      }
      await parts.takeTurn();
      const found = figuresAnswer.parse(data);
      return sender.send(reply, async ({ pass }) =>
        pass(...(await writeFile(kind, { request: asked.request, layout: laidOut.layout, found, world: await parts.readWorld() }))),
      );
    };
    const url = `/export/figures.${kind}`;
    app.route({ url, method: 'GET', exposeHeadRoute: false, handler: answer(({ query }) => readFromAddress(query)) });
    app.route({
      url,
      method: 'POST',
      errorHandler: (error, _request, reply) => void reply.code(error.statusCode ?? 500).send({ error: toSentence(error) }),
      handler: answer(({ body }) => readFigures(body)),
    });
  }
}

interface Found {
  readonly request: FiguresRequest;
  readonly layout: Layout;
  readonly found: FiguresAnswer;
  readonly world: World;
}

async function writeFile(kind: keyof typeof kinds, { request, layout, found, world }: Found) {
  const sheet = writeSheet(request, found, world);
  const { type, write } = kinds[kind];
  const file = layout === 'PLAIN' ? Buffer.from(writeTable(writePlainSheet(request, found, world))) : await write(sheet);
  const { rows, truncated } = found.figures;
  const head = {
    name: toFigureFileName(sheet, kind),
    type,
    marking: sheet.marking,
    headers: { 'x-groups': rows.length, 'x-truncated': String(truncated) },
  };
  return [head, inParts(file)] as const;
}

function statusOf(code: string): number {
  if (code === 'FORBIDDEN') return 403;
  if (code === 'TOOK_TOO_LONG') return 503;
  return code === 'INTERNAL_SERVER_ERROR' ? 500 : 400;
}

function toSentence({ statusCode = 500, message }: { readonly statusCode?: number; readonly message: string }): string {
  return statusCode < 500 ? `The question could not be read: ${message}.` : 'Something went wrong on our side. Try again.';
}
