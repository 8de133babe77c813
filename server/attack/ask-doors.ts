import { pino } from 'pino';

import { buildApp } from '#app.js';
import { type Grant, roles } from '#domain/access/grant.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { World } from '#domain/figures/world.js';
import type { Database } from '#platform/database.js';

import { ATTACK_TODAY } from './attack-database.js';

/** Somebody who asks the whole application. */
export interface Asker {
  readonly world: World;
  /** Codes of the agencies whose own they are. */
  readonly own: readonly string[];
  /** The data of an answer; what is refused to the asker is null. @throws where the question is at fault */
  readonly ask: (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

interface Asking extends Pick<Grant, 'agencyIds' | 'marking'> {
  readonly world: World;
}

/** Starts asking with every role there is at some agencies, up to a marking. */
export function startAsking(database: Database, { world, agencyIds, marking }: Asking): Promise<Asker> {
  const grants = roles.map((role): Grant => ({ role, agencyIds, areaCodes: [], marking }));
  return startAskingAs(database, world, { personId: 'attack', name: 'Attack', grants });
}

/** Starts asking as somebody. */
export async function startAskingAs(database: Database, world: World, viewer: Viewer): Promise<Asker> {
  const agencyIds = viewer.grants.flatMap((grant) => grant.agencyIds);
  const app = await buildApp({
    database,
    clock: { now: () => new Date(`${ATTACK_TODAY}T12:00:00Z`), today: () => ATTACK_TODAY },
    logger: pino({ level: 'silent' }),
    webFolder: null,
    viewer,
  });
  return {
    world,
    own: world.agencies.flatMap(({ id, code }) => (agencyIds.includes(id) ? [code] : [])),
    async ask(query, variables = {}) {
      const { data = null, errors = [] }: Answer = (
        await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables } })
      ).json();
      const fault = errors.find(({ extensions }) => extensions.code !== 'FORBIDDEN');
      if (fault) throw new Error(`A door could not be asked: ${fault.message}`);
      return data;
    },
    close: () => app.close(),
  };
}
