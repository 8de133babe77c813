import { explainUnusable, readDays, readParts, Unusable } from '#domain/address-parts.js';
import type { AgencyRecord } from '#domain/agencies.js';
import type { PlainDate } from '#domain/plain-date.js';
import { toQuotedValue } from '#domain/quoted-value.js';

import { type AuditAction, auditActions } from './entry.js';

/** Which entries of the log an export contains, with the filters of the log's page. */
export interface LogRequest {
  /** Days in London, both included; null means no limit. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** The actions to include; null means all. */
  readonly actions: readonly AuditAction[] | null;
  readonly agency: AgencyRecord | null;
  /** Part of the name shown; null means anybody. */
  readonly name: string | null;
}

export type LogReading =
  | { readonly ok: true; readonly request: LogRequest }
  | { readonly ok: false; readonly reason: string };

/** The parts that an address may have: each may be left out, and `action` may be repeated. */
const form = {
  what: 'a file of the log',
  parts: ['from', 'to', 'action', 'agency', 'name'],
  several: ['action'],
} as const;

/**
 * What an address asks for from the log, with its values as sent; or what is wrong with it, in a
 * sentence. An empty value counts as absent.
 */
export function readLogRequest(
  query: Readonly<Record<string, unknown>>,
  agencies: readonly AgencyRecord[],
): LogReading {
  return explainUnusable(() => {
    const given = readParts(query, form);
    const actions = given.get('action') ?? [];
    const unknown = actions.find((action) => !isAction(action));
    if (unknown !== undefined)
      throw new Unusable(
        `action: unknown name "${toQuotedValue(unknown)}". Use one of ${Object.keys(auditActions).join(', ')}.`,
      );
    const [code] = given.get('agency') ?? [];
    const agency = agencies.find((each) => each.code === code) ?? null;
    if (code !== undefined && !agency)
      throw new Unusable(
        `agency: no agency has the code "${toQuotedValue(code)}". Give a code such as TVP.`,
      );
    const wanted = actions.filter(isAction);
    return {
      ok: true,
      request: {
        ...readDays(given),
        actions: wanted.length > 0 ? wanted : null,
        agency,
        name: given.get('name')?.[0] ?? null,
      },
    };
  });
}

/** Whether a text is the name of an action. */
export function isAction(text: string): text is AuditAction {
  return Object.hasOwn(auditActions, text);
}

/** The name of an exported log's file, which includes its marking. */
export function toLogFileName(marking: string, { from, to, agency }: LogRequest): string {
  const when = [...(from === null ? [] : ['from', from]), ...(to === null ? [] : ['to', to])];
  return `${[marking, 'log', ...(agency ? [agency.code] : []), ...when].join('-')}.csv`;
}
