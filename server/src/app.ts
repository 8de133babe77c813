import { existsSync } from 'node:fs';
import path from 'node:path';

import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';

import { localAdministrator } from '#domain/access/local-administrator.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { World } from '#domain/figures/world.js';
import { WorldReader } from '#features/places/places.reader.js';
import { serveRecordExports } from '#features/records/record-export.js';
import type { Context } from '#graphql/context.js';
import { answerDocumentErrorsWith200, formatErrors, toUnreadable } from '#graphql/errors.js';
import { limitOperations, limits } from '#graphql/limits.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import { createPrisma, type PrismaClient } from '#platform/prisma.js';

import { createSchema } from './schema.js';

export interface AppParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  /** Folder of the built web application; null serves the API alone. */
  readonly webFolder: string | null;
  /** False adds up the records themselves, whatever is asked: to measure and to check. */
  readonly doesReadRollups?: boolean;
  /** Who asks; the local administrator where it is left out. */
  readonly findViewer?: (world: World) => Viewer;
}

/** What a page may load: itself, and nothing from anywhere else. */
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

/** A request for figures fits in this; a body beyond it is refused unread. In bytes. */
const MOST_BODY_BYTES = 1_000_000;

/** Builds the server from its parts: the API, the web application and the two health checks. Listens to nothing yet. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: parts.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BODY_BYTES,
    trustProxy: false,
  });
  await app.register(helmet, { contentSecurityPolicy, strictTransportSecurity: false });
  await app.register(compress);
  serveHealth(app, parts.database);
  const prisma = createPrisma(parts.database);
  const world = new WorldReader(prisma, parts.clock);
  await serveApi(app, parts, { prisma, world });
  serveRecordExports(app, { findViewer: findLocalAdministrator, ...parts, readWorld: () => world.read() });
  if (parts.webFolder) await serveWeb(app, parts.webFolder);
  return app;
}

function serveHealth(app: FastifyInstance, { pool }: Database): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const isReady = await pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'the database does not answer' });
  });
}

/** What every request reads the lists with. */
interface Lists {
  readonly prisma: PrismaClient;
  readonly world: WorldReader;
}

const findLocalAdministrator = ({ agencies }: World): Viewer => localAdministrator(agencies);

async function serveApi(app: FastifyInstance, parts: AppParts, { prisma, world: worldReader }: Lists): Promise<void> {
  const { database, clock, logger, doesReadRollups = true, findViewer = findLocalAdministrator } = parts;
  const apollo = new ApolloServer<Context>({
    schema: await createSchema(),
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      // It looks at every field of every row to find that none may be kept.
      ApolloServerPluginCacheControlDisabled(),
      answerDocumentErrorsWith200,
    ],
    validationRules: limitOperations(),
    formatError: formatErrors(logger),
    parseOptions: { maxLexicalTokens: limits.tokens },
    maxRecursiveSelections: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    apollo: {},
  });
  await apollo.start();

  app.route({
    url: '/graphql',
    method: 'POST',
    errorHandler: (error, _request, reply) => void reply.code(error.statusCode ?? 500).send(toUnreadable(error)),
    handler: fastifyApolloHandler(apollo, {
      context: async (): Promise<Context> => {
        const world = await worldReader.read();
        return { database, prisma, clock, doesReadRollups, world, viewer: findViewer(world), policy: { kind: 'CLEARED' } };
      },
    }),
  });
}

async function serveWeb(app: FastifyInstance, webFolder: string): Promise<void> {
  if (!existsSync(path.join(webFolder, 'index.html'))) throw new Error(`The web application is not built: ${webFolder} has no index.html.`);
  await app.register(serveStatic, {
    root: webFolder,
    // Files under assets carry a hash of their content in their name.
    setHeaders: (reply, file) => {
      const isNamedByContent = file.includes(`${path.sep}assets${path.sep}`);
      void reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    // Every address of the application is one page; what is asked for as anything else is not there.
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (isPage) void reply.header('cache-control', 'no-cache').sendFile('index.html');
    else void reply.code(404).send({ error: `There is nothing at ${request.url}.` });
  });
}
