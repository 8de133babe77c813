import { once } from 'node:events';

import Fastify from 'fastify';
import { expect, it } from 'vitest';

import { watchResponse } from './response-closed.js';

it('lets every figure of a question detect that the caller has left, without a leak warning', async () => {
  const warnings: Error[] = [];
  const keep = (warning: Error) => warnings.push(warning);
  process.on('warning', keep);
  const server = Fastify();
  server.get('/', (_, reply) => {
    const { signal } = watchResponse(reply);
    for (let figure = 0; figure < 60; figure += 1)
      signal.addEventListener('abort', () => undefined);
    return 'asked';
  });
  expect((await server.inject('/')).body).toBe('asked');
  // Warnings are emitted a moment later.
  const last = once(process, 'warning');
  process.emitWarning('the last');
  await last;
  process.off('warning', keep);
  await server.close();
  expect(warnings.map(({ message }) => message)).toEqual(['the last']);
});
