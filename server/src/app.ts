import { existsSync } from 'node:fs';
import path from 'node:path';

import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';

import type { Viewer } from '#domain/access/viewer.js';
import { actingAs } from '#domain/audit/actor.js';
import { toJson } from '#domain/audit/canonical.js';
import { toNormalised } from '#domain/audit/normalised.js';
import { QuestionKeeper } from '#features/audit/question-keeper.js';
import { WorldReader } from '#features/places/places.reader.js';
import type { Context } from '#graphql/context.js';
import { countOperations } from '#graphql/count-operations.js';
import { answerDocumentErrorsWith200, formatErrors, toUnreadable } from '#graphql/errors.js';
import { limitOperations, limits } from '#graphql/limits.js';
import { logRefusals } from '#graphql/log-refusals.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import { Metrics } from '#platform/metrics.js';
import { createPrisma } from '#platform/prisma.js';
import { serveMetrics } from '#platform/serve-metrics.js';

import { createSchema } from './schema.js';

export interface AppParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  /** Folder of the built web application; null serves the API alone. */
  readonly webFolder: string | null;
  /** False adds up the records themselves, whatever is asked: to measure and to check. */
  readonly doesReadRollups?: boolean;
}

/** Whoever sits at the machine: until people sign in, nobody else is known. */
const localAdministrator: Viewer = { personId: null, name: 'Local administrator', grants: [] };

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
  const metrics = new Metrics();
  serveHealth(app, parts.database);
  serveMetrics(app, metrics);
  await serveApi(app, parts, metrics);
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

/** Keeps what people ask for until the server closes. */
function startKeeping(app: FastifyInstance, { database, logger }: AppParts, metrics: Metrics): QuestionKeeper {
  const keeper = new QuestionKeeper({
    database,
    onLost: (count, err) => {
      metrics.countLostQuestions(count);
      logger.error({ count, err }, 'Questions for figures were answered and could not be kept');
    },
  });
  app.addHook('onClose', () => keeper.close());
  return keeper;
}

async function serveApi(app: FastifyInstance, parts: AppParts, metrics: Metrics): Promise<void> {
  const { database, clock, logger, doesReadRollups = true } = parts;
  const keeper = startKeeping(app, parts, metrics);
  const prisma = createPrisma(database);
  const world = new WorldReader(prisma, clock);
  const apollo = new ApolloServer<Context>({
    schema: await createSchema(),
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      // It looks at every field of every row to find that none may be kept.
      ApolloServerPluginCacheControlDisabled(),
      answerDocumentErrorsWith200,
      countOperations(metrics),
      logRefusals,
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
      context: async (): Promise<Context> => ({
        database,
        prisma,
        clock,
        doesReadRollups,
        world: await world.read(),
        viewer: localAdministrator,
        keepQuestion: (operation, question) =>
          keeper.keep({
            at: clock.now(),
            actor: actingAs(localAdministrator).actor,
            operation,
            question: toNormalised(toJson(question)),
          }),
        policy: { kind: 'CLEARED' },
      }),
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
