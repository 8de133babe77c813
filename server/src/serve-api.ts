import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';

import { familiesOf } from '#domain/access/viewer.js';
import type { Visit } from '#domain/access/visit.js';
import { actingAs } from '#domain/audit/actor.js';
import { toJson } from '#domain/audit/canonical.js';
import { toNormalised } from '#domain/audit/normalised.js';
import { policyFor } from '#domain/disclosure/policy.js';
import type { World } from '#domain/figures/world.js';
import type { QuestionKeeper } from '#features/audit/question-keeper.js';
import type { Context } from '#graphql/context.js';
import { countOperations } from '#graphql/count-operations.js';
import { describeOnlyToSignedIn } from '#graphql/describe-only.js';
import { answerDocumentErrorsWith200, formatErrors, toUnreadable } from '#graphql/errors.js';
import { limitOperations, limits } from '#graphql/limits.js';
import { logRefusals } from '#graphql/log-refusals.js';
import type { Metrics } from '#platform/metrics.js';

import { createSchema } from './schema.js';

/** What the API is made of. */
export interface ApiParts extends Pick<Context, 'database' | 'prisma' | 'clock' | 'doesReadRollups' | 'entrance'> {
  readonly logger: FastifyBaseLogger;
  readonly readWorld: () => Promise<World>;
  readonly recognise: (request: FastifyRequest) => Promise<Visit>;
  readonly metrics: Metrics;
  readonly keeper: QuestionKeeper;
}

/** Serves the one endpoint of GraphQL. */
export async function serveApi(app: FastifyInstance, parts: ApiParts): Promise<void> {
  const { database, prisma, clock, doesReadRollups, entrance, readWorld, recognise, metrics, keeper } = parts;
  const apollo = new ApolloServer<Context>({
    schema: await createSchema(),
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      // It looks at every field of every row to find that none may be kept.
      ApolloServerPluginCacheControlDisabled(),
      answerDocumentErrorsWith200,
      describeOnlyToSignedIn,
      countOperations(metrics),
      logRefusals,
    ],
    validationRules: limitOperations(),
    formatError: formatErrors(parts.logger),
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
      context: async (request): Promise<Context> => {
        const [visit, world] = await Promise.all([recognise(request), readWorld()]);
        const { viewer } = visit;
        const policy = policyFor(viewer, familiesOf(world.agencies));
        const keepQuestion = (operation: string, question: unknown) =>
          keeper.keep({ at: clock.now(), actor: actingAs(visit.actor).actor, operation, question: toNormalised(toJson(question)) });
        return { database, prisma, clock, doesReadRollups, entrance, world, visit, viewer, policy, keepQuestion };
      },
    }),
  });
}
