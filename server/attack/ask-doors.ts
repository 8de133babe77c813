import { pino } from 'pino';

import { type AppParts, buildApp } from '#app.js';
import { type Grant, roles } from '#domain/access/grant.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Database } from '#platform/database.js';

import { ATTACK_TODAY } from './attack-database.js';

/** A client that may use the whole application. */
export interface Asker {
  readonly referenceData: ReferenceData;
  /** Codes of the client's own agencies. */
  readonly own: readonly string[];
  /**
   * The data of an answer; fields refused to the caller are null.
   *
   * @throws if the question is invalid
   */
  readonly ask: (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly fetch: (url: string) => Promise<{ readonly status: number; readonly content: Buffer }>;
  readonly close: () => Promise<void>;
}

/** The parts of the application that print packs as PDFs. */
export type Printing = Pick<AppParts, 'webFolder' | 'findBrowser'>;

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string };
  }[];
}

interface Asking extends Pick<Grant, 'agencyIds' | 'marking'> {
  readonly referenceData: ReferenceData;
}

/** Starts a client with every role at some agencies, up to a marking. */
export function startAsking(
  database: Database,
  { referenceData, agencyIds, marking }: Asking,
): Promise<Asker> {
  return startAskingAs(database, referenceData, { viewer: withEveryRole({ agencyIds, marking }) });
}

/** A viewer with every role at some agencies, up to a marking. */
export function withEveryRole({
  agencyIds,
  marking,
}: Pick<Grant, 'agencyIds' | 'marking'>): Viewer {
  return {
    personId: 'attack',
    name: 'Attack',
    grants: roles.map((role): Grant => ({ role, agencyIds, areaCodes: [], marking })),
  };
}

/**
 * Starts a client as a viewer.
 * @param printing nothing is printed by default
 */
export async function startAskingAs(
  database: Database,
  referenceData: ReferenceData,
  {
    viewer,
    printing = { webFolder: null },
  }: { readonly viewer: Viewer; readonly printing?: Printing },
): Promise<Asker> {
  const agencyIds = viewer.grants.flatMap((grant) => grant.agencyIds);
  const app = await buildApp({
    database,
    clock: { now: () => new Date(`${ATTACK_TODAY}T12:00:00Z`), today: () => ATTACK_TODAY },
    logger: pino({ level: 'silent' }),
    ...printing,
    viewer,
  });
  return {
    referenceData,
    own: referenceData.agencies.flatMap(({ id, code }) => (agencyIds.includes(id) ? [code] : [])),
    async ask(query, variables = {}) {
      const { data = null, errors = [] }: Answer = (
        await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables } })
      ).json();
      const fault = errors.find(({ extensions }) => extensions.code !== 'FORBIDDEN');
      if (fault) throw new Error(`A door could not be asked: ${fault.message}`);
      return data;
    },
    async fetch(url) {
      const { statusCode, rawPayload } = await app.inject({ method: 'GET', url });
      return { status: statusCode, content: rawPayload };
    },
    close: () => app.close(),
  };
}
