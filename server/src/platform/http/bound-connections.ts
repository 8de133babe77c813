import { BlockList, isIPv6, Socket } from 'node:net';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { toSharedAddress } from '#domain/access/caller.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether its bodies take long by their nature, and it looks itself at how they come. */
    doesReceiveFiles?: boolean;
  }
}

export interface ConnectionLimits {
  /**
   * How long a request may take to be whole, from its first moment or that of its connection, in
   * milliseconds.
   */
  readonly requestTimeoutMs: number;
  /** How often connections are looked at for that, in milliseconds. */
  readonly checkEveryMs: number;
  /** How many connections one address may hold. Proxies that are trusted may hold any number. */
  readonly maxOfAddress: number;
}

/** A browser holds six. Many people may come from one address, of an office. */
export const connectionLimits: ConnectionLimits = {
  requestTimeoutMs: 30_000,
  checkEveryMs: 1_000,
  maxOfAddress: 300,
};

/** Files are looked at as they come; this is only for a request that nobody looks at any more. */
const FILES_TIMEOUT_MS = 31 * 60_000;

/**
 * What the server is built with, so that a request whose head does not come is closed. Connections
 * without a request are left.
 */
export function toServerOptions({ requestTimeoutMs, checkEveryMs }: ConnectionLimits) {
  return {
    requestTimeout: FILES_TIMEOUT_MS,
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: checkEveryMs },
  };
}

/**
 * Closes connections whose request does not get whole, and those that one address holds beyond its
 * share.
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
    // What is asked inside the process has no connection.
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
  // Nobody reads any more what still comes of a request that was answered.
  app.addHook('onResponse', async (request) => watch(request));
}

/**
 * How many requests may wait on one connection for the one before them. Neither browsers nor
 * proxies have any wait.
 */
const MAX_WAITING = 10;

interface Line {
  /** Kept when the newest of them was answered, or its connection closed. */
  last: Promise<void>;
  waiting: number;
}

/**
 * Begins a request when the one before it on the same connection was answered. Answers go in that
 * order in any case; one that is made before its turn would hold what it holds until then, and hear
 * nothing of it when the connection closes.
 */
function takeOneAfterAnother(app: FastifyInstance): void {
  const lines = new WeakMap<Socket, Line>();
  app.addHook('onRequest', async ({ raw: { socket } }, reply) => {
    // What is asked inside the process has no connection.
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
    // It was never its turn, so that nothing else tells of its end.
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
