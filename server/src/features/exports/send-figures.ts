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

export interface Asking {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What files that come from the API are made with. */
export interface AnswerParts {
  readonly readReferenceData: () => Promise<ReferenceData>;
  /** Waits until the next file may be written: each is one stretch of the thread that all share. */
  readonly takeTurn: () => Promise<void>;
  /** Puts a question to the API as the visit does: under its limits, its policy, its log. */
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

/** A file of figures that is asked for. */
export interface WantedFigures {
  readonly kind: keyof typeof kinds;
  readonly asked: FiguresRequest;
  readonly layout: Layout;
  readonly identity: RequestIdentity;
  /** Tells the log once there is an answer, before any of it leaves. */
  readonly note?: () => Promise<void>;
}

/** Sends figures as a file, or says why not: they come through the API, as anybody's would. */
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

/** Says why the API gave no answer that a file could hold. */
export function refuseAnswer(
  reply: FastifyReply,
  { message, code, retryAfter }: ApiAnswer['errors'][number],
): FastifyReply {
  if (retryAfter !== null) void reply.header('retry-after', String(retryAfter));
  return refuseFile(reply, {
    status: retryAfter === null ? statusOf(code) : 429,
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

function statusOf(code: string): number {
  if (code === 'FORBIDDEN') return 403;
  if (code === 'TOOK_TOO_LONG') return 503;
  return code === 'INTERNAL_SERVER_ERROR' ? 500 : 400;
}
