/**
 * A server in a process of its own: the parent forks it, tells it what to serve and hears on which
 * port it does.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { shutDownGracefully } from '#platform/graceful-shutdown.js';

export interface ServerOptions {
  readonly ownerUrl: string;
  /** Whether figures may come from rollups; the bare server has none. */
  readonly doesReadRollups: boolean;
  /**
   * The agency that asks, and may open its own records alone; null for anyone who is cleared. The
   * bare server asks nobody.
   */
  readonly agencyId: number | null;
  /** Whether answers are kept, as they are in use; else each is worked out. */
  readonly doesKeepAnswers?: boolean;
  /**
   * How many contributors are signed in beside, each of an agency of their own; none unless given.
   */
  readonly callers?: number;
  /** How many who are cleared are signed in beside; none unless given. */
  readonly readers?: number;
}

const wish = z.object({
  ownerUrl: z.string(),
  doesReadRollups: z.boolean(),
  agencyId: z.number().nullable(),
  doesKeepAnswers: z.boolean().default(false),
  callers: z.number().default(0),
  readers: z.number().default(0),
});
const listening = z.object({
  port: z.number(),
  cookie: z.string().default(''),
  callers: z.array(z.string()).default([]),
});

const memory = z.object({ held: z.number(), peak: z.number() });

/**
 * In the child: serves what the parent wishes.
 *
 * @param serve listens on a free port of this machine alone and returns its port, and the cookie of
 * who is signed in
 */
export function startChild(serve: (wish: ServerOptions) => Promise<unknown>): void {
  shutDownGracefully(async () => undefined);
  process.once('message', (message) => {
    void serve(wish.parse(message)).then((address) => process.send?.(listening.parse(address)));
    process.on('message', () =>
      process.send?.({
        held: process.memoryUsage.rss(),
        peak: process.resourceUsage().maxRSS * 1024,
      }),
    );
  });
}

export interface RunningServer {
  readonly port: number;
  /** Empty where nobody signs in. */
  readonly cookie: string;
  /** Of those who are signed in beside. */
  readonly callers: readonly string[];
  /** What its process holds of memory, in bytes. */
  readonly readMemory: () => Promise<number>;
  /** The most that it held at any moment, in bytes. */
  readonly readPeak: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/**
 * In the parent: runs a server as `npm start` runs Stronghold, TypeScript through tsx and no
 * NODE_ENV.
 */
export async function runServerFile(file: string, settings: ServerOptions): Promise<RunningServer> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const ended = once(child, 'exit');
  child.send(settings);
  const first = await Promise.race([once(child, 'message'), ended.then(() => null)]);
  if (first === null) throw new Error(`${file} ended before it listened`);
  const askMemory = async () => {
    const told = once(child, 'message');
    child.send('MEMORY');
    return z
      .tuple([memory])
      .rest(z.unknown())
      .parse(await told)[0];
  };
  return {
    ...listening.parse(first[0]),
    readMemory: async () => (await askMemory()).held,
    readPeak: async () => (await askMemory()).peak,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
