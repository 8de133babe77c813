import { Socket } from 'node:net';

import type { FastifyInstance } from 'fastify';

import { type PaceLimits, paceLimits } from '#platform/fair-share/slots.js';

/**
 * Closes connections whose client does not read an answer in time, because the whole answer is held
 * in memory until it is read. Files check their own pace.
 */
export function dropSlowReaders(
  app: FastifyInstance,
  { graceMs, minBytesPerSecond }: PaceLimits = paceLimits,
): void {
  app.addHook('onSend', async ({ raw: { socket } }, { raw }, payload) => {
    // Requests from within the process have no connection.
    if (!(typeof payload === 'string' || Buffer.isBuffer(payload)) || !(socket instanceof Socket))
      return;
    const timeoutMs = graceMs + (payload.length * 1000) / minBytesPerSecond;
    const timer = setTimeout(() => socket.destroy(), timeoutMs);
    timer.unref();
    raw.once('close', () => clearTimeout(timer));
  });
}
