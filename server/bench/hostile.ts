import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { BenchPlace } from './bench-setting.js';
import { type RunningServer, runServerFile } from './child.js';
import { HttpClient } from './http-client.js';
import { ask, get } from './question.js';
import { formatMs, type Result } from './result.js';

const CALLERS = 10;
const SECONDS = 30;
const BOUND_MS = 250;

/** Milliseconds between two probes, so that probes add no load. */
const PAUSE_MS = 20;

/**
 * Measures how long the health check and a small question take during the requests of ten hostile
 * callers, each in a separate process.
 */
export async function measureHostile({ ownerUrl }: BenchPlace): Promise<readonly Result[]> {
  const server = await runServerFile('stronghold-server.js', {
    ownerUrl,
    doesReadRollups: true,
    agencyId: null,
    callers: CALLERS,
  });
  try {
    // Run once without measuring, so that initial compilation is not part of the result.
    await watch(server, 3000);
    const quiet = await watch(server, (SECONDS / 3) * 1000);
    const callers = fork(fileURLToPath(new URL('hostile-callers.ts', import.meta.url)), {
      execArgv: ['--import', 'tsx'],
    });
    const begun = once(callers, 'message');
    callers.send({ port: server.port, cookies: server.callers });
    await begun;
    const pressed = await watch(server, SECONDS * 1000);
    callers.disconnect();
    await once(callers, 'exit');
    const crowded = await watchCrowd(server);
    return [
      toResult('hostile-health', '`/healthz` while ten callers do their worst, 99 of 100', [
        quiet.health,
        pressed.health,
      ]),
      toResult('hostile-small', 'A small question from somebody else at the same time, 99 of 100', [
        quiet.small,
        pressed.small,
      ]),
      toResult(
        'hostile-crowd-health',
        '`/healthz` while one caller asks a thousand light questions at once, 99 of 100',
        [quiet.health, crowded.health],
      ),
      toResult(
        'hostile-crowd-small',
        'A small question from somebody else at the same time, 99 of 100',
        [quiet.small, crowded.small],
      ),
    ];
  } finally {
    await server.stop();
  }
}

/**
 * Measures how long others wait while one caller repeatedly asks a thousand light questions at the
 * same moment.
 */
async function watchCrowd(server: RunningServer): Promise<Watched> {
  const caller = fork(fileURLToPath(new URL('crowding-caller.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const begun = once(caller, 'message');
  caller.send({ port: server.port, cookie: server.callers[0] });
  await begun;
  const crowded = await watch(server, SECONDS * 1000);
  caller.disconnect();
  await once(caller, 'exit');
  return crowded;
}

interface Watched {
  readonly health: readonly number[];
  readonly small: readonly number[];
}

async function watch({ port, cookie }: RunningServer, timeoutMs: number): Promise<Watched> {
  const [forHealth, forQuestions] = [new HttpClient(port, ''), new HttpClient(port, cookie)];
  const until = performance.now() + timeoutMs;
  const repeat = async (send: () => Promise<unknown>) => {
    const times: number[] = [];
    while (performance.now() < until) {
      const began = performance.now();
      await send();
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return times;
  };
  const small = ask(
    '{ figures(by: [QUARTER], where: { crimeType: { in: [DRUGS] } }) { rows { key { quarter { key } } reports { text } } } }',
    {},
  );
  try {
    const [health, answers] = await Promise.all([
      repeat(() => forHealth.send(get('/healthz'))),
      repeat(() => forQuestions.send(small)),
    ]);
    return { health, small: answers };
  } finally {
    forHealth.close();
    forQuestions.close();
  }
}

function toResult(
  name: string,
  title: string,
  times: readonly [readonly number[], readonly number[]],
): Result {
  const [before = NaN, then = NaN] = times.map(percentileOf);
  return {
    name,
    title,
    bare: `${formatMs(before)} when quiet`,
    stronghold: formatMs(then),
    measured: formatMs(then),
    bound: `at most ${BOUND_MS} ms`,
    isMet: then <= BOUND_MS,
  };
}

/** The 99th percentile of some times. */
function percentileOf(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.ceil(sorted.length * 0.99), sorted.length) - 1] ?? NaN;
}
