import { ApolloServer } from '@apollo/server';
import { afterEach, describe, expect, it } from 'vitest';

import { policyFor } from '#domain/access/policy.js';
import { anonymousIdentity } from '#domain/access/request-identity.js';
import type { RequestKind } from '#domain/cost/allowances.js';
import { HeavyWork } from '#platform/fair-share/heavy-work.js';
import { testReferenceData } from '#testing/test-reference-data.js';

import { type ChargeContext, chargeOperations } from './charge-operations.js';

const referenceData = testReferenceData('2026-11-24');
const typeDefs =
  'type Query { a: Int page(key: String): Int reports(first: Int, last: Int): Page } type Mutation { change: Int } type Page { edges: [Edge] } type Edge { cursor: Int }';

/** A heavy operation of about 120 points. */
const heavy =
  '{ x: reports(first: 1000) { edges { cursor } } y: reports(first: 1000) { edges { cursor } } z: reports(last: 1000) { edges { cursor } } }';

const servers: ApolloServer<ChargeContext>[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function serve({
  operation = 1000,
  hour = 100_000,
  page = (_context: ChargeContext) => Promise.resolve({ edges: [] }),
  block = (_context: ChargeContext): Promise<number> => Promise.resolve(1),
} = {}) {
  const allowance = { operation, hour };
  const charging = chargeOperations({ QUESTION: allowance, FILE: { operation: 10, hour } });
  const server = new ApolloServer<ChargeContext>({
    typeDefs,
    resolvers: {
      Mutation: {
        change: async (_source: unknown, _args: unknown, context: ChargeContext) => {
          await charging.takeMore(context, { cost: 120, parts: [], isWhole: true });
          return block(context);
        },
      },
      Query: {
        a: () => 1,
        page: (_source: unknown, _args: unknown, context: ChargeContext) => block(context),
        reports: (_source: unknown, _args: unknown, context: ChargeContext) => page(context),
      },
    },
    plugins: [charging.plugin],
    stopOnTerminationSignals: false,
  });
  servers.push(server);
  await server.start();
  const gone: (() => void)[] = [];
  let looks = 0;
  const lookAgain = async () => {
    await Promise.resolve();
    looks += 1;
    const identity = { ...anonymousIdentity, ended: 'By now' };
    return { identity, viewer: identity.viewer, policy: policyFor(identity.viewer, new Map()) };
  };
  const toAdmit = (caller = 'a', requestKind: RequestKind = 'QUESTION') => {
    const work = { turn: () => Promise.resolve(), signal: new AbortController().signal };
    return { caller, requestKind, work, onClosed: (then: () => void) => void gone.push(then) };
  };
  const admit = (caller?: string, requestKind?: RequestKind) =>
    charging.admit(toAdmit(caller, requestKind));
  const ask = async (
    query: string,
    {
      extensions,
      ...asking
    }: Partial<ChargeContext> & { readonly extensions?: Record<string, unknown> } = {},
    variables: Record<string, unknown> = {},
  ) => {
    const heavyWork = new HeavyWork();
    gone.push(() => heavyWork.leave());
    const context = {
      referenceData,
      lookAgain,
      heavyWork,
      ...toAdmit(asking.caller, asking.requestKind),
      ...asking,
    };
    const place = await charging.admit(context);
    const { body, http } = await server.executeOperation(
      { query, variables, ...(extensions ? { extensions } : {}) },
      { contextValue: { ...context, place } },
    );
    if (body.kind !== 'single') throw new Error('It came in parts');
    return {
      ...body.singleResult,
      status: http.status,
      retryAfter: http.headers.get('retry-after'),
    };
  };
  return { ask, gone, looked: () => looks, admit };
}

describe('chargeOperations', () => {
  it('says in each answer what the operation cost, and what may still be spent', async () => {
    const { ask } = await serve({ hour: 100 });
    expect((await ask('{ a }')).extensions).toEqual({
      cost: { cost: 2, allowance: 1000, hourAllowance: 100, hourLeft: 98 },
    });
    expect((await ask('{ a }')).extensions).toMatchObject({ cost: { hourLeft: 96 } });
  });

  it('refuses an operation over the limit, and charges only for reading its arguments', async () => {
    const { ask } = await serve({ operation: 50, hour: 60 });
    const { errors, extensions, data } = await ask(heavy);
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'COST_EXCEEDED', allowance: 50 });
    expect(errors?.[0]?.message).toMatch(
      /^This question would cost 1\d\d points, and the limit for one question is 50\./,
    );
    expect(extensions).toMatchObject({ cost: { allowance: 50 } });
    expect((await ask('{ a }')).extensions).toMatchObject({ cost: { hourLeft: 56 } });
  });

  it('says what an operation would cost without running it, whatever the cost, and charges only for reading it', async () => {
    let runs = 0;
    const page = async () => {
      runs += 1;
      return { edges: [] };
    };
    const { ask } = await serve({ operation: 50, hour: 60, page });
    const { data, errors, extensions } = await ask(heavy, { extensions: { costOnly: true } });
    expect({ data, errors, runs }).toEqual({ data: null, errors: undefined, runs: 0 });
    expect(extensions).toMatchObject({ cost: { allowance: 50, hourAllowance: 60, hourLeft: 58 } });
    expect(extensions?.cost).toHaveProperty('parts.0', {
      key: 'x',
      name: 'reports',
      cost: expect.any(Number),
      size: 'up to 1,000 rows',
    });
    expect(
      (await ask('{ reports { edges { cursor } } }', { extensions: { costOnly: 'yes' } })).data,
    ).toEqual({ reports: { edges: [] } });
    expect(runs).toBe(1);
  });

  it('refuses a caller’s operation that exceeds the rest of the hour’s allowance, and lets smaller ones through', async () => {
    const { ask } = await serve({ hour: 200 });
    expect((await ask(heavy)).errors).toBeUndefined();
    const { errors, status, retryAfter } = await ask(heavy, { caller: 'a' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'COST_EXCEEDED', hourAllowance: 200 });
    expect(status).toBe(429);
    expect(Number(retryAfter)).toBeGreaterThan(3000);
    expect((await ask('{ a }')).errors).toBeUndefined();
    expect((await ask(heavy, { caller: 'b' })).errors).toBeUndefined();
  });

  it.each([
    { what: 'not a question', query: 'x'.repeat(5030) },
    { what: 'not valid', query: `{ a ${'x'.repeat(5030)} }` },
    {
      what: 'asked with wrong variables',
      query: `query ($n: Int!) { a reports(first: $n) { edges { cursor } } } # ${'x'.repeat(5000)}`,
    },
  ])('charges for the text if it is $what', async ({ query }) => {
    const { ask } = await serve({ hour: 100 });
    expect((await ask(query)).errors).toHaveLength(1);
    expect((await ask('{ a }')).extensions).toMatchObject({ cost: { hourLeft: 76 } });
  });

  it('stops reading from a caller without points, and reads from others', async () => {
    const { ask, admit } = await serve({ hour: 20 });
    await ask('x'.repeat(5000));
    await expect(admit('a')).rejects.toMatchObject({
      message: expect.stringMatching(
        /^This question costs 1 point, and 0 of your 20 points an hour are left\./,
      ),
      extensions: { code: 'COST_EXCEEDED', http: { status: 429 } },
    });
    await admit('b');
    await admit('a', 'FILE');
  });

  it('charges for a text that is longer than the texts of pages', async () => {
    const { ask } = await serve();
    expect((await ask(`{ a } # ${'x'.repeat(60_000)}`)).extensions).toMatchObject({
      cost: { cost: 203 },
    });
  });

  it('reads nothing if an operation has more values than it may hold', async () => {
    const { ask } = await serve();
    const query = `query ($n: Int) { ${Array.from({ length: 99 }, (_, index) => `x${index}: reports(last: $n) { edges { cursor } }`).join(' ')} }`;
    const { errors } = await ask(query, {}, { n: Array.from({ length: 20_000 }, () => 1) });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(
        /^The arguments of the question contain more than 20,000 values\./,
      ),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('runs six operations at a time for each caller, whatever they cost, lets sixty wait, and tells the others when to come back', async () => {
    const { admit, gone } = await serve();
    let inWork = 0;
    const asked = Array.from({ length: 66 }, () =>
      admit().then(({ hasWaited }) => ({ hasWaited, order: (inWork += 1) })),
    );
    await new Promise((resolve) => void setImmediate(resolve));
    expect(inWork).toBe(6);
    await expect(admit()).rejects.toMatchObject({
      message: expect.stringMatching(
        /^You are sending many requests at once: 6 of your requests are being answered and 60 are waiting\./,
      ),
      extensions: { code: 'TOO_MUCH_AT_ONCE', retryAfter: 1, http: { status: 429 } },
    });
    expect(await admit('b')).toMatchObject({ hasWaited: false });
    gone.pop();

    while (inWork < 66) {
      for (const then of gone.splice(0)) then();
      await new Promise((resolve) => void setImmediate(resolve));
    }
    const [first, ...others] = await Promise.all(asked);
    expect(first).toEqual({ hasWaited: false, order: 1 });
    expect(others.at(-1)).toEqual({ hasWaited: true, order: 66 });
    for (const then of gone.splice(0)) then();
    expect(await admit()).toMatchObject({ hasWaited: false });
  });

  it('counts files separately', async () => {
    const { ask } = await serve();
    expect((await ask(heavy, { requestKind: 'FILE' })).errors?.[0]?.extensions).toMatchObject({
      code: 'COST_EXCEEDED',
      allowance: 10,
    });
  });

  it('runs two heavy operations for a caller at a time, lets eight wait, and tells the others when to come back', async () => {
    const waiting: (() => void)[] = [];
    const page = (context: ChargeContext) => {
      // The identity after the wait applies.
      expect(context).toMatchObject({ identity: { ended: 'By now' } });
      return new Promise<{ edges: [] }>(
        (resolve) => void waiting.push(() => resolve({ edges: [] })),
      );
    };
    const { ask, gone, looked } = await serve({ page });
    const asked = Array.from({ length: 10 }, () => ask(heavy));
    while (waiting.length < 6) await new Promise((resolve) => void setImmediate(resolve));
    expect(waiting).toHaveLength(6);
    // Access is checked again only for the two admitted operations, while the others still wait.
    expect(looked()).toBe(2);
    const { errors, status, retryAfter } = await ask(heavy);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'TOO_MUCH_AT_ONCE' });
    expect({ status, retryAfter }).toEqual({ status: 429, retryAfter: '5' });
    expect((await ask('{ a }')).data).toEqual({ a: 1 });

    // The answers are sent one after the other, until all operations have been admitted.
    for (let answered = 0; answered < asked.length;) {
      answered += waiting.length / 3;
      for (const answer of waiting.splice(0)) answer();
      await new Promise((resolve) => void setImmediate(resolve));
      for (const then of gone.splice(0)) then();
    }
    for (const each of asked) expect((await each).errors).toBeUndefined();
  });

  it('tells a caller who waited a second for other callers to come back, and takes nothing for it', async () => {
    let inWork = 0;
    const page = () => {
      inWork += 1;
      return new Promise<never>(() => undefined);
    };
    const { ask } = await serve({ page });
    for (const caller of ['a', 'a', 'b', 'b']) void ask(heavy, { caller });
    // Each of the four asks for three pages.
    while (inWork < 12) await new Promise((resolve) => void setImmediate(resolve));
    const { errors } = await ask(heavy, { caller: 'c' });
    expect(errors?.[0]).toMatchObject({
      message:
        'Many people are asking for figures at this moment, so this was not worked out. Try again in 2 seconds.',
      extensions: { code: 'TOO_BUSY', retryAfter: 2, allowance: 1000 },
    });
    const { extensions } = await ask('{ a }', { caller: 'c' });
    expect(extensions).toMatchObject({ cost: { hourLeft: 100_000 - 2 } });
  });

  it('lets the answer of a change wait for other callers as long as it takes', async () => {
    const waiting: (() => void)[] = [];
    const page = () =>
      new Promise<{ edges: [] }>((resolve) => waiting.push(() => resolve({ edges: [] })));
    const block = async ({ heavyWork }: ChargeContext) => {
      const end = await heavyWork.begin();
      end?.();
      return 1;
    };
    const { ask, gone } = await serve({ page, block });
    for (const caller of ['a', 'a', 'b', 'b']) void ask(heavy, { caller });
    while (waiting.length < 12) await new Promise((resolve) => void setImmediate(resolve));
    const change = ask('mutation { change }', { caller: 'c' });
    const refused = await ask(heavy, { caller: 'd' });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'TOO_BUSY' });

    const answers = setInterval(() => {
      for (const answer of waiting.splice(0)) answer();
      for (const then of gone.splice(0)) then();
    });
    const { errors, data } = await change;
    clearInterval(answers);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ change: 1 });
  });

  it('queues a large page only before its heavy work, and refunds a page that may not wait', async () => {
    let inWork = 0;
    const page = () => {
      inWork += 1;
      return new Promise<never>(() => undefined);
    };
    // The first page is cached; the others are computed one after the other.
    let asked = 0;
    const block = async ({ heavyWork }: ChargeContext) =>
      (asked += 1) > 3 ? Number(await heavyWork.begin()) : 1;
    const pages =
      '{ x: page(key: "DISRUPTIONS") y: page(key: "RESOURCING") z: page(key: "AREAS") }';
    const { ask } = await serve({ page, block });
    for (let number = 0; number < 10; number += 1) void ask(heavy);
    while (inWork < 6) await new Promise((resolve) => void setImmediate(resolve));
    const { data, extensions } = await ask(pages);
    expect(data).toEqual({ x: 1, y: 1, z: 1 });
    expect(extensions).toHaveProperty(
      'cost.cost',
      expect.toSatisfy((cost: number) => cost >= 100),
    );

    const findLeft = async () =>
      Number(/"hourLeft":(\d+)/.exec(JSON.stringify((await ask('{ a }')).extensions))?.[1]);
    const left = await findLeft();
    const refused = await ask(pages);
    expect(refused.data).toEqual({ x: null, y: null, z: null });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'TOO_MUCH_AT_ONCE' });
    expect([refused.status, refused.retryAfter]).toEqual([429, '5']);
    // The cost is refunded, except for the two points for asking.
    expect(await findLeft()).toBe(left - 2);
  });
});
