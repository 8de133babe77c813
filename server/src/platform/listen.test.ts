import fastify from 'fastify';
import { expect, it } from 'vitest';

import { listenOnFreePort } from './listen.js';

it.each(['localhost', '127.0.0.1'])('listens on one address alone, as %s', async (host) => {
  const app = fastify();
  const port = await listenOnFreePort(app, { host, port: 45_017 });
  expect(app.addresses()).toEqual([expect.objectContaining({ address: '127.0.0.1', port })]);
  await app.close();
});
