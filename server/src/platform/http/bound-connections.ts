import { BlockList, isIPv6, Socket } from 'node:net';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { toSharedAddress } from '#domain/access/caller.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the bodies of a route may be slow, and the route checks their pace itself. */
    doesReceiveFiles?: boolean;
  }
}

export interface ConnectionLimits {
  /**
   * How long a request may take to arrive, from the start of the request or of the connection, in
   * milliseconds.
   */
  readonly requestTimeoutMs: number;
  /** The time between checks of all connections for slow requests, in milliseconds. */
  readonly checkEveryMs: number;
  /** How many connections one address may hold. Trusted proxies may hold any number. */
  readonly maxOfAddress: number;
}

/**
 * The usual limits: a browser holds six connections, and many people may share the address of an
 * office.
 */
export const connectionLimits: ConnectionLimits = {
  requestTimeoutMs: 30_000,
  checkEveryMs: 1_000,
  maxOfAddress: 300,
};

/**
 * The time limit for routes that receive files, in milliseconds. It is only a last resort, because
 * the pace of files is checked as they arrive.
 */
const FILES_TIMEOUT_MS = 31 * 60_000;

/**
 * Server options that close a request whose header does not arrive. Idle connections stay open.
 */
export function toServerOptions({ requestTimeoutMs, checkEveryMs }: ConnectionLimits) {
  return {
    requestTimeout: FILES_TIMEOUT_MS,
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: checkEveryMs },
  };
}

/**
 * Closes connections whose request does not arrive, and connections of one address beyond its
 * limit.
 */
export function boundConnections(
  app: FastifyInstance,
  limits: ConnectionLimits,
  trustedProxies: readonly string[],
): void {
  takeOneAfterAnother(app);
  closeUnfinished(app, limits);
  const isTrusted = toMatcher(trustedProxies);
  const held = new Map<string, number>();
  app.server.on('connection', (socket: Socket) => {
    const { remoteAddress: address = '' } = socket;
    if (isTrusted(address)) return;
    const shared = toSharedAddress(address);
    const count = (held.get(shared) ?? 0) + 1;
    if (count > limits.maxOfAddress) {
      socket.destroy();
      return;
    }
    held.set(shared, count);
    socket.once('close', () => {
      const left = (held.get(shared) ?? 1) - 1;
      if (left === 0) held.delete(shared);
      else held.set(shared, left);
    });
  });
}

function closeUnfinished(app: FastifyInstance, { requestTimeoutMs }: ConnectionLimits): void {
  const watch = ({ raw }: FastifyRequest) => {
    // Requests from within the process have no connection.
    if (raw.complete || !(raw.socket instanceof Socket)) return;
    const timer = setTimeout(() => {
      if (!raw.complete) raw.socket.destroy();
    }, requestTimeoutMs);
    timer.unref();
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  };
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.doesReceiveFiles !== true) watch(request);
  });
  // The server does not read the rest of a request that was answered.
  app.addHook('onResponse', async (request) => watch(request));
}

/**
 * How many requests may wait on one connection for an earlier one. Browsers and proxies send one
 * request at a time.
 */
const MAX_WAITING = 10;

interface Line {
  /** Resolves when the newest request has been answered, or the connection is closed. */
  last: Promise<void>;
  waiting: number;
}

/**
 * Starts a request when the previous one on the same connection has been answered. Answers must be
 * sent in that order. An answer made too early would hold its resources meanwhile, even if the
 * connection was closed.
 */
function takeOneAfterAnother(app: FastifyInstance): void {
  const lines = new WeakMap<Socket, Line>();
  app.addHook('onRequest', async ({ raw: { socket } }, reply) => {
    // Requests from within the process have no connection.
    if (!(socket instanceof Socket)) return;
    const line = lines.get(socket) ?? { last: Promise.resolve(), waiting: 0 };
    lines.set(socket, line);
    const before = line.last;
    let leave: () => void = () => undefined;
    line.last = new Promise((resolve) => (leave = resolve));
    reply.raw.once('close', leave);
    line.waiting += 1;
    if (line.waiting > MAX_WAITING) socket.destroy();
    await before;
    line.waiting -= 1;
    if (!socket.destroyed) return;
    // This request was never started, so nothing else reports its end.
    reply.hijack();
    leave();
  });
}

function toMatcher(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
