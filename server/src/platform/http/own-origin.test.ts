import fastify from 'fastify';
import { describe, expect, it } from 'vitest';

import { isForThisMachine } from './own-origin.js';

/** A request to a server behind a trusted local proxy. */
async function ask(headers: Readonly<Record<string, string>>) {
  const app = fastify({ trustProxy: ['127.0.0.1'] });
  app.get('/', (request) => ({ isForThisMachine: isForThisMachine(request), ip: request.ip }));
  return (await app.inject({ url: '/', headers, remoteAddress: '127.0.0.1' })).json<unknown>();
}

describe('isForThisMachine', () => {
  it.each([
    {
      headers: { host: 'localhost:4600' },
      isForThisMachine: true,
      because: 'it is the name of the machine',
    },
    {
      headers: { host: '127.0.0.1:4600' },
      isForThisMachine: true,
      because: 'it is the address of the machine',
    },
    {
      headers: { host: '[::1]:4600' },
      isForThisMachine: true,
      because: 'that is its IPv6 address',
    },
    {
      headers: { host: 'evil.example:4600' },
      isForThisMachine: false,
      because: 'a name from elsewhere leads here',
    },
    {
      headers: { host: 'evil.example:4600', 'x-forwarded-host': 'localhost' },
      isForThisMachine: false,
      because: 'a page elsewhere can say that a proxy was asked for localhost',
    },
  ])('is $isForThisMachine for $headers: $because', async ({ headers, isForThisMachine: is }) => {
    expect(await ask(headers)).toMatchObject({ isForThisMachine: is });
  });

  it('accepts the address that a trusted proxy gives, and no other address from the caller', async () => {
    expect(await ask({ host: 'localhost', 'x-forwarded-for': '1.2.3.4, 10.0.0.9' })).toMatchObject({
      ip: '10.0.0.9',
    });
  });
});
