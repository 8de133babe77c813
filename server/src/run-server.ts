import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';

import { completeDemonstration } from '#cli/demonstration/complete-demonstration.js';
import { loadDemonstration } from '#cli/demonstration/demonstration.js';
import { insertPosts } from '#cli/demonstration/demonstration.store.js';
import { insertContacts } from '#cli/demonstration/demonstration-contacts.store.js';
import { publishCorrection } from '#cli/demonstration/demonstration-correction.js';
import { makeDemonstrationPacks } from '#cli/demonstration/demonstration-packs.js';
import { insertSavedQuestions } from '#cli/demonstration/demonstration-saved.store.js';
import { insertSchedules } from '#cli/demonstration/demonstration-schedules.store.js';
import { readyDatabase } from '#cli/ready-database.js';
import type { FoundBrowser } from '#platform/browser/find-browser.js';
import { listenOnFreePort } from '#platform/http/listen.js';
import { acquireDatabase } from '@stronghold/prisma/embedded/embedded-database';
import type { Installation } from '@stronghold/prisma/installation';
import { Refusal } from '@stronghold/prisma/refusal';
import { posts } from '@stronghold/prisma/seed/demonstration/posts';

import { buildApp } from './app.js';
import { type BackgroundWorkParts, findIdentity } from './background-work.js';
import { toAllowances } from './domain/cost/allowances.js';
import type { Quarter } from './domain/quarter.js';
import type { ReferenceData } from './domain/reference-data.js';
import { readSeenFor } from './features/alerts/seen-for.reader.js';
import { keepPagesReady } from './features/pages/ready-pages.js';
import { type Clock, createClock } from './platform/clock.js';
import { Database } from './platform/database.js';
import { collectWhenIdle } from './platform/idle-memory.js';
import { isLoopback } from './platform/loopback.js';
import type { PreparedDatabase } from './platform/prepare-database.js';
import { refuseToServe, type Settings, type StartArguments } from './platform/settings.js';
import type { Steps } from './platform/steps.js';
import { nameSources } from './platform/trace-sources.js';
import { prepareMail } from './run-mail.js';
import { startJobs } from './start-jobs.js';

/** The maximum number of migrations that are named. More are only counted. */
const MAX_NAMED = 5;

export interface ServerRun {
  readonly settings: Settings;
  readonly startArguments: StartArguments;
  /** Finds the folder of the built web application; null serves only the API. */
  readonly findWebFolder: () => Promise<string | null>;
  /** Finds a browser for printing PDFs; null if there is none. */
  readonly findBrowser: () => Promise<FoundBrowser | null>;
  readonly steps: Steps;
  /** Registers a function to call when the process ends. The last registered is called first. */
  readonly atEnd: (close: () => Promise<void>) => void;
  /** Shuts the process down in order. */
  readonly end: (exitCode: number) => void;
}

/**
 * Starts the server step by step and returns when it listens.
 *
 * @throws Refusal for what a person can correct
 */
export async function runServer(run: ServerRun): Promise<void> {
  const { settings, steps, atEnd } = run;
  refuseToRun(settings, { isDemonstration: false });
  const clock = createClock(settings.today);
  const { ownerUrl, isDemonstration, tellAddress } = await openDatabase(run, clock);
  refuseToRun(settings, { isDemonstration });
  const database = new Database(ownerUrl, { standbyUrls: settings.databaseReadUrls });
  // Register closing the database only after this step. Closing waits for work on the connections,
  // but an interrupted start must break off the work.
  if (isDemonstration) await loadMadeUp(database, { ownerUrl, clock, steps });
  atEnd(() => database.close());
  const logger = pino({
    level: settings.logLevel,
    serializers: { err: describeFault },
  });
  database.reportStandbys((level, sentence) => logger[level](sentence));
  const { provider, publicUrl, trustedProxies, hourlyAllowance } = settings;
  const signInMode = provider ? 'PROVIDER' : isDemonstration ? 'CONTINUE_AS' : 'THIS_MACHINE';
  const jobs: { parts: BackgroundWorkParts | null } = { parts: null };
  const mail = prepareMail({
    database,
    clock,
    logger,
    settings,
    readReferenceData: () => readReferenceDataOf(jobs.parts),
  });
  atEnd(() => mail.stop());
  const app = await buildApp({
    database,
    clock,
    logger,
    webFolder: await run.findWebFolder(),
    findBrowser: run.findBrowser,
    signInMode,
    provider,
    publicUrl,
    trustedProxies,
    mail,
    allowances: toAllowances(hourlyAllowance),
    takeBackgroundWork: (parts) => void (jobs.parts = parts),
  });
  atEnd(() => app.close());

  const port = await listenOnFreePort(app, settings);
  if (port !== settings.port)
    steps.say(`Port ${settings.port} is in use; this is the next free one.`);
  if (jobs.parts) atEnd(await startJobs(jobs.parts, { ownerUrl, logger }));
  if (jobs.parts && settings.doesReadyPages) atEnd(startReadyingPages(jobs.parts));
  const address = toAddress(settings.host, port);
  await tellAddress(address);
  mail.start(address);
  if (isDemonstration && jobs.parts) atEnd(makePacksMeanwhile(jobs.parts, logger));
  const endCollecting = collectWhenIdle();
  atEnd(async () => endCollecting());
  steps.say(
    `Stronghold is ready: ${address}${provider ? ` (people open ${provider.publicUrl} and sign in at ${provider.issuer})` : ''}`,
  );
}

/** Keeps the most-opened pages prepared. Returns a function that stops it. */
function startReadyingPages(parts: BackgroundWorkParts): () => Promise<void> {
  const ending = new AbortController();
  const readying = keepPagesReady(parts, ending.signal);
  return () => {
    ending.abort();
    return readying;
  };
}

/**
 * Makes the packs of a demonstration in the background. Returns a function that stops it after the
 * current step.
 */
function makePacksMeanwhile(
  parts: BackgroundWorkParts,
  logger: FastifyBaseLogger,
): () => Promise<void> {
  let isEnding = false;
  const identityOf = (personId: string) => (referenceData: ReferenceData) =>
    findIdentity(parts, personId, referenceData);
  const correct = (quarter: Quarter) => publishCorrection(parts, quarter);
  const making = {
    askAs: parts.askAs,
    identityOf,
    today: parts.clock.today(),
    isEnding: () => isEnding,
    correct,
  };
  const made = makeDemonstrationPacks(making).catch((err: unknown) =>
    logger.error({ err }, 'The packs of the demonstration were not made.'),
  );
  return () => {
    isEnding = true;
    return made;
  };
}

/**
 * Reads the reference data for emails. They are sent only once the server listens and has this
 * data.
 */
function readReferenceDataOf(parts: BackgroundWorkParts | null): Promise<ReferenceData> {
  return parts === null
    ? Promise.reject(new Error('An email was to be written before the server was built'))
    : parts.readReferenceData();
}

function refuseToRun(
  settings: Settings,
  installation: Pick<Installation, 'isDemonstration'>,
): void {
  const refusal = refuseToServe(settings, installation);
  if (refusal !== null) throw new Refusal(refusal);
}

interface FirstData {
  readonly ownerUrl: string;
  readonly clock: Clock;
  readonly steps: Steps;
}

async function loadMadeUp(
  database: Database,
  { ownerUrl, clock, steps }: FirstData,
): Promise<void> {
  await insertPosts(ownerUrl, posts);
  await insertSavedQuestions(ownerUrl, clock.now());
  await insertContacts(ownerUrl);
  await steps.take(
    'Demonstration data',
    (report) =>
      loadDemonstration({ database, ownerUrl, today: clock.today(), now: clock.now(), report }),
    (made) => (made === null ? 'there already' : `${made.returns} returns with ${made.rows} rows`),
  );
  await completeDemonstration({ database, ownerUrl, clock });
  await insertSchedules(ownerUrl, {
    now: clock.now(),
    seenFor: await readSeenFor(database, clock.today()),
  });
}

interface OpenDatabase {
  readonly ownerUrl: string;
  readonly isDemonstration: boolean;
  readonly tellAddress: (address: string) => Promise<void>;
}

async function openDatabase(
  { settings, startArguments, steps, atEnd, end }: ServerRun,
  clock: Clock,
): Promise<OpenDatabase> {
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
    console.error(
      'The database has stopped unexpectedly. Start again: what was published is kept.',
    );
    end(1);
  });

  const { installation } = await steps.take(
    'Schema and reference data',
    () =>
      readyDatabase(database.ownerUrl, {
        isDemonstration: !startArguments.isEmpty && settings.doesAllowDemonstration,
        now: clock.now(),
      }),
    describePrepared,
  );
  const isEmbedded = settings.databaseUrl === null;
  steps.say(describeInstallation({ ...installation, isEmbedded }, startArguments));
  return {
    ownerUrl: database.ownerUrl,
    isDemonstration: installation.isDemonstration,
    tellAddress: (address) => database.tellAddress(address),
  };
}

/**
 * Names the migrations for an operator who upgrades; gives only the number for a new database,
 * which gets all migrations.
 */
function describeMigrations(applied: readonly string[]): string {
  return applied.length > MAX_NAMED ? `${applied.length} migrations` : applied.join(', ');
}

function describePrepared({ applied, added }: PreparedDatabase): string {
  const { areas, agencies } = added;
  const done = [
    ...(applied.length > 0 ? [`applied ${describeMigrations(applied)}`] : []),
    ...(areas + agencies > 0 ? [`added ${areas} areas and ${agencies} agencies`] : []),
  ];
  return done.length > 0 ? done.join('; ') : 'up to date';
}

/** Says how to start again only for the embedded database: the server never empties another. */
function describeInstallation(
  { isNew, isDemonstration, isEmbedded }: Installation & { readonly isEmbedded: boolean },
  { isEmpty }: StartArguments,
): string {
  const startAgain = (words: string, how: string) => (isEmbedded ? ` ${words}: ${how}` : '');
  if (isNew)
    return `Installation: new, ${isDemonstration ? 'with demonstration data' : 'without demonstration data'}`;
  if (isDemonstration && isEmpty) {
    return `Installation: this database was started with demonstration data, and keeps it.${startAgain('To begin without', 'npm start -- --fresh --empty')}`;
  }
  return isDemonstration
    ? 'Installation: a demonstration'
    : `Installation: without demonstration data.${startAgain('To start again with it', 'npm start -- --fresh')}`;
}

/** An error for the log. Its trace names our sources. */
function describeFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const described = pino.stdSerializers.err(error);
  return Object.assign(described, { stack: nameSources(described.stack) });
}

function toAddress(host: string, port: number): string {
  const shown = isLoopback(host) || !['0.0.0.0', '::'].includes(host) ? host : 'localhost';
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}
