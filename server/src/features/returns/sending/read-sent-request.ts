import type { FastifyRequest } from 'fastify';

import { canAsk } from '#domain/access/can-ask.js';
import { can } from '#domain/access/permission.js';
import { isRefusedToken, type RequestIdentity } from '#domain/access/request-identity.js';
import type { Families } from '#domain/access/viewer.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { type ImportRequest, readImportRequest } from '#domain/returns/import-request.js';
import { explainUnknownAgency, type KnownAgency } from '#domain/returns/known-places.js';
import { findKnownPlaces } from '#features/returns/known-places.store.js';
import { findRecordTable, type RecordTable, recordTables } from '#features/returns/record-table.js';
import type { RefusalLog } from '#platform/audit/refusal-log.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import { toRefusal } from '#platform/http/guard-routes.js';
import { isSameOrigin } from '#platform/http/own-origin.js';

export interface AskingParts {
  readonly database: Database;
  readonly refusals: Pick<RefusalLog, 'note'>;
  readonly clock: Clock;
  /** The address of Stronghold in a browser; null if it is the requested host. */
  readonly publicUrl: string | null;
}

export interface SentParams {
  readonly Params: { readonly dataset: string };
}

export type SentRequest = FastifyRequest<SentParams>;

/** An HTTP status, and the reason. */
export interface Refused {
  readonly status: number;
  readonly sentence: string;
}

/** Returns to accept, once they have arrived. */
export interface SentReturn extends ImportRequest {
  readonly table: RecordTable;
  readonly sender: KnownAgency;
  readonly identity: RequestIdentity;
  /** The family of each agency, which decides whether a grant makes somebody cleared. */
  readonly families: Families;
}

type Reading = ({ readonly ok: true } & SentReturn) | ({ readonly ok: false } & Refused);

/** Reads what a request asks for, and checks that the caller may do it, before any file is read. */
export async function readSentRequest(request: SentRequest, parts: AskingParts): Promise<Reading> {
  const { params, query, identity } = request;
  if (identity === null) throw new Error('The request that sends returns has no identity');
  const table = findRecordTable(params.dataset);
  if (!table) {
    const known = Object.keys(recordTables).join(', ');
    return {
      ok: false,
      status: 404,
      sentence: `There is no dataset "${toQuotedValue(params.dataset)}". Accepted: ${known}.`,
    };
  }
  const read = readImportRequest(isQuery(query) ? query : {});
  if (!read.ok) return { ok: false, status: 400, sentence: read.reason };
  const places = await parts.database.write(findKnownPlaces);
  const sender = places.findAgency(read.request.agency);
  if (sender === null)
    return { ok: false, status: 400, sentence: explainUnknownAgency(read.request.agency) };
  const families = new Map(places.agencies.map(({ id, family }) => [id, family]));
  const asked = { ...read.request, table, sender, identity, families };
  const refused = await findRefusal(request, asked, parts);
  return refused ? { ok: false, ...refused } : { ok: true, ...asked };
}

function isQuery(query: unknown): query is Readonly<Record<string, unknown>> {
  return typeof query === 'object' && query !== null;
}

/**
 * Why a caller may not send returns of this agency; null if they may. A refusal has been logged
 * when this function returns.
 */
export async function findRefusal(
  request: SentRequest,
  { identity, sender }: SentReturn,
  { refusals, clock, publicUrl }: AskingParts,
): Promise<Refused | null> {
  const entering = canAsk(identity, { need: 'SEND_RETURNS', doesChange: true });
  // A return covers all areas of its agency, so a grant for some areas is not enough.
  const permission = entering.ok
    ? can(identity.viewer, 'SEND_RETURNS', { agencyIds: [sender.id], areas: [] })
    : entering;
  const sentence = permission.ok
    ? sayUnlessMeant(request, identity, publicUrl)
    : permission.sentence;
  if (sentence === null) return null;
  // An invalid token was logged when it was recognised.
  if (!isRefusedToken(identity))
    await refusals.note(toRefusal({ sentence }, { request, identity, at: clock.now() }));
  return { status: isRefusedToken(identity) ? 401 : 403, sentence };
}

/**
 * A refusal unless the files were meant to be sent; null if they were. Any page can make a browser
 * send files here, and only a token, which no other site has, shows that they were meant.
 */
function sayUnlessMeant(
  request: SentRequest,
  { isByToken }: RequestIdentity,
  publicUrl: string | null,
): string | null {
  if (isByToken || isSameOrigin(request, publicUrl)) return null;
  return 'Stronghold cannot be sure that you meant to send these returns. Send them with a token: Authorization: Bearer, a space and the token.';
}
