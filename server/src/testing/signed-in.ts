import type { FastifyInstance } from 'fastify';

import type { Grant } from '#domain/access/grant.js';
import { insertGrant, insertPerson } from '#features/people/person.store.js';
import { insertSession } from '#features/people/session.store.js';

import { Browser } from './browser.js';
import type { TestDatabase } from './test-database.js';

export const TEST_ORIGIN = 'http://localhost:4600';

export interface Somebody {
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** Adds a person with grants, who belongs to the first agency of the first grant. */
export function addPerson(
  { database }: Pick<TestDatabase, 'database'>,
  { name, grants }: Somebody,
): Promise<string> {
  return database.write(async (transaction) => {
    const personId = await insertPerson(transaction, {
      name,
      agencyId: grants[0]?.agencyIds[0] ?? 1,
      email: null,
    });
    for (const grant of grants)
      await insertGrant(transaction, { ...grant, personId, grantedBy: null, claimRuleId: null });
    return personId;
  });
}

/** A browser in which a person has just signed in. */
export async function signedIn(
  app: FastifyInstance,
  { database }: TestDatabase,
  personId: string,
): Promise<Browser> {
  const begun = { personId, idToken: null, authenticatedAt: new Date(), former: null };
  const { secret } = await database.write((transaction) => insertSession(transaction, begun));
  const browser = new Browser(app, TEST_ORIGIN);
  browser.cookies.set('stronghold-session-4600', secret);
  return browser;
}
