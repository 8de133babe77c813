import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';

import { chargeOperations, toTooManyAtOnce } from '#graphql/operations/charge-operations.js';
import { countOperations } from '#graphql/operations/count-operations.js';
import { describeOnlyToSignedIn } from '#graphql/operations/describe-only.js';
import { keepQuestions } from '#graphql/operations/keep-questions.js';
import { keepWritten } from '#graphql/operations/keep-written.js';
import { limitOperations, limits } from '#graphql/operations/limits.js';
import { logRefusals } from '#graphql/operations/log-refusals.js';
import { HeavyWork } from '#platform/fair-share/heavy-work.js';
import type { HourlyAllowance } from '#platform/fair-share/hourly-allowances.js';
import { FairScheduler, withoutYielding } from '#platform/fair-share/time-slices.js';
import { type ResponseEnd, watchResponse } from '#platform/http/response-closed.js';

import { toCaller } from './domain/access/caller.js';
import { canAsk } from './domain/access/can-ask.js';
import { policyFor } from './domain/access/policy.js';
import type { RequestIdentity } from './domain/access/request-identity.js';
import { familiesOf, type Viewer } from './domain/access/viewer.js';
import { toJson } from './domain/audit/canonical.js';
import { toNormalised } from './domain/audit/normalised.js';
import {
  type Allowance,
  allowances as usualAllowances,
  type RequestKind,
} from './domain/cost/allowances.js';
import type { OperationCost } from './domain/cost/cost-of-operation.js';
import type { ReferenceData } from './domain/reference-data.js';
import type { QuestionKeeper } from './features/audit/question-keeper.js';
import type { ApiAnswer } from './features/exports/send-figures.js';
import {
  loadCacheVersion,
  readLatestVersion,
  setCacheVersion,
} from './features/figures/cache-version.loader.js';
import type { ReadyingParts } from './features/pages/ready-pages.js';
import type { Context } from './graphql/context.js';
import { CurrentOperation } from './graphql/current-operation.js';
import { answerWithStatus, denied, formatErrors, logFault, toOutage } from './graphql/errors.js';
import { DataVersionRead, sendDataVersion } from './graphql/send-data-version.js';
import { ReadingLog } from './platform/audit/reading-log.js';
import type { AnswerSource, Metrics } from './platform/metrics.js';
import { builtSchema } from './schema.js';
import { serveQuestions } from './serve-questions.js';

export interface ApiParts extends Pick<
  Context,
  | 'database'
  | 'prisma'
  | 'clock'
  | 'refusals'
  | 'doesReadRollups'
  | 'doesHoldRollups'
  | 'doesKeepAnswers'
  | 'signInMode'
  | 'mail'
  | 'screeningGate'
> {
  readonly logger: FastifyBaseLogger;
  readonly readReferenceData: () => Promise<ReferenceData>;
  /** Reads the reference data without the cache. */
  readonly readReferenceDataAgain: () => Promise<ReferenceData>;
  readonly recognise: (request: FastifyRequest) => Promise<RequestIdentity>;
  readonly metrics: Metrics;
  readonly keeper: QuestionKeeper;
  /** The limits of a caller; by default the usual limits. */
  readonly allowances?: Readonly<Record<RequestKind, Allowance>>;
}

/**
 * The API for other parts of the server, with the same limits, policy and log as for all callers.
 */
export interface Api {
  /** Each caller’s hourly allowance for files. */
  readonly hourOfFiles: HourlyAllowance;
  /** Waits for a turn to write a file, so that other requests are answered between turns. */
  readonly turnOfFiles: () => Promise<void>;
  readonly schema: GraphQLSchema;
  readonly ask: (
    identity: RequestIdentity,
    operation: { readonly document: string; readonly variables: Readonly<Record<string, unknown>> },
    asking: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  ) => Promise<ApiAnswer>;
  /**
   * Asks on behalf of a person who is not connected, for example for a schedule, with a separate
   * allowance.
   */
  readonly askAs: (
    findIdentity: (referenceData: ReferenceData) => Promise<RequestIdentity>,
    operation: { readonly document: string; readonly variables: Readonly<Record<string, unknown>> },
  ) => Promise<ApiAnswer>;
  /** The context for computing a page for a policy in the background. */
  readonly toPageContext: ReadyingParts['toPageContext'];
}

interface Requested {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Asking {
  /** The caller to whose allowance the question is charged. */
  readonly caller: string;
  readonly gone: ResponseEnd;
  /** Finds the asking person again, with their current access. */
  readonly findIdentity: () => Promise<RequestIdentity>;
  readonly requestKind: RequestKind;
}

/** Serves the GraphQL endpoint. */
export async function serveApi(app: FastifyInstance, parts: ApiParts): Promise<Api> {
  const {
    database,
    prisma,
    clock,
    refusals,
    doesReadRollups,
    doesHoldRollups,
    doesKeepAnswers,
    signInMode,
    mail,
    screeningGate,
    readReferenceData,
    readReferenceDataAgain,
    metrics,
    keeper,
  } = parts;
  const recognise = (request: FastifyRequest) =>
    parts.recognise(request).catch((error: unknown): never => {
      throw toTooManyAtOnce(error);
    });
  const turns = new FairScheduler();
  const readings = new ReadingLog({ database });
  const charging = chargeOperations(parts.allowances ?? usualAllowances, (cost) =>
    metrics.countCost(cost),
  );
  /** The versions that were read at the same time as the sessions. Changes must not use them. */
  const earlyVersions = new WeakMap<CurrentOperation<Context>, Promise<string>>();
  const keeping = keepWritten({
    loadCacheVersion: (context) => {
      const early = earlyVersions.get(context.operation);
      if (early !== undefined) setCacheVersion(context, early);
      return loadCacheVersion(context);
    },
    work: { ...withoutYielding, turn: () => turns.take('answers') },
  });
  const schema = await builtSchema;
  const apollo = new ApolloServer<Context>({
    schema,
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      // Turn off cache control, which would check every field of every row, although none may be
      // cached.
      ApolloServerPluginCacheControlDisabled(),
      answerWithStatus,
      describeOnlyToSignedIn,
      countOperations(metrics),
      logRefusals,
      charging.plugin,
      sendDataVersion,
      keepQuestions(keeper),
      keeping.plugin,
    ],
    validationRules: limitOperations(),
    formatError: formatErrors(parts.logger),
    parseOptions: { maxLexicalTokens: limits.tokens },
    maxRecursiveSelections: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    csrfPrevention: true,
    // Persisted queries would save nothing, because proxies do not cache answers.
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    stringifyResult: keeping.stringifyResult,
    apollo: {},
  });
  await apollo.start();
  const toContext = async (
    identity: RequestIdentity,
    referenceData: ReferenceData,
    { caller, gone, findIdentity, requestKind }: Asking,
  ): Promise<Context> => {
    const { viewer } = identity;
    const operation = new CurrentOperation<Context>(() => clock.now());
    const countAnswer = (source: AnswerSource) => {
      operation.sources.push(source);
      metrics.countAnswer(source);
    };
    const { signal, onClosed } = gone;
    const work = { signal, turn: () => turns.take(caller) };
    const toPolicy = (of: Viewer) => policyFor(of, familiesOf(referenceData.agencies));
    const keepQuestion = (name: string, question: unknown) =>
      void operation.questions.push({
        operation: name,
        question: toNormalised(toJson(question)),
      });
    const lookAgain = async () => {
      const now = await findIdentity();
      return { identity: now, viewer: now.viewer, policy: toPolicy(now.viewer) };
    };
    const lookAgainAtFigures = async () => {
      const now = await lookAgain();
      const permission = canAsk(now.identity, { need: 'SEE_FIGURES', doesChange: false });
      if (!permission.ok) throw denied(permission);
      return now;
    };
    const place = await charging.admit({ caller, requestKind, work, onClosed });
    const heavyWork = new HeavyWork();
    onClosed(() => heavyWork.leave());
    const seen = place.hasWaited
      ? await lookAgain()
      : { identity, viewer, policy: toPolicy(viewer) };
    const ofOperation = {
      caller,
      requestKind,
      work,
      onClosed,
      place,
      heavyWork,
      takeMore: (price: OperationCost) =>
        charging.takeMore({ caller, requestKind, work, place, heavyWork }, price),
      ...seen,
      dataRead: new DataVersionRead(),
      operation,
      countAnswer,
      keepQuestion,
      lookAgain,
      lookAgainAtFigures,
      logFault: logFault.bind(null, parts.logger),
    };
    return {
      database,
      prisma,
      clock,
      refusals,
      readings,
      doesReadRollups,
      doesHoldRollups,
      doesKeepAnswers,
      signInMode,
      mail,
      screeningGate,
      referenceData,
      readReferenceDataAgain,
      schema,
      ...ofOperation,
    };
  };

  const toAsking = (
    identity: RequestIdentity,
    requestKind: RequestKind,
    { request, reply }: Requested,
  ): Asking => ({
    caller: toCaller(identity, request.ip),
    gone: watchResponse(reply),
    findIdentity: () => recognise(request),
    requestKind,
  });
  const execute = async (
    contextValue: Context,
    {
      document,
      variables,
    }: { readonly document: string; readonly variables: Readonly<Record<string, unknown>> },
  ): Promise<ApiAnswer> => {
    const { body } = await apollo.executeOperation(
      { query: document, variables: { ...variables } },
      { contextValue },
    );
    contextValue.place.leave();
    if (body.kind === 'incremental') throw new Error('An answer from the API came in parts');
    const { data, errors = [] } = body.singleResult;
    return { data, errors: toAnswerErrors(errors) };
  };

  serveQuestions(app, apollo, async (request, reply) => {
    // Most questions need it. Without a session, nothing is read in advance.
    const version =
      doesKeepAnswers && request.headers.cookie ? readLatestVersion({ database }) : null;
    // If it fails, the question that needs it fails.
    version?.catch(() => undefined);
    const [identity, referenceData] = await Promise.all([
      recognise(request),
      readReferenceData(),
    ]).catch((error: unknown): never => {
      throw toOutage(error);
    });
    const asking = toAsking(identity, 'QUESTION', { request, reply });
    const context = await toContext(identity, referenceData, asking);
    if (version !== null && !context.place.hasWaited) earlyVersions.set(context.operation, version);
    return context;
  });
  return {
    schema,
    toPageContext: (policy, referenceData, signal) => ({
      database,
      referenceData,
      policy,
      doesReadRollups,
      doesHoldRollups,
      doesKeepAnswers,
      // Do not count pages that are prepared in advance, because nobody asked for them.
      countAnswer: () => undefined,
      work: { signal, turn: () => turns.takeWhenQuiet(), isAside: true },
      heavyWork: new HeavyWork(),
      lookAgainAtFigures: () =>
        Promise.reject(new Error('A page computed in the background has no caller to check again')),
      logFault: logFault.bind(null, parts.logger),
    }),
    turnOfFiles: () => turns.take('files'),
    hourOfFiles: charging.hours.FILE,
    ask: async (identity, operation, asking) => {
      const context = await toContext(
        identity,
        await readReferenceData(),
        toAsking(identity, 'FILE', asking),
      ).catch(toRefused);
      return context instanceof GraphQLError ? refused(context) : execute(context, operation);
    },
    askAs: async (findIdentity, operation) => {
      const referenceData = await readReferenceData();
      const identity = await findIdentity(referenceData);
      const caller = `jobs of ${identity.viewer.personId ?? 'nobody'}`;
      const left = new Leaving();
      const asking: Asking = {
        caller,
        gone: left.gone,
        findIdentity: async () => findIdentity(await readReferenceData()),
        requestKind: 'FILE',
      };
      const context = await toContext(identity, referenceData, asking).catch(toRefused);
      const answer =
        context instanceof GraphQLError
          ? refused(context)
          : await execute(context, operation).finally(left.leave);
      return answer;
    },
  };
}

/** The response for a caller who cannot leave. */
class Leaving {
  private readonly then: (() => void)[] = [];
  readonly gone: ResponseEnd = {
    signal: new AbortController().signal,
    onClosed: (then) => void this.then.push(then),
  };
  readonly leave = (): void => {
    for (const each of this.then.splice(0)) each();
  };
}

function refused(error: GraphQLError): ApiAnswer {
  return { data: null, errors: toAnswerErrors([error]) };
}

function toRefused(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  throw error;
}

function toAnswerErrors(
  errors: readonly Pick<GraphQLFormattedError, 'message' | 'extensions'>[],
): ApiAnswer['errors'] {
  return errors.map(({ message, extensions: { code, retryAfter } = {} }) => ({
    message,
    code: String(code),
    retryAfter: typeof retryAfter === 'number' ? retryAfter : null,
  }));
}
