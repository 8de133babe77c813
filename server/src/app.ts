import { existsSync } from 'node:fs';
import path from 'node:path';

import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';

import type { Viewer } from '#domain/access/viewer.js';
import type { Allowance, RequestKind } from '#domain/cost/allowances.js';
import { serveLogExport } from '#features/audit/log-export.js';
import { QuestionKeeper } from '#features/audit/question-keeper.js';
import { serveFiguresExports } from '#features/exports/figures-export.js';
import { serveSavedExports } from '#features/exports/saved-export.js';
import { servePackDownloads } from '#features/packs/files/download/pack-download.js';
import { createRecogniser } from '#features/people/recognise.js';
import { IdTokenSeal } from '#features/people/sign-in/id-token-seal.js';
import { IdentityProvider } from '#features/people/sign-in/identity-provider.js';
import { serveSignIn, SESSION } from '#features/people/sign-in/sign-in-routes.js';
import { ReferenceDataReader } from '#features/places/places.reader.js';
import { serveRecordExports } from '#features/records/record-export.js';
import { createScreeningGate } from '#features/returns/screening-gate.js';
import { serveImports } from '#features/returns/sending/import-route.js';
import { serveFindingsFile } from '#features/returns/staging/findings-file.js';
import { serveScreeningProgress } from '#features/returns/staging/screening-route.js';
import { serveTemplates } from '#features/returns/template/template-route.js';
import { RefusalLog } from '#platform/audit/refusal-log.js';
import type { FoundBrowser } from '#platform/browser/find-browser.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import { findOutage } from '#platform/database-away.js';
import { Slots } from '#platform/fair-share/slots.js';
import type { WorkGate } from '#platform/fair-share/work-gate.js';
import {
  boundConnections,
  type ConnectionLimits,
  connectionLimits,
  toServerOptions,
} from '#platform/http/bound-connections.js';
import {
  allowCrossOrigin,
  isCrossOriginWithoutToken,
  isCrossOriginWithToken,
} from '#platform/http/cross-origin.js';
import { dropSlowReaders } from '#platform/http/drop-slow-readers.js';
import { readFirstFiles } from '#platform/http/first-files.js';
import { guardRoutes, toRefusal } from '#platform/http/guard-routes.js';
import { OwnCookies } from '#platform/http/own-cookies.js';
import { isCrossOrigin, isForThisMachine } from '#platform/http/own-origin.js';
import { serveMetrics } from '#platform/http/serve-metrics.js';
import type { MailDoor } from '#platform/mail/transport.js';
import { Metrics } from '#platform/metrics.js';
import { createPrisma } from '#platform/prisma.js';
import type { ProviderSettings } from '#platform/settings.js';

import type { BackgroundWorkParts } from './background-work.js';
import { anonymousIdentity } from './domain/access/request-identity.js';
import type { SignInMode } from './domain/access/sign-in-mode.js';
import { Authenticator } from './features/people/authenticator.js';
import { serveApi } from './serve-api.js';

export interface AppParts extends SignInModeParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  /** Folder of the built web application; null serves only the API. */
  readonly webFolder: string | null;
  /** False adds up the records for every question, for benchmarks and checks. */
  readonly doesReadRollups?: boolean;
  /** False lets the database add up rollups for each question, for benchmarks and checks. */
  readonly doesHoldRollups?: boolean;
  /** False computes every answer again, for benchmarks and checks. */
  readonly doesKeepAnswers?: boolean;
  /** The limits of a caller; the usual ones by default. */
  readonly allowances?: Readonly<Record<RequestKind, Allowance>>;
  /** How emails are sent; by default they are written to files, and nobody is notified. */
  readonly mail?: MailDoor;
  /** Finds a browser for printing PDFs; none by default. */
  readonly findBrowser?: () => Promise<FoundBrowser | null>;
  /** Limits how many returns are screened at once; by default the app makes its own gate. */
  readonly screeningGate?: WorkGate;
  /** The limits of connections; the usual ones by default. */
  readonly connections?: Partial<ConnectionLimits>;
  /** Receives the parts for background work. Without this function, there is no background work. */
  readonly takeBackgroundWork?: (parts: BackgroundWorkParts) => void;
}

/** The settings for sign-in. By default everybody who reaches the server is its administrator. */
export interface SignInModeParts {
  readonly signInMode?: SignInMode;
  /** The settings of the provider, if people sign in through one. */
  readonly provider?: ProviderSettings | null;
  /** The address of the application for browsers, if it differs from the address it listens on. */
  readonly publicUrl?: string | null;
  /** Proxies that are trusted to give the sender’s address, as addresses and ranges. */
  readonly trustedProxies?: readonly string[];
  /** The viewer of requests without a session; by default the sign-in mode decides. */
  readonly viewer?: Viewer;
}

/** The content security policy: a page may load only the application's own files. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** The maximum size of a question's body, in bytes. Larger bodies are refused unread. */
const MAX_BODY_BYTES = 1_000_000;

/**
 * Builds the server from its parts: the API, the web application and the two health checks. Does
 * not listen yet.
 */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const {
    database,
    clock,
    signInMode = 'THIS_MACHINE',
    provider = null,
    publicUrl = null,
    trustedProxies = [],
  } = parts;
  const prisma = createPrisma(database);
  const referenceData = new ReferenceDataReader(prisma, clock);
  const cookies = new OwnCookies(publicUrl);
  const visitors = new Authenticator({
    database,
    signInMode,
    ...(parts.viewer ? { viewer: parts.viewer } : {}),
  });
  const readReferenceData = () => referenceData.read();
  const readReferenceDataAgain = () => referenceData.readAnew();
  const connections = { ...connectionLimits, ...parts.connections };
  const app = fastify({
    ...toServerOptions(connections),
    loggerInstance: parts.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    // Before the server ends it answers every request that reaches it, so that nobody notices a
    // restart of several servers in turn.
    return503OnClosing: false,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
  });
  boundConnections(app, connections, trustedProxies);
  app.setErrorHandler(sayOutage);
  dropSlowReaders(app);
  app.addHook('onRequest', refuseNoAddress);
  // By default an answer is for the caller only, and must not be cached.
  app.addHook(
    'onRequest',
    async (_request, reply) => void reply.header('cache-control', 'no-store'),
  );
  // The identity depends on a cookie, which is therefore parsed first.
  await app.register(cookie);
  const metrics = new Metrics();
  metrics.watch(database);
  const refusals = startNoting(app, parts, metrics);
  const findSessionId = (request: FastifyRequest) => cookies.read(request, SESSION);
  const recognise = createRecogniser({
    visitors,
    findSessionId,
    readReferenceData,
    refusals,
    clock,
  });
  app.addHook('onRequest', async (request, reply) => {
    const isRead = reading.has(request.method) && !isCrossOriginWithoutToken(request, publicUrl);
    if (isRead || isCrossOriginWithToken(request) || !isCrossOrigin(request, publicUrl)) return;
    const identity = { ...anonymousIdentity, origin: { address: request.ip, session: null } };
    await refusals.note(
      toRefusal({ sentence: crossOriginRefusal }, { request, identity, at: clock.now() }),
    );
    const errors = [{ message: crossOriginRefusal, extensions: { code: 'FORBIDDEN' } }];
    return reply
      .code(403)
      .send(request.routeOptions.url === '/graphql' ? { errors } : { error: crossOriginRefusal });
  });
  allowCrossOrigin(app);
  guardRoutes(app, { recognise, refusals, clock });
  if (signInMode !== 'PROVIDER') app.addHook('onRequest', refuseOtherNames);
  await app.register(helmet, {
    contentSecurityPolicy: policyOf(provider),
    strictTransportSecurity: isUnderTls(publicUrl) ? hsts : false,
  });
  await app.register(compress);
  serveHealth(app, database);
  serveMetrics(app, metrics);
  const keeper = startKeeping(app, parts, metrics);
  const { screeningGate = createScreeningGate() } = parts;
  const api = await serveApi(app, {
    ...parts,
    screeningGate,
    doesReadRollups: parts.doesReadRollups ?? true,
    doesHoldRollups: parts.doesHoldRollups ?? true,
    doesKeepAnswers: parts.doesKeepAnswers ?? true,
    signInMode,
    mail: parts.mail ?? { delivery: 'FILES', onQueued: () => undefined },
    prisma,
    readReferenceData,
    readReferenceDataAgain,
    recognise,
    refusals,
    metrics,
    keeper,
  });
  parts.takeBackgroundWork?.({
    database,
    clock,
    signInMode,
    readReferenceData,
    schema: api.schema,
    askAs: api.askAs,
    toPageContext: api.toPageContext,
  });
  const files = { slots: new Slots(), hour: api.hourOfFiles };
  serveRecordExports(app, { ...parts, readReferenceData, refusals, publicUrl, files });
  serveFiguresExports(app, {
    ...parts,
    readReferenceData,
    askApi: api.ask,
    takeTurn: api.turnOfFiles,
  });
  serveSavedExports(app, {
    ...parts,
    readReferenceData,
    refusals,
    publicUrl,
    schema: api.schema,
    askApi: api.ask,
    takeTurn: api.turnOfFiles,
  });
  const { webFolder, findBrowser = () => Promise.resolve(null) } = parts;
  servePackDownloads(app, {
    ...parts,
    webFolder,
    findBrowser,
    askAs: api.askAs,
    readReferenceData,
    refusals,
    takeTurn: api.turnOfFiles,
  });
  await serveImports(app, { ...parts, recognise, refusals, publicUrl, screeningGate });
  serveFindingsFile(app, { ...parts, readReferenceData });
  serveScreeningProgress(app, { ...parts, readReferenceData });
  serveTemplates(app, { readReferenceData });
  serveLogExport(app, { ...parts, readReferenceData, files });
  await serveSignIn(app, {
    database,
    clock,
    readReferenceData,
    cookies,
    signInMode,
    publicUrl,
    provider: provider && new IdentityProvider(provider),
    seal: provider && new IdTokenSeal(provider.clientSecret),
    refusals,
  });
  if (parts.webFolder) await serveWeb(app, parts.webFolder);
  return app;
}

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const crossOriginRefusal =
  'This request came from a page on another site, so nothing was done. Use a page of Stronghold itself.';

const hsts = { maxAge: 31_536_000, includeSubDomains: false } as const;

function isUnderTls(publicUrl: string | null): boolean {
  return publicUrl?.startsWith('https:') ?? false;
}

/**
 * Returns the content security policy. It allows forms to lead to the provider, because signing out
 * redirects there and browsers check that against form-action.
 */
function policyOf(provider: ProviderSettings | null) {
  if (provider === null) return contentSecurityPolicy;
  const { directives } = contentSecurityPolicy;
  return {
    ...contentSecurityPolicy,
    directives: { ...directives, formAction: ["'self'", new URL(provider.issuer).origin] },
  };
}

/**
 * Refuses a request without a valid address, because its path or host is malformed, or with two
 * hosts, because a proxy may use the other host.
 */
async function refuseNoAddress(
  { url, protocol, hostname, raw }: FastifyRequest,
  reply: FastifyReply,
) {
  const hosts = raw.rawHeaders.filter(
    (name, index) => index % 2 === 0 && name.toLowerCase() === 'host',
  );
  if (hosts.length <= 1 && URL.canParse(url, `${protocol}://${hostname}/`)) return;
  return reply.code(400).send({ error: 'This is not a valid address.' });
}

/**
 * Refuses other names for this machine. Without sign-in, another site could otherwise reach the
 * server by making the site's name resolve to this machine.
 */
async function refuseOtherNames(request: FastifyRequest, reply: FastifyReply) {
  if (isForThisMachine(request)) return;
  return reply.code(421).send({
    error:
      'Sign-in is not set up here, so only requests from this machine are served, at localhost or its loopback address.',
  });
}

/**
 * Answers a request during an outage, for example of the database; leaves other errors as they are.
 */
function sayOutage(error: unknown, { log }: FastifyRequest, reply: FastifyReply): void {
  const outage = findOutage(error);
  if (outage === null) {
    void reply.send(error);
    return;
  }
  const { what, sentence, seconds } = outage;
  log.warn({ err: error }, `A request could not be answered: ${what}`);
  void reply.code(503).header('retry-after', String(seconds)).send({ error: sentence });
}

function serveHealth(app: FastifyInstance, { pool }: Database): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const isReady = await pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? 'ready' : 'the database is not responding' });
  });
}

/** Stores the questions that people ask, until the server closes. */
function startKeeping(
  app: FastifyInstance,
  { database, logger }: AppParts,
  metrics: Metrics,
): QuestionKeeper {
  const keeper = new QuestionKeeper({
    database,
    onLost: (count, err) => {
      metrics.countLostQuestions(count);
      logger.error({ count, err }, 'Questions for figures were answered but could not be logged');
    },
  });
  app.addHook('onClose', () => keeper.close());
  return keeper;
}

/** Logs refusals, until the server closes. */
function startNoting(
  app: FastifyInstance,
  { database, clock, logger }: AppParts,
  metrics: Metrics,
): RefusalLog {
  const refusals = new RefusalLog({
    database,
    clock,
    onRefused: (door) => metrics.countRefusal(door),
    onLost: (count, err) =>
      logger.error({ count, err }, 'Refusals were counted, but could not be written to the log'),
  });
  app.addHook('onClose', () => refusals.close());
  return refusals;
}

async function serveWeb(app: FastifyInstance, webFolder: string): Promise<void> {
  if (!existsSync(path.join(webFolder, 'index.html')))
    throw new Error(`The web application is not built: ${webFolder} has no index.html.`);
  const findFirstFiles = await readFirstFiles(webFolder);
  app.addHook('onRequest', async ({ method, url }, reply) => {
    const link =
      method === 'GET' ? findFirstFiles(new URL(url, 'http://localhost').pathname) : undefined;
    if (link !== undefined) void reply.header('link', link);
  });
  await app.register(serveStatic, {
    root: webFolder,
    preCompressed: true,
    // Files under assets have a hash of their content in their name.
    setHeaders: (reply, file) => {
      const isNamedByContent = file.includes(`${path.sep}assets${path.sep}`);
      void reply.header(
        'cache-control',
        isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.setNotFoundHandler((request, reply) => {
    // Every address of the application gets the same page; other requests get 404.
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (isPage) void reply.header('cache-control', 'no-cache').sendFile('index.html');
    else void reply.code(404).send({ error: `There is nothing at ${request.url}.` });
  });
}
