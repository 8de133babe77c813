import fastify from 'fastify';
import { expect, it, vi } from 'vitest';

import { listenOnFreePort } from './listen.js';

it.each(['localhost', '127.0.0.1'])('listens on only one address, as %s', async (host) => {
  const app = fastify();
  const listen = vi.spyOn(app, 'listen');
  const port = await listenOnFreePort(app, { host, port: 45_017 });
  // Not every machine has an IPv6 address for localhost.
  expect(listen).toHaveBeenLastCalledWith(expect.objectContaining({ host: '127.0.0.1', port }));
  expect(app.addresses()).toEqual([expect.objectContaining({ address: '127.0.0.1', port })]);
  await app.close();
});
