import { explainUnusable, readDays, readParts, Unusable } from '#domain/address-parts.js';
import type { AgencyRecord } from '#domain/agencies.js';
import type { PlainDate } from '#domain/plain-date.js';
import { toQuotedValue } from '#domain/quoted-value.js';

import { type AuditAction, auditActions } from './entry.js';

/** Which entries of the log are asked for as a file, as the page of the log narrows them. */
export interface LogRequest {
  /** Days in London, both counted; null is no end. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** Null means all. */
  readonly actions: readonly AuditAction[] | null;
  readonly agency: AgencyRecord | null;
  /** A part of the name that was shown; null means anybody's. */
  readonly name: string | null;
}

export type LogReading =
  | { readonly ok: true; readonly request: LogRequest }
  | { readonly ok: false; readonly reason: string };

/** Each may be left out, and `action` stands several times. */
const form = {
  what: 'a file of the log',
  parts: ['from', 'to', 'action', 'agency', 'name'],
  several: ['action'],
} as const;

/**
 * What an address asks of the log, its values as they were sent; or what is wrong with it, in a
 * sentence. An empty value is none.
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
        `action: there is none called "${toQuotedValue(unknown)}". There are ${Object.keys(auditActions).join(', ')}.`,
      );
    const [code] = given.get('agency') ?? [];
    const agency = agencies.find((each) => each.code === code) ?? null;
    if (code !== undefined && !agency)
      throw new Unusable(
        `agency: no agency has the code "${toQuotedValue(code)}". A code such as TVP is accepted.`,
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

/** The name of the file, which says its marking. */
export function toLogFileName(marking: string, { from, to, agency }: LogRequest): string {
  const when = [...(from === null ? [] : ['from', from]), ...(to === null ? [] : ['to', to])];
  return `${[marking, 'log', ...(agency ? [agency.code] : []), ...when].join('-')}.csv`;
}
