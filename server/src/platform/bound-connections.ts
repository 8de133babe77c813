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
  /** How long a request may take to be whole, from its first moment or that of its connection, in milliseconds. */
  readonly longestRequestMs: number;
  /** How often connections are looked at for that, in milliseconds. */
  readonly checkEveryMs: number;
  /** How many connections one address may hold. Proxies that are trusted may hold any number. */
  readonly mostOfAddress: number;
}

/** A browser holds six. Many people may come from one address, of an office. */
export const connectionLimits: ConnectionLimits = { longestRequestMs: 30_000, checkEveryMs: 1_000, mostOfAddress: 300 };

/** Files are looked at as they come; this is only for a request that nobody looks at any more. */
const LONGEST_FILES_MS = 31 * 60_000;

/** What the server is built with, so that a request whose head does not come is closed. Connections without a request are left. */
export function toServerOptions({ longestRequestMs, checkEveryMs }: ConnectionLimits) {
  return {
    requestTimeout: LONGEST_FILES_MS,
    http: { headersTimeout: longestRequestMs, connectionsCheckingInterval: checkEveryMs },
  };
}

/** Closes connections whose request does not get whole, and those that one address holds beyond its share. */
export function boundConnections(app: FastifyInstance, limits: ConnectionLimits, trustedProxies: readonly string[]): void {
  closeUnfinished(app, limits);
  const isTrusted = toMatcher(trustedProxies);
  const held = new Map<string, number>();
  app.server.on('connection', (socket: Socket) => {
    const { remoteAddress: address = '' } = socket;
    if (isTrusted(address)) return;
    const shared = toSharedAddress(address);
    const count = (held.get(shared) ?? 0) + 1;
    if (count > limits.mostOfAddress) {
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

function closeUnfinished(app: FastifyInstance, { longestRequestMs }: ConnectionLimits): void {
  const watch = ({ raw }: FastifyRequest) => {
    // What is asked inside the process has no connection.
    if (raw.complete || !(raw.socket instanceof Socket)) return;
    const timer = setTimeout(() => {
      if (!raw.complete) raw.socket.destroy();
    }, longestRequestMs);
    timer.unref();
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  };
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.doesReceiveFiles !== true) watch(request);
  });
  // Nobody reads any more what still comes of a request that was answered.
  app.addHook('onResponse', async (request) => watch(request));
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
