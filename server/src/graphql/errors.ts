import { randomUUID } from 'node:crypto';

import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

import type { Denial } from '#domain/access/permission.js';
import { isTooLong, OutcomeUnknown } from '#platform/database.js';
import { findOutage, unknownSentence } from '#platform/database-away.js';

/**
 * Codes whose messages are written for the caller. Any other error is a fault, and its message
 * stays in the log.
 */
const forTheCaller = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'FORBIDDEN',
  'COST_EXCEEDED',
  'TOO_MUCH_AT_ONCE',
  'TOO_BUSY',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'DATABASE_AWAY',
  'NO_ROOM',
]);

/** An error that the caller can correct, with a sentence that says how. */
export function badInput(sentence: string): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code: 'BAD_USER_INPUT' } });
}

/**
 * The refusal of something that the caller may not do, in a sentence that reveals nothing about the
 * data.
 */
export function forbidden(sentence: string): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code: 'FORBIDDEN' } });
}

/**
 * The refusal of something that the viewer may not do: the access that is needed and who grants it
 * are in separate fields.
 */
export function denied({ sentence, needs, grantedBy, isForStaleSignIn }: Denial): GraphQLError {
  const again = isForStaleSignIn ? { signInAgain: true } : {};
  return new GraphQLError(sentence, {
    extensions: { code: 'FORBIDDEN', needs, grantedBy, ...again },
  });
}

const tookTooLong =
  'The question takes too long to answer. Narrow it in "where", or group by fewer things. If that does not help, try again later.';
const nothingToSubscribe =
  'Only queries and mutations are answered here: subscriptions are not supported.';
const nestedTooDeep =
  'The question or its variables are nested too deeply to be read. Nest them less deeply.';
const tooManyFaults =
  'More than fifty values of the variables are wrong; the others were not checked.';

/** Whether the document or the variables were nested too deeply for the process to parse. */
function isTooDeep(error: unknown, code: unknown): boolean {
  return (
    error instanceof Error &&
    (error instanceof RangeError || code === 'GRAPHQL_PARSE_FAILED') &&
    error.message.includes('call stack')
  );
}

/**
 * Turns an error from before an operation that comes from an outage, for example of the database,
 * into an API error that says when to ask again. Returns any other error unchanged.
 */
export function toOutage(error: unknown): unknown {
  const outage = findOutage(error);
  if (outage === null) return error;
  const { code, sentence, seconds } = outage;
  const headers = new Map([['retry-after', String(seconds)]]);
  return new GraphQLError(sentence, {
    extensions: { code, retryAfter: seconds, http: { status: 503, headers } },
  });
}

const abandoned = 'The client disconnected, so the question was not answered.';

/** Whether work was stopped because its caller has left. */
function isAbandoned(error: unknown): boolean {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  return cause instanceof Error && cause.name === 'AbortError';
}

/**
 * The maximum length of a message for the caller, in characters. Some messages quote the request,
 * which may be a megabyte.
 */
const MAX_MESSAGE_LENGTH = 1000;

function cutShort(message: string): string {
  if (message.length <= MAX_MESSAGE_LENGTH) return message;
  const half = MAX_MESSAGE_LENGTH / 2;
  return `${message.slice(0, half)} … ${message.slice(-half)}`;
}

/** Logs a fault under a reference that callers are given. */
export function logFault(logger: FastifyBaseLogger, cause: unknown): string {
  const reference = randomUUID().slice(0, 8);
  logger.error({ reference, err: cause }, 'A question could not be answered');
  return reference;
}

/**
 * Turns faults into one neutral sentence with a reference that is also in the log. Messages for the
 * caller are only shortened.
 */
export function formatErrors(
  logger: FastifyBaseLogger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const code = formatted.extensions?.code;
    const cause = unwrapResolverError(error);
    if (isTooDeep(cause, code))
      return { message: nestedTooDeep, extensions: { code: 'BAD_USER_INPUT' } };
    if (typeof code === 'string' && forTheCaller.has(code))
      return { ...formatted, message: cutShort(formatted.message) };

    if (formatted.message.startsWith('Too many errors processing variables'))
      return { message: tooManyFaults, extensions: { code: 'BAD_USER_INPUT' } };

    if (isTooLong(cause))
      return { ...formatted, message: tookTooLong, extensions: { code: 'TOOK_TOO_LONG' } };
    if (formatted.message.startsWith('Schema is not configured'))
      return { message: nothingToSubscribe, extensions: { code: 'BAD_USER_INPUT' } };

    if (isAbandoned(cause)) return { message: abandoned, extensions: { code: 'ABANDONED' } };

    // An error from before the operation is wrapped in another error.
    const origin = cause instanceof GraphQLError ? (cause.originalError ?? cause) : cause;
    const outage = findOutage(origin);
    if (outage) {
      const { what, sentence, seconds } = outage;
      logger.warn({ err: origin }, `A question could not be answered: ${what}`);
      return { message: sentence, extensions: { code: outage.code, retryAfter: seconds } };
    }
    if (cause instanceof OutcomeUnknown) {
      const reference = logFault(logger, cause);
      return { message: unknownSentence, extensions: { code: 'OUTCOME_UNKNOWN', reference } };
    }

    const reference = logFault(logger, cause);
    return {
      message: `Something went wrong on our side. Try again; if it happens again, tell the administrator this reference: ${reference}.`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
      ...(formatted.path ? { path: formatted.path } : {}),
      ...(formatted.locations ? { locations: formatted.locations } : {}),
    };
  };
}

/** The error codes of requests without any question. */
const noQuestion: ReadonlySet<unknown> = new Set(['BAD_REQUEST', 'PERSISTED_QUERY_NOT_SUPPORTED']);

/** The error codes of outages and of too many callers, which say when to ask again. */
const outages: ReadonlySet<unknown> = new Set(['DATABASE_AWAY', 'NO_ROOM', 'TOO_BUSY']);

/**
 * Answers with the status that GraphQL over HTTP requires: 400 for requests without a question, and
 * 200 for errors in a document or its variables if the client accepts `application/json`; the
 * answer itself says what was wrong. If nothing could be answered because of an outage, for example
 * of the database, or because of too many callers, the status is 503, with the time after which to
 * ask again.
 */
export const answerWithStatus: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ request, response: { body, http } }) {
        if (body.kind !== 'single') return Promise.resolve();
        const [first] = body.singleResult.errors ?? [];
        if (outages.has(first?.extensions?.code)) {
          http.headers.set('retry-after', String(first?.extensions?.retryAfter));
          if (isEmpty(body.singleResult.data)) http.status = 503;
          return Promise.resolve();
        }
        const accepted = request.http?.headers.get('accept') ?? '';
        if (noQuestion.has(first?.extensions?.code)) http.status = Math.max(http.status ?? 0, 400);
        else if (http.status === 400 && !accepted.includes('graphql-response+json'))
          http.status = 200;
        return Promise.resolve();
      },
    }),
};

/** Whether an answer has no data except nulls. */
function isEmpty(data: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return Object.values(data ?? {}).every((value) => value === null);
}

/**
 * The answer to a request whose body is not a question: not JSON, empty, or too large. The form is
 * the same as for every other answer.
 */
export function toUnreadable({
  statusCode = 500,
  message,
}: {
  readonly statusCode?: number;
  readonly message: string;
}) {
  const isTheirs = statusCode < 500;
  const told = statusCode === 413 ? tooLarge : message;
  return {
    errors: [
      {
        message: isTheirs ? told : faulty,
        extensions: { code: isTheirs ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR' },
      },
    ],
  };
}

const tooLarge =
  'The body of the request is too large: at most 1 MB is allowed. Send less at a time, such as one text, or a return as a file.';

const faulty = 'Something went wrong on our side. Try again.';
