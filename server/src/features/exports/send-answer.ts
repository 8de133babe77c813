import type { FastifyReply } from 'fastify';
import type { GraphQLSchema } from 'graphql';

import type { RequestIdentity } from '#domain/access/request-identity.js';
import { type AnswerShape, readShape, rowsOf, valueAt } from '#domain/saved-queries/answer-rows.js';
import type { TextQuestion } from '#features/saved-queries/saved-text.type.js';
import { CSV_TYPE, type FileSender, inParts, refuseFile } from '#platform/http/file-sender.js';

import { writeRows, writeTable } from './csv.js';
import { type Cell, nothing, textCell } from './figures-sheet.js';
import { toAnswerFileName } from './file-name.js';
import { PAGE_CURSOR, PAGE_INFO, writeSavedDocument } from './saved-document.js';
import {
  type AnswerParts,
  type ApiAnswer,
  type Asking,
  refuseAnswer,
  XLSX_TYPE,
} from './send-figures.js';
import { writeWorkbook } from './workbook.js';

/** The answer to any question, as a file. */
export interface WantedAnswer {
  readonly kind: 'csv' | 'xlsx' | 'json';
  readonly text: TextQuestion;
  /** Why records are exported; null if no records are exported. */
  readonly reason: string | null;
  readonly marking: string;
  readonly title: string;
  readonly identity: RequestIdentity;
  /** Logs the export once there is an answer, before any of it is sent. */
  readonly note: () => Promise<void>;
}

interface Parts extends AnswerParts {
  readonly sender: FileSender;
  readonly schema: GraphQLSchema;
}

/** The number of entries read at a time. */
const PAGE_SIZE = 1000;
/** The maximum number of rows in a workbook, which is written in one go. */
const MAX_ROWS_OF_WORKBOOK = 50_000;

/**
 * Sends the whole answer to a question, reading a list page by page as the client takes it, or says
 * why it cannot.
 */
export async function sendAnswer(
  wanted: WantedAnswer,
  asking: Asking,
  parts: Parts,
): Promise<FastifyReply> {
  const { reply } = asking;
  const shaped = readShape(wanted.text.fields);
  if (!shaped.ok && wanted.kind !== 'json')
    return refuseFile(reply, { status: 400, sentence: shaped.sentence });
  const shape =
    shaped.ok && (wanted.kind !== 'json' || shaped.shape.isConnection) ? shaped.shape : null;
  const pages = readPages(wanted, shape, { asking, parts });
  const first = await pages.next();
  if (first.done === true) throw new Error('A question was asked and has no answer');
  const [fault] = first.value.errors;
  if (fault) return refuseAnswer(reply, fault);
  await wanted.note();
  const all = followedBy(first.value, pages);
  const { kind, marking, title } = wanted;
  const gathered = kind === 'xlsx' && shape ? await gatherRows(all, shape) : null;
  if (gathered && !gathered.ok) return refuseAnswer(reply, gathered.fault);
  return parts.sender.send(reply, async ({ pass }) => {
    const head = { name: toAnswerFileName({ marking, title }, kind), marking, headers: {} };
    if (kind === 'json')
      return pass({ ...head, type: 'application/json; charset=utf-8' }, writeJsonParts(all, shape));
    if (!shape) throw new Error('The answer has no table');
    if (kind === 'csv') return pass({ ...head, type: CSV_TYPE }, writeCsvParts(all, shape));
    await parts.takeTurn();
    const sheet = {
      marking,
      title,
      facts: [],
      headings: headingsOf(shape),
      rows: gathered?.rows ?? [],
      notes: [],
    };
    return pass({ ...head, type: XLSX_TYPE }, inParts(await writeWorkbook(sheet)));
  });
}

/** Thrown when a later page fails: the file is incomplete, and the connection is broken off. */
class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer';

  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

type Fault = ApiAnswer['errors'][number];

interface Reading {
  readonly asking: Asking;
  readonly parts: Parts;
}

async function* readPages(
  { text, reason, identity }: WantedAnswer,
  shape: AnswerShape | null,
  { asking, parts }: Reading,
): AsyncGenerator<ApiAnswer, void> {
  const isPaged = shape?.isConnection === true;
  const document = writeSavedDocument(text.parsed, parts.schema, {
    reason,
    isPaged,
    size: PAGE_SIZE,
  });
  let after: unknown = null;
  for (;;) {
    const variables = {
      ...text.variables,
      ...(reason !== null && 'reason' in text.variables ? { reason } : {}),
      ...(isPaged ? { [PAGE_CURSOR]: after } : {}),
    };
    const answer = await parts.askApi(identity, { document, variables }, asking);
    yield answer;
    const page = isPaged ? valueAt(answer.data, [...shape.path, PAGE_INFO]) : null;
    if (valueAt(page, ['hasNextPage']) !== true) return;
    after = valueAt(page, ['endCursor']);
    await parts.takeTurn();
  }
}

async function* followedBy(
  first: ApiAnswer,
  rest: AsyncGenerator<ApiAnswer, void>,
): AsyncGenerator<unknown, void> {
  yield first.data;
  for await (const { data, errors } of rest) {
    const [fault] = errors;
    if (fault) throw new BrokenAnswer(fault);
    yield data;
  }
}

async function* writeCsvParts(
  pages: AsyncIterable<unknown>,
  shape: AnswerShape,
): AsyncGenerator<Buffer, void> {
  yield Buffer.from(writeTable({ headings: headingsOf(shape), rows: [] }));
  for await (const data of pages) yield Buffer.from(writeRows(toRows(data, shape)));
}

/** Joins the pages into one list. */
async function* writeJsonParts(
  pages: AsyncIterable<unknown>,
  shape: AnswerShape | null,
): AsyncGenerator<Buffer, void> {
  if (shape === null) {
    for await (const data of pages) yield Buffer.from(`${JSON.stringify({ data }, null, 2)}\n`);
    return;
  }
  const key = shape.path.join('.');
  yield Buffer.from(`{"data":{${JSON.stringify(key)}:[`);
  let count = 0;
  for await (const data of pages) {
    const rows = rowsOf(data, shape);
    const written = rows
      .map((row) => `${(count += 1) === 1 ? '' : ','}\n${JSON.stringify(row)}`)
      .join('');
    yield Buffer.from(written);
  }
  yield Buffer.from('\n]}}\n');
}

type Gathered =
  | { readonly ok: true; readonly rows: readonly (readonly Cell[])[] }
  | { readonly ok: false; readonly fault: Fault };

/** Gathers all rows, or says why they do not fit in a workbook. */
async function gatherRows(pages: AsyncIterable<unknown>, shape: AnswerShape): Promise<Gathered> {
  const rows: (readonly Cell[])[] = [];
  try {
    for await (const data of pages) {
      rows.push(...toRows(data, shape));
      if (rows.length > MAX_ROWS_OF_WORKBOOK) return { ok: false, fault: tooManyRows };
    }
    return { ok: true, rows };
  } catch (error) {
    if (error instanceof BrokenAnswer) return { ok: false, fault: error.fault };
    throw error;
  }
}

const tooManyRows: Fault = {
  message: `A workbook can have at most ${MAX_ROWS_OF_WORKBOOK.toLocaleString('en-GB')} rows. Download this as CSV.`,
  code: 'BAD_USER_INPUT',
  retryAfter: null,
};

function headingsOf({ columns }: AnswerShape): readonly string[] {
  return columns.map((keys) => keys.join('.'));
}

function toRows(data: unknown, shape: AnswerShape): readonly (readonly Cell[])[] {
  return rowsOf(data, shape).map((row) => shape.columns.map((keys) => toCell(valueAt(row, keys))));
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return nothing;
  if (value instanceof Date) return { kind: 'INSTANT', at: value };
  if (typeof value === 'number') return { kind: 'NUMBER', value, format: 'NAME' };
  if (typeof value === 'string') return textCell(value);
  if (
    Array.isArray(value) &&
    value.every((each) => typeof each === 'string' || typeof each === 'number')
  )
    return textCell(value.join('; '));
  return textCell(JSON.stringify(value));
}
