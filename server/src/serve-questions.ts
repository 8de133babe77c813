import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { refuseManyFragments } from '#graphql/operations/limits.js';

import type { Context } from './graphql/context.js';
import { toUnreadable } from './graphql/errors.js';
import { isMatched } from './platform/http/is-matched.js';

/** The length in bytes above which a question is longer than any question that a page asks. */
const LONG_TEXT = 16_000;

/** Serves the API route: sends answers as Apollo writes them, or the kept text of an answer. */
export function serveQuestions(
  app: FastifyInstance,
  apollo: ApolloServer<Context>,
  toContext: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>,
): void {
  const operations = new WeakMap<FastifyRequest, Context['operation']>();
  const answer = fastifyApolloHandler(apollo, {
    context: async (request, reply): Promise<Context> => {
      const context = await toContext(request, reply);
      operations.set(request, context.operation);
      refuseManyFragments(request.body);
      // Wait for a turn before parsing a long question, which blocks the thread. Others are
      // answered in between.
      if (Number(request.headers['content-length'] ?? 0) > LONG_TEXT) await context.work.turn();
      return context;
    },
  });
  app.route({
    url: '/graphql',
    // For GET, only queries are answered, and only if no other site can have sent them (see
    // csrfPrevention).
    method: ['GET', 'POST'],
    exposeHeadRoute: false,
    errorHandler: (error, _request, reply) =>
      void reply.code(error.statusCode ?? 500).send(toUnreadable(error)),
    async handler(request, reply) {
      const text = await answer.call(this, request, reply);
      const { body = null, etag = null } = operations.get(request) ?? {};
      if (etag === null) return body ?? text;
      void reply.header('etag', etag);
      if (!isMatched(request.headers['if-none-match'], etag)) return body;
      return reply.code(304).removeHeader('content-type').send();
    },
  });
}
