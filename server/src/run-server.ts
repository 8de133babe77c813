import { pino } from 'pino';

import { type Clock, createClock } from '#platform/clock.js';
import { Database } from '#platform/database.js';
import { listenOnFreePort } from '#platform/listen.js';
import { isLoopback, type Settings, type StartArguments } from '#platform/settings.js';
import type { Steps } from '#platform/steps.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { acquireDatabase } from '@stronghold/prisma/embedded-database';
import { type Installation, prepareInstallation } from '@stronghold/prisma/installation';
import { migrate } from '@stronghold/prisma/migrate';

import { buildApp } from './app.js';
import { loadFirstData } from './first-data.js';

export interface ServerRun {
  readonly settings: Settings;
  readonly startArguments: StartArguments;
  /** Folder of the built web application; null serves the API alone. */
  readonly webFolder: string | null;
  readonly steps: Steps;
  /** Takes what is to be closed when the process ends; the last comes first. */
  readonly atEnd: (close: () => Promise<void>) => void;
  /** Ends the process in order. */
  readonly end: (exitCode: number) => void;
}

/** Brings the server up step by step and returns when it listens. @throws Refusal for what a person can mend */
export async function runServer(run: ServerRun): Promise<void> {
  const { settings, steps, atEnd } = run;
  const clock = createClock(settings.today);
  const prepared = await prepareDatabase(run, clock);

  const { ownerUrl, isDemonstration } = prepared;
  const database = new Database(ownerUrl);
  atEnd(() => database.close());
  await loadFirstData({ database, ownerUrl, isDemonstration, clock, steps });
  const logger = pino({ level: settings.logLevel });
  const app = await buildApp({ database, clock, logger, webFolder: run.webFolder });
  atEnd(() => app.close());

  const port = await listenOnFreePort(app, settings);
  if (port !== settings.port) steps.say(`Port ${settings.port} is taken; this is the next free one.`);
  if (!isLoopback(settings.host)) {
    steps.say(
      `Warning: HOST=${settings.host} offers these pages to other machines, and nobody has to sign in: whoever reaches the address sees everything.`,
    );
  }
  const address = toAddress(settings.host, port);
  await prepared.tellAddress(address);
  steps.say(`Stronghold is ready: ${address}`);
}

interface PreparedDatabase {
  readonly ownerUrl: string;
  readonly isDemonstration: boolean;
  tellAddress(address: string): Promise<void>;
}

async function prepareDatabase({ settings, startArguments, steps, atEnd, end }: ServerRun, clock: Clock): Promise<PreparedDatabase> {
  const report = (line: string) => steps.say(`Database: ${line}`);
  const database = await steps.take(
    'Database',
    () => acquireDatabase({ ...settings, use: 'server', isFresh: startArguments.isFresh, report }),
    ({ name }) => name,
  );
  let isEnding = false;
  atEnd(() => {
    isEnding = true;
    return database.release();
  });
  void database.ended.then(() => {
    if (isEnding) return;
    console.error('The database has ended without being told to. Start again: what was published is kept.');
    end(1);
  });

  await steps.take(
    'Migrations',
    () => migrate(database.ownerUrl),
    (applied) => (applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`),
  );
  const installation = await ensureInstallation(database.ownerUrl, startArguments, clock);
  steps.say(describeInstallation(installation, startArguments));
  return {
    ownerUrl: database.ownerUrl,
    isDemonstration: installation.isDemonstration,
    tellAddress: (address) => database.tellAddress(address),
  };
}

async function ensureInstallation(ownerUrl: string, { isEmpty }: StartArguments, clock: Clock): Promise<Installation> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    return await prepareInstallation(owner, { isDemonstration: !isEmpty, now: clock.now() });
  } finally {
    await owner.end();
  }
}

function describeInstallation({ isNew, isDemonstration }: Installation, { isEmpty }: StartArguments): string {
  if (isNew) return `Installation: new, ${isDemonstration ? 'with demonstration data' : 'without demonstration data'}`;
  if (isDemonstration && isEmpty) {
    return 'Installation: this database was begun with demonstration data, and keeps it. To begin without: npm start -- --fresh --empty';
  }
  return `Installation: ${isDemonstration ? 'a demonstration' : 'without demonstration data. To begin anew with it: npm start -- --fresh'}`;
}

function toAddress(host: string, port: number): string {
  const shown = isLoopback(host) || !['0.0.0.0', '::'].includes(host) ? host : 'localhost';
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}
