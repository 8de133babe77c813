import type { FastifyReply, FastifyRequest } from 'fastify';

import type { RequestIdentity } from '#domain/access/request-identity.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { CSV_TYPE, type FileSender, inParts, refuseFile } from '#platform/http/file-sender.js';

import { writeCsv, writeTable } from './csv.js';
import { type FiguresAnswer, figuresAnswer } from './figures-answer.js';
import { type Operation, writeFiguresDocument } from './figures-document.js';
import type { FiguresRequest, Layout } from './figures-request.js';
import { toFigureFileName } from './file-name.js';
import { writeWorkbook } from './workbook.js';
import { writePlainSheet } from './write-plain-sheet.js';
import { writeSheet } from './write-sheet.js';

/** The API’s answer: data, or errors each with a code. */
export interface ApiAnswer {
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly code: string;
    /** The number of seconds after which to ask again; null if waiting does not help. */
    readonly retryAfter: number | null;
  }[];
}

export interface Asking {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Everything needed to make files from API answers. */
export interface AnswerParts {
  readonly readReferenceData: () => Promise<ReferenceData>;
  /**
   * Waits until the next file may be written, because writing one blocks the thread that everybody
   * shares.
   */
  readonly takeTurn: () => Promise<void>;
  /** Asks the API on behalf of this caller, with its limits, policy and log. */
  readonly askApi: (
    identity: RequestIdentity,
    operation: Operation,
    asking: Asking,
  ) => Promise<ApiAnswer>;
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const kinds = {
  csv: {
    type: CSV_TYPE,
    write: (sheet: ReturnType<typeof writeSheet>) => Buffer.from(writeCsv(sheet)),
  },
  xlsx: { type: XLSX_TYPE, write: writeWorkbook },
} as const;

export interface WantedFigures {
  readonly kind: keyof typeof kinds;
  readonly asked: FiguresRequest;
  readonly layout: Layout;
  readonly identity: RequestIdentity;
  /** Logs the export once there is an answer, before any of it is sent. */
  readonly note?: () => Promise<void>;
}

/**
 * Sends figures as a file, or says why it cannot. The figures are read through the API, like those
 * for any client.
 */
export async function sendFigures(
  { kind, asked, layout, identity, note }: WantedFigures,
  asking: Asking,
  { sender, ...parts }: AnswerParts & { readonly sender: FileSender },
): Promise<FastifyReply> {
  const { reply } = asking;
  const { data, errors } = await parts.askApi(identity, writeFiguresDocument(asked), asking);
  const [fault] = errors;
  if (fault) return refuseAnswer(reply, fault);
  await note?.();
  await parts.takeTurn();
  const found = figuresAnswer.parse(data);
  return sender.send(reply, async ({ pass }) =>
    pass(
      ...(await writeFile(kind, {
        request: asked,
        layout,
        found,
        referenceData: await parts.readReferenceData(),
      })),
    ),
  );
}

/** Says why the API gave no answer that could be a file. */
export function refuseAnswer(
  reply: FastifyReply,
  { message, code, retryAfter }: ApiAnswer['errors'][number],
): FastifyReply {
  if (retryAfter !== null) void reply.header('retry-after', String(retryAfter));
  return refuseFile(reply, {
    status: statusOf(code, retryAfter),
    sentence: message,
  });
}

interface Found {
  readonly request: FiguresRequest;
  readonly layout: Layout;
  readonly found: FiguresAnswer;
  readonly referenceData: ReferenceData;
}

async function writeFile(
  kind: keyof typeof kinds,
  { request, layout, found, referenceData }: Found,
) {
  const sheet = writeSheet(request, found, referenceData);
  const { type, write } = kinds[kind];
  const file =
    layout === 'PLAIN'
      ? Buffer.from(writeTable(writePlainSheet(request, found, referenceData)))
      : await write(sheet);
  const { rows, truncated } = found.figures;
  const head = {
    name: toFigureFileName(sheet, kind),
    type,
    marking: sheet.marking,
    headers: { 'x-groups': rows.length, 'x-truncated': String(truncated) },
  };
  return [head, inParts(file)] as const;
}

function statusOf(code: string, retryAfter: number | null): number {
  if (code === 'TOOK_TOO_LONG' || code === 'DATABASE_AWAY' || code === 'NO_ROOM') return 503;
  if (retryAfter !== null) return 429;
  if (code === 'FORBIDDEN') return 403;
  return code === 'INTERNAL_SERVER_ERROR' ? 500 : 400;
}
