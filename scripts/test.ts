/**
 * The program of `npm test` once the packages are installed: builds what is out of date, starts a
 * temporary PostgreSQL (or uses the server in DATABASE_URL), runs the tests of every room and adds
 * up the results.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

import { connectToDatabase } from '../prisma/src/connect.js';
import { removeData } from '../prisma/src/embedded/place.js';
import { startEmbeddedDatabase } from '../prisma/src/embedded/start.js';
import { Refusal } from '../prisma/src/refusal.js';
import { shutDownGracefully } from '../server/src/platform/graceful-shutdown.js';

import { buildWithProgress } from './build-with-progress.js';
import { makeFolder } from './test/folder.js';
import { runAll } from './test/runners.js';
import { sum } from './test/tally.js';

const closers: (() => Promise<unknown>)[] = [];
const { end } = shutDownGracefully(async () => {
  for (let close = closers.pop(); close; close = closers.pop()) await close();
});

const isDeep = process.argv.includes('--deep');
const began = performance.now();

try {
  if (isDeep)
    console.log(
      'Deep tests: every case of every property, the attack and every way of starting. They take about forty minutes.',
    );
  await buildWithProgress();
  const folder = await makeFolder();
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const given = process.env.DATABASE_URL;
  const databaseUrl = given ? await checkGiven(given) : await startThrowAway(folder);

  const outcomes = await runAll({
    databaseUrl,
    isThrownAway: !given,
    folder,
    isDeep,
    onStart: (child) => closers.push(() => endRunner(child)),
  });
  const { passed, failed } = sum(outcomes);
  console.log('');
  for (const { room, seconds, ...tally } of outcomes)
    console.log(`Tests: ${room}: ${tally.passed} passed, ${tally.failed} failed in ${seconds} s`);
  console.log(`Tests: ${Math.round((performance.now() - began) / 1000)} s altogether`);
  console.log(`${passed} passed, ${failed} failed`);
  end(failed === 0 && passed > 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  end(1);
}

async function checkGiven(databaseUrl: string): Promise<string> {
  const connection = await connectToDatabase(databaseUrl);
  await connection.end();
  return databaseUrl;
}

async function startThrowAway(folder: string): Promise<string> {
  const stateFolder = path.join(folder, 'state');
  await mkdir(stateFolder);
  closers.push(() => removeData(stateFolder));
  const database = await startEmbeddedDatabase({ stateFolder, isThrowAway: true });
  closers.push(() => database.stop());
  console.log('Database: embedded PostgreSQL, to be thrown away');
  return database.ownerUrl;
}

async function endRunner(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  const killing = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(killing);
}
