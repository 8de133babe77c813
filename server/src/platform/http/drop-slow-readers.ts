import { Socket } from 'node:net';

import type { FastifyInstance } from 'fastify';

import { type PaceLimits, paceLimits } from '#platform/slots.js';

/**
 * Closes connections whose reader does not take an answer in the time that one has for it: until
 * then all of it is held. Files look themselves at how they are taken.
 */
export function dropSlowReaders(
  app: FastifyInstance,
  { graceMs, minBytesPerSecond }: PaceLimits = paceLimits,
): void {
  app.addHook('onSend', async ({ raw: { socket } }, { raw }, payload) => {
    // What is asked inside the process has no connection.
    if (!(typeof payload === 'string' || Buffer.isBuffer(payload)) || !(socket instanceof Socket))
      return;
    const timeoutMs = graceMs + (payload.length * 1000) / minBytesPerSecond;
    const timer = setTimeout(() => socket.destroy(), timeoutMs);
    timer.unref();
    raw.once('close', () => clearTimeout(timer));
  });
}
