/**
 * A server in a child process: the parent forks the child, sends it the options and receives its
 * port.
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
   * The agency of the caller, who may open only records of this agency; null for a cleared caller.
   * The bare server has no callers.
   */
  readonly agencyId: number | null;
  /** Whether answers are cached, as on a server in use. If not, each answer is computed. */
  readonly doesKeepAnswers?: boolean;
  /** The number of further contributors signed in, each of a different agency; none by default. */
  readonly callers?: number;
  /** The number of further cleared people signed in; none by default. */
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
 * In the child: starts a server with the options from the parent.
 *
 * @param serve listens on a free local port, and returns the port and the cookie of the signed-in
 * person
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
  /** The cookie of the signed-in person; empty if nobody signs in. */
  readonly cookie: string;
  /** The cookies of the further people signed in. */
  readonly callers: readonly string[];
  /** Reads the memory of the server process, in bytes. */
  readonly readMemory: () => Promise<number>;
  /** Reads the peak memory of the server process, in bytes. */
  readonly readPeak: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** The options that `npm start` gives a server (scripts/boot.mjs). */
const heapFlags = [
  '--heap-growing-percent=100',
  '--min-semi-space-size=16',
  '--max-semi-space-size=32',
];
const heapSettings = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

/**
 * In the parent: runs a built server as `npm start` runs Stronghold, without NODE_ENV.
 *
 * @param file the name of the server's file in `dist/bench`
 */
export async function runServerFile(file: string, settings: ServerOptions): Promise<RunningServer> {
  const child = fork(fileURLToPath(new URL(`../dist/bench/${file}`, import.meta.url)), {
    execArgv: [...heapFlags, '--conditions=built'],
    env: { ...heapSettings, ...process.env },
  });
  const ended = once(child, 'exit');
  child.send(settings);
  const first = await Promise.race([once(child, 'message'), ended.then(() => null)]);
  if (first === null) throw new Error(`${file} stopped before it listened`);
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
