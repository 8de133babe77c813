import { pino } from 'pino';

import { buildApp } from '#app.js';
import { type Grant, roles } from '#domain/access/grant.js';
import type { World } from '#domain/figures/world.js';
import type { Database } from '#platform/database.js';

import { ATTACK_TODAY } from './attack-database.js';

/** Somebody who asks the whole application. */
export interface Asker {
  readonly world: World;
  /** Codes of the agencies whose own they are. */
  readonly own: readonly string[];
  /** The data of an answer; what is refused to the asker is null. @throws where the question is at fault */
  readonly ask: (query: string) => Promise<unknown>;
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
export async function startAsking(database: Database, { world, agencyIds, marking }: Asking): Promise<Asker> {
  const grants = roles.map((role): Grant => ({ role, agencyIds, areaCodes: [], marking }));
  const app = await buildApp({
    database,
    clock: { now: () => new Date(`${ATTACK_TODAY}T12:00:00Z`), today: () => ATTACK_TODAY },
    logger: pino({ level: 'silent' }),
    webFolder: null,
    viewer: { personId: 'attack', name: 'Attack', grants },
  });
  return {
    world,
    own: world.agencies.flatMap(({ id, code }) => (agencyIds.includes(id) ? [code] : [])),
    async ask(query) {
      const { data = null, errors = [] }: Answer = (await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).json();
      const fault = errors.find(({ extensions }) => extensions.code !== 'FORBIDDEN');
      if (fault) throw new Error(`A door could not be asked: ${fault.message}`);
      return data;
    },
    close: () => app.close(),
  };
}
