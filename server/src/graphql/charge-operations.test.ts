import { ApolloServer } from '@apollo/server';
import { afterEach, describe, expect, it } from 'vitest';

import { referenceWorld } from '#testing/reference-world.js';

import { type ChargeContext, chargeOperations } from './charge-operations.js';

const world = referenceWorld('2026-11-24');
const typeDefs = 'type Query { a: Int reports(first: Int, last: Int): Page } type Page { edges: [Edge] } type Edge { cursor: Int }';

/** Heavy, of about 120 points. */
const heavy =
  '{ x: reports(first: 1000) { edges { cursor } } y: reports(first: 1000) { edges { cursor } } z: reports(last: 1000) { edges { cursor } } }';

const servers: ApolloServer<ChargeContext>[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function serve({ operation = 1000, hour = 100_000, page = () => Promise.resolve({ edges: [] }) } = {}) {
  const allowance = { operation, hour };
  const server = new ApolloServer<ChargeContext>({
    typeDefs,
    resolvers: { Query: { a: () => 1, reports: page } },
    plugins: [chargeOperations({ QUESTION: allowance, FILE: { operation: 10, hour } })],
    stopOnTerminationSignals: false,
  });
  servers.push(server);
  await server.start();
  const gone: (() => void)[] = [];
  const ask = async (query: string, asking: Partial<ChargeContext> = {}) => {
    const work = { turn: () => Promise.resolve(), signal: new AbortController().signal };
    const usual = { world, caller: 'a', askedFor: 'QUESTION', work, onGone: (then: () => void) => void gone.push(then) } as const;
    const { body, http } = await server.executeOperation({ query }, { contextValue: { ...usual, ...asking } });
    if (body.kind !== 'single') throw new Error('It came in parts');
    return { ...body.singleResult, status: http.status, retryAfter: http.headers.get('retry-after') };
  };
  return { ask, gone };
}

describe('chargeOperations', () => {
  it('says in each answer what it cost, and what may be spent', async () => {
    const { ask } = await serve({ hour: 100 });
    expect((await ask('{ a }')).extensions).toEqual({ cost: { cost: 2, allowance: 1000, hourAllowance: 100, hourLeft: 98 } });
    expect((await ask('{ a }')).extensions).toMatchObject({ cost: { hourLeft: 96 } });
  });

  it('refuses what costs more than one operation may, and takes nothing for it', async () => {
    const { ask } = await serve({ operation: 50, hour: 60 });
    const { errors, extensions, data } = await ask(heavy);
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'COST_EXCEEDED', allowance: 50 });
    expect(errors?.[0]?.message).toMatch(/^This question would cost 1\d\d points, and one question may cost 50\./);
    expect(extensions).toMatchObject({ cost: { allowance: 50 } });
    expect((await ask('{ a }')).extensions).toMatchObject({ cost: { hourLeft: 58 } });
  });

  it('refuses what is more than is left of the hour, of that caller alone, and lets smaller questions through', async () => {
    const { ask } = await serve({ hour: 200 });
    expect((await ask(heavy)).errors).toBeUndefined();
    const { errors, status, retryAfter } = await ask(heavy, { caller: 'a' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'COST_EXCEEDED', hourAllowance: 200 });
    expect(status).toBe(429);
    expect(Number(retryAfter)).toBeGreaterThan(3000);
    expect((await ask('{ a }')).errors).toBeUndefined();
    expect((await ask(heavy, { caller: 'b' })).errors).toBeUndefined();
  });

  it('counts files by themselves', async () => {
    const { ask } = await serve();
    expect((await ask(heavy, { askedFor: 'FILE' })).errors?.[0]?.extensions).toMatchObject({ code: 'COST_EXCEEDED', allowance: 10 });
  });

  it('has two heavy operations of a caller in work and eight wait, and says to the others when to come back', async () => {
    const waiting: (() => void)[] = [];
    const page = () => new Promise<{ edges: [] }>((resolve) => void waiting.push(() => resolve({ edges: [] })));
    const { ask, gone } = await serve({ page });
    const asked = Array.from({ length: 10 }, () => ask(heavy));
    while (waiting.length < 6) await new Promise((resolve) => void setImmediate(resolve));
    expect(waiting).toHaveLength(6);
    const { errors, status, retryAfter } = await ask(heavy);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'TOO_MUCH_AT_ONCE' });
    expect({ status, retryAfter }).toEqual({ status: 429, retryAfter: '5' });
    expect((await ask('{ a }')).data).toEqual({ a: 1 });

    // Their answers go, one after the other, until all have been let in.
    for (let answered = 0; answered < asked.length;) {
      answered += waiting.length / 3;
      for (const answer of waiting.splice(0)) answer();
      await new Promise((resolve) => void setImmediate(resolve));
      for (const then of gone.splice(0)) then();
    }
    for (const each of asked) expect((await each).errors).toBeUndefined();
  });
});
