import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';

import { actingIn } from '#domain/access/acting.js';
import { markingNames } from '#domain/access/actions.js';
import { canAsk } from '#domain/access/can-ask.js';
import { highestMarking } from '#domain/access/grant.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { readReason } from '#domain/audit/reason.js';
import { toAsker } from '#domain/ownership/asker.js';
import { EXPORT_MARKING } from '#domain/records/export-request.js';
import { canSee } from '#domain/saved-queries/access.js';
import { type FigureParams, readFiguresAsked } from '#domain/saved-queries/figure-params.js';
import { readAddress } from '#domain/saved-queries/read-address.js';
import type { SelectedField } from '#domain/selected-field.js';
import {
  findSaved,
  readingSaved,
  type SavedRecord,
} from '#features/saved-queries/saved-query.reader.js';
import {
  parseText,
  readAskedText,
  type TextQuestion,
} from '#features/saved-queries/saved-text.type.js';
import type { RefusalLog } from '#platform/audit/refusal-log.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import { Slots } from '#platform/fair-share/slots.js';
import { FileSender, type RefusedFile, refuseFile } from '#platform/http/file-sender.js';
import { toRefusal } from '#platform/http/guard-routes.js';
import { toFormPage } from '#platform/http/html-page.js';
import { isFromBrowser, isSameOrigin } from '#platform/http/own-origin.js';

import { type FiguresRequest, readLayout } from './figures-request.js';
import { sendAnswer } from './send-answer.js';
import { type AnswerParts, type Asking, sendFigures } from './send-figures.js';

export interface SavedExportParts extends AnswerParts {
  readonly logger: FastifyBaseLogger;
  readonly database: Database;
  readonly clock: Clock;
  readonly refusals: Pick<RefusalLog, 'note'>;
  /** The address of the application for browsers; null if it is the requested host. */
  readonly publicUrl: string | null;
  /** The schema, against which saved texts are checked. */
  readonly schema: GraphQLSchema;
}

const kinds = ['csv', 'xlsx', 'json'] as const;
export type SavedKind = (typeof kinds)[number];

/**
 * Serves the answers to saved questions as files, for the caller and with their access: for
 * spreadsheets and programs that ask regularly.
 */
export function serveSavedExports(app: FastifyInstance, parts: SavedExportParts): void {
  const sender = new FileSender({ logger: parts.logger, what: 'answers', slots: new Slots() });
  app.route<{ Params: { readonly file: string } }>({
    url: '/export/saved/:file',
    method: 'GET',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { identity } = request;
      if (identity === null) throw new Error('The request for an answer has no identity');
      const read = await readRequest(request, identity, parts);
      if (!read.ok)
        return read.lacksReason
          ? askForReason(read, '', { request, reply })
          : refuseFile(reply, read);
      const { record, text, kind, reason } = read;
      if (reason !== null) {
        const refusal = await refuseRecords(request, identity, parts);
        if (refusal)
          return refusal.isMeantToAsk
            ? askForReason(refusal, reason, { request, reply })
            : refuseFile(reply, refusal);
      }
      const noteIt = () => note(read, identity, parts);
      const figures = kind === 'json' ? null : readFiguresAsked(text.fields);
      if (kind !== 'json' && figures?.ok) {
        const laidOut = readLayout(request.query, kind);
        if (!laidOut.ok) return refuseFile(reply, { status: 400, sentence: laidOut.sentence });
        const asked = toFiguresRequest(figures.asked, text.fields, record.name);
        return sendFigures(
          { kind, asked, layout: laidOut.layout, identity, note: noteIt },
          { request, reply },
          { ...parts, sender },
        );
      }
      const marking =
        reason === null ? markingNames[highestMarking(identity.viewer.grants)] : EXPORT_MARKING;
      return sendAnswer(
        { kind, text, reason, marking, title: record.name, identity, note: noteIt },
        { request, reply },
        { ...parts, sender },
      );
    },
  });
}

interface Read {
  readonly ok: true;
  readonly kind: SavedKind;
  readonly record: SavedRecord;
  readonly text: TextQuestion;
  /** Why records are exported; null if no records are exported. */
  readonly reason: string | null;
}

type Reading = Read | ({ readonly ok: false; readonly lacksReason?: true } & RefusedFile);

/**
 * The reply is the same for a question that does not exist and one that is not shared with the
 * caller.
 */
const none = 'There is no saved question at this address that you may see.';

async function readRequest(
  { params, query }: FastifyRequest<{ Params: { readonly file: string } }>,
  identity: RequestIdentity,
  { database, readReferenceData, schema }: SavedExportParts,
): Promise<Reading> {
  const kind = kinds.find((each) => params.file.endsWith(`.${each}`));
  if (!kind)
    return refuse(
      404,
      'A saved question can be downloaded as .csv, .xlsx or .json: end the address with one of these.',
    );
  const referenceData = await readReferenceData();
  const record = await findSaved(readingSaved(database), params.file.slice(0, -kind.length - 1));
  if (!record || !canSee(record, toAsker(identity, referenceData), referenceData))
    return refuse(404, none);
  const given = readGiven(query);
  const parsed = parseText(record.text);
  if (!parsed.ok) return refuse(409, `This question no longer works. ${parsed.problem.message}`);
  const address = readAddress(given, parsed.parsed.declared);
  if (!address.ok) return refuse(400, address.sentence);
  const isReasonDeclared = parsed.parsed.declared.some(({ name }) => name === 'reason');
  const values = { ...(isReasonDeclared ? { reason: null } : {}), ...address.values };
  // The person’s reason replaces the one in the saved text, so any value will do here.
  const stand =
    isReasonDeclared && values.reason === null ? { ...values, reason: 'A reason' } : values;
  const read = readAskedText(record, {
    schema,
    referenceData,
    given: { values: stand, scope: {} },
  });
  if (!read.ok) return refuse(400, `This question cannot be asked as it is. ${read.reason}`);
  const takesRecords = read.asked.fields.some(({ args }) => 'reason' in args);
  if (!takesRecords) return { ok: true, kind, record, text: read.asked, reason: null };
  const why = readReason(typeof given.reason === 'string' ? given.reason : '');
  if (!why.ok) return { ok: false, lacksReason: true, status: 400, sentence: why.sentence };
  return { ok: true, kind, record, text: read.asked, reason: why.reason };
}

function readGiven(query: unknown): Readonly<Record<string, unknown>> {
  return typeof query === 'object' && query !== null ? { ...query } : {};
}

function refuse(status: number, sentence: string): Reading {
  return { ok: false, status, sentence };
}

const unmeant =
  'Records can be exported only from a page of Stronghold, or with a token, so that the reason in the log is one that you gave. This address was opened from another site.';

/**
 * Why somebody may not export records here; null if they may. The rules are those for files of
 * records.
 */
async function refuseRecords(
  request: FastifyRequest,
  identity: RequestIdentity,
  { publicUrl, refusals, clock }: SavedExportParts,
): Promise<(RefusedFile & { readonly isMeantToAsk: boolean }) | null> {
  const permission = canAsk(identity, {
    need: 'EXPORT_RECORDS',
    doesChange: false,
    isFreshWanted: true,
  });
  const isMeant =
    identity.isByToken ||
    isSameOrigin(request, publicUrl) ||
    (identity.session === null && !isFromBrowser(request));
  if (permission.ok && isMeant) return null;
  const sentence = permission.ok ? unmeant : permission.sentence;
  await refusals.note(toRefusal({ sentence }, { request, identity, at: clock.now() }));
  return { status: 403, sentence, isMeantToAsk: permission.ok };
}

/** Refuses. A browser gets a page that asks for a reason and then offers the same file. */
function askForReason(
  refused: RefusedFile,
  reason: string,
  { request, reply }: Asking,
): FastifyReply {
  if (!(request.headers.accept ?? '').includes('text/html')) return refuseFile(reply, refused);
  const { pathname, searchParams } = new URL(request.url, 'http://own.invalid');
  const page = toFormPage({
    title: 'Export records',
    sentence: `${refused.sentence} To continue, say why you need them.`,
    action: pathname,
    hidden: [...searchParams].filter(([name]) => name !== 'reason'),
    field: { name: 'reason', label: 'Why you need these records', value: reason },
    button: `Export ${pathname.slice(pathname.lastIndexOf('.') + 1).toUpperCase()}`,
  });
  return reply
    .code(refused.status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page);
}

/** Logs the export before anything is sent. Private questions are logged without their words. */
function note(
  { record, kind, text, reason }: Read,
  identity: RequestIdentity,
  { database, clock }: SavedExportParts,
): Promise<void> {
  const called =
    record.sharing === 'PRIVATE' ? 'a private question' : `the question "${record.name}"`;
  return database.record({
    ...concerningNoRecords,
    at: clock.now(),
    action: 'EXPORT',
    ...actingIn(identity),
    what: `Downloaded the answer to ${called}.`,
    filter: toJson({
      savedQuery: record.id,
      version: record.version,
      kind,
      variables: record.sharing === 'PRIVATE' ? {} : text.variables,
    }),
    reason,
  });
}

/**
 * Turns a saved question into the request for a file of figures, with everything that belongs to a
 * figure.
 */
function toFiguresRequest(
  { measures, by, window, first, fillGaps, changes }: FigureParams,
  fields: readonly SelectedField[],
  title: string,
): FiguresRequest {
  const [args] = fields.filter(({ name }) => name === 'figures').map((field) => field.args);
  const where = toNamed(args?.where);
  const orderBy = Array.isArray(args?.orderBy)
    ? args.orderBy.map(toNamed).filter((order) => order !== null)
    : null;
  const compared = [...new Set(changes.map(({ to }) => to))];
  return {
    measures: [...measures],
    by: [...by],
    where,
    window,
    orderBy,
    first,
    fillGaps,
    changes: compared,
    title,
  };
}

function toNamed(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? { ...value } : null;
}
