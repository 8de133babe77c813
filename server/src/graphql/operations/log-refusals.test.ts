import { ApolloServer } from '@apollo/server';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { unknownOrigin } from '#domain/access/request-identity.js';
import { badInput, forbidden } from '#graphql/errors.js';
import { createClock } from '#platform/clock.js';
import { createRefusalLog } from '#testing/refusal-log.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { logRefusals, type RefusalContext } from './log-refusals.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(() => test.asOwner('TRUNCATE audit_entry, audit_head'));
afterAll(() => test.close());

const field = (error: Error | null) => ({
  type: GraphQLString,
  args: { where: { type: GraphQLString } },
  resolve: () => {
    if (error) throw error;
    return 'here';
  },
});

const silent = () => undefined;

/** A server with fields that are open, refused and faulty. */
const server = new ApolloServer<RefusalContext>({
  schema: new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        open: field(null),
        secret: field(forbidden('Only for others. Ask them.')),
        mistaken: field(badInput('No.')),
      },
    }),
  }),
  plugins: [logRefusals],
  logger: { debug: silent, info: silent, warn: silent, error: silent },
});

const viewer = {
  personId: 'p-1',
  name: 'Board member, Reading',
  grants: [{ role: 'BOARD_MEMBER', agencyIds: [5], areaCodes: [], marking: 'OFFICIAL' }],
} as const;

const identity = {
  viewer,
  actor: viewer,
  session: null,
  agencyId: 5,
  ended: null,
  isByToken: false,
  origin: unknownOrigin,
};

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const contextValue = {
    refusals: createRefusalLog(test),
    clock: createClock('2026-11-24'),
    identity,
  };
  const { body } = await server.executeOperation({ query, variables }, { contextValue });
  return body.kind === 'single' ? body.singleResult : null;
}

const logged = () =>
  test.asOwner(
    'SELECT action, person_id, person_name, agency_id, what, filter FROM audit_entry ORDER BY number',
  );

describe('a refusal', () => {
  it('is in the log with the person and the request', async () => {
    const answer = await ask('query ($it: String) { open mine: secret(where: $it) }', { it: 'R1' });
    expect(answer?.errors).toHaveLength(1);
    expect(await logged()).toEqual([
      {
        action: 'REFUSAL',
        person_id: 'p-1',
        person_name: 'Board member, Reading',
        agency_id: 5,
        what: 'Only for others. Ask them.',
        filter: { field: 'secret', where: 'R1' },
      },
    ]);
  });

  it('is one entry for an operation, even if several fields were refused', async () => {
    await ask(
      `{ ${Array.from({ length: 98 }, (_, index) => `a${index}: secret(where: "${index}")`).join(' ')} open ...on Query { c: secret } }`,
    );
    expect(await logged()).toMatchObject([
      {
        what: 'Only for others. Ask them. (And 98 more refusals in the same question.)',
        filter: { refused: 99, fields: ['secret', 'c'], first: { field: 'secret', where: '0' } },
      },
    ]);
  });

  it('stores only the start of a very long question, and says that the text was cut', async () => {
    await ask('query ($it: String) { secret(where: $it) }', { it: '€'.repeat(200_000) });
    const [entry] = await logged();
    expect(entry?.filter).toEqual({
      cut: '600,029 bytes in all',
      begins: expect.stringMatching(/^\{"field":"secret","where":"€{1000,1400}$/),
    });
  });

  it('is not logged for a question that is answered, invalid or unreadable', async () => {
    await ask('{ open }');
    await ask('{ mistaken }');
    await ask('{ nothing }');
    await ask('{');
    expect(await logged()).toEqual([]);
  });

  it('is not sent if it cannot be logged', async () => {
    await test.asOwner('REVOKE INSERT ON audit_entry FROM stronghold_writer');
    await expect(ask('{ open secret }')).rejects.toThrow('Internal server error');
    await test.asOwner('GRANT INSERT ON audit_entry TO stronghold_writer');
  });
});
