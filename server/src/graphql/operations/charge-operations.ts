import type { ApolloServerPlugin, GraphQLRequest, GraphQLResponse } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';

import { type Allowance, HEAVY, type RequestKind } from '#domain/cost/allowances.js';
import {
  computeCostAtOnce,
  computeCostInSteps,
  computeCostOfPricing,
  computeCostOfText,
  type OperationCost,
  type Priced,
} from '#domain/cost/cost-of-operation.js';
import { describeAllowanceUsed, describeTooExpensive } from '#domain/cost/describe-excess.js';
import type { Context } from '#graphql/context.js';
import { HourlyAllowance } from '#platform/fair-share/hourly-allowances.js';
import { runInSlices } from '#platform/fair-share/time-slices.js';
import {
  type Entered,
  type GateLimits,
  WaitedTooLong,
  WorkGate,
} from '#platform/fair-share/work-gate.js';
import { TooManyAtOnce } from '#platform/http/too-many-at-once.js';

import { toPatience } from './patience.js';
import { readVariables } from './read-variables.js';
import { readAskedFields } from './selected-fields.js';

export type ChargeContext = Pick<
  Context,
  | 'referenceData'
  | 'caller'
  | 'requestKind'
  | 'work'
  | 'onClosed'
  | 'lookAgain'
  | 'place'
  | 'heavyWork'
>;

/** The state of an operation in progress. */
interface Charged {
  readonly cost: number;
  readonly left: number | null;
  /**
   * The most expensive parts, for a caller who asks what the operation would cost; null otherwise.
   */
  readonly parts: readonly Priced[] | null;
  /**
   * Gives up the place of the whole operation in the queue; null if only its computations queue, or
   * nothing does.
   */
  end: (() => void) | null;
  isAnswered: boolean;
}

/** What a running operation has been charged for so far. */
interface Running {
  cost: number;
  left: number | null;
  readonly isChange: boolean;
}

export interface Charging {
  readonly plugin: ApolloServerPlugin<ChargeContext>;
  /** The rest of each caller's hourly allowance. */
  readonly hours: Readonly<Record<RequestKind, HourlyAllowance>>;
  /**
   * Admits an operation once few enough operations of its caller are running, before its content is
   * read.
   *
   * @throws for a caller who has used up the hour's allowance, or has too many operations waiting
   */
  readonly admit: (
    of: Pick<ChargeContext, 'caller' | 'requestKind' | 'work' | 'onClosed'>,
  ) => Promise<Entered>;
  /**
   * Charges a running operation for a cost that is known only once something is read, such as a
   * saved question.
   *
   * @throws for an operation that costs more than an operation may, and if too little of the hour's
   * allowance is left
   */
  readonly takeMore: (
    of: Pick<ChargeContext, 'caller' | 'requestKind' | 'work' | 'place' | 'heavyWork'>,
    price: OperationCost,
  ) => Promise<void>;
}

/**
 * The number of operations of any size that run at a time for one caller: more than a page or a
 * script sends at once, and fewer than the connections to the database.
 */
const ofAnySize: GateLimits = { most: Infinity, ofOneCaller: 6, waitingOfOneCaller: 60 };

/**
 * The limits for heavy work, which holds a database connection and the data it has read. The most
 * expensive page costs less than 500 points, and finds a place beside any number of larger
 * questions.
 */
const ofHeavyWork: GateLimits = {
  most: 4,
  ofOneCaller: 2,
  waitingOfOneCaller: 8,
  large: { size: 500, most: 3 },
};

/**
 * An operation that costs up to this many times its allowance is still priced to its end, so that
 * the caller learns its cost.
 */
const PRICED_BEYOND = 4;

/** Seconds after which a caller who asks for too much at once may try again. */
const SOON_SECONDS = 5;

/** Seconds after which somebody may try again if others asked for too much at once. */
const BUSY_SECONDS = 2;

/**
 * Prices each operation before it runs, by its text and variables alone, and charges its caller's
 * allowances for an operation and for an hour. Admits only a few heavy operations at a time. The
 * cost is in the extensions of the answer. An operation that fails before it is priced is charged
 * for the text that was read. A request with `costOnly` among its extensions is priced and not run,
 * so that the author of a question sees its cost first. It is charged only for the text.
 * @param onPriced called with the cost of each operation that is about to run
 */
export function chargeOperations(
  allowances: Readonly<Record<RequestKind, Allowance>>,
  onPriced: (cost: number) => void = () => undefined,
): Charging {
  const hours = {
    QUESTION: new HourlyAllowance(allowances.QUESTION.hour),
    FILE: new HourlyAllowance(allowances.FILE.hour),
  };
  const gate = new WorkGate(ofHeavyWork);
  const door = new WorkGate(ofAnySize);
  const admit: Charging['admit'] = async ({ caller, requestKind, work, onClosed }) => {
    const { operation, hour } = allowances[requestKind];
    const seconds = await hours[requestKind].secondsWithout(caller);
    if (seconds !== null)
      throw usedUp({ cost: 1 }, { left: 0, seconds, allowance: operation, hour });
    const place = await door.enter(caller, work.signal);
    if (place === null) throw toTooManyAtOnce(new TooManyAtOnce(ofAnySize));
    onClosed(place.leave);
    return place;
  };
  const running = new WeakMap<Entered, Running>();
  /**
   * Lets the work of an operation queue from now on, while small operations of the same caller
   * continue.
   */
  const standInLine = (
    { caller, requestKind, work, place, heavyWork }: Parameters<Charging['takeMore']>[0],
    { cost, isChange }: Running,
  ) => {
    const patience = toPatience(isChange ? 'CHANGE' : requestKind, cost);
    let isSettled = false;
    heavyWork.standInLine(async () => {
      place.leave();
      const entered = await gate.enter(caller, work.signal, patience).catch((error: unknown) => {
        if (error instanceof WaitedTooLong) return 'late' as const;
        throw error;
      });
      const isFirst = !isSettled;
      isSettled = true;
      if (entered !== null && entered !== 'late') return entered;
      if (isFirst) await hours[requestKind].giveBack(caller, cost);
      const { operation: allowance } = allowances[requestKind];
      throw entered === 'late' ? tooBusy({ cost, allowance }) : tooMuchAtOnce({ cost, allowance });
    });
  };
  const takeMore: Charging['takeMore'] = async (of, price) => {
    const { caller, requestKind, place, heavyWork } = of;
    const { operation, hour } = allowances[requestKind];
    const sum = running.get(place) ?? { cost: 0, left: null, isChange: false };
    if (sum.cost + price.cost > operation)
      throw tooDear({ ...price, cost: sum.cost + price.cost }, operation);
    const taken = await hours[requestKind].take(caller, price.cost);
    if (!taken.isTaken) throw usedUp(price, { ...taken, allowance: operation, hour });
    sum.cost += price.cost;
    sum.left = taken.left;
    running.set(place, sum);
    if (sum.cost >= HEAVY && !heavyWork.isHeavy) standInLine(of, sum);
  };
  const plugin: ApolloServerPlugin<ChargeContext> = {
    requestDidStart() {
      const charged: { of: Charged | null } = { of: null };
      return Promise.resolve({
        async didResolveOperation({ request, schema, source, document, operation, contextValue }) {
          const { referenceData, caller, requestKind, work, heavyWork } = contextValue;
          const variables = operation ? readVariables({ schema, operation, request }) : null;
          // Errors in variables are reported during execution.
          if (!variables || !operation) return;
          const allowance = allowances[requestKind].operation;
          const asked = readAskedFields({ schema, document, operation, variables });
          const priced = await runInSlices(
            computeCostInSteps(asked, referenceData, PRICED_BEYOND * allowance),
            work,
          );
          const cost = priced.cost + computeCostOfText(source.length, { isReadable: true });
          const price = { ...priced, cost };
          const state: Charged = { cost, left: null, parts: null, end: null, isAnswered: false };
          charged.of = state;
          if (asksOnlyForCost(request)) {
            await hours[requestKind].spend(caller, computeCostOfPricing(asked));
            charged.of = {
              ...state,
              left: await hours[requestKind].left(caller),
              parts: price.parts,
            };
            return;
          }
          if (cost > allowance) {
            await hours[requestKind].spend(caller, computeCostOfPricing(asked));
            throw tooDear(price, allowance);
          }

          const taken = await hours[requestKind].take(caller, cost);
          charged.of = { ...state, left: taken.left };
          const isChange = operation.operation === OperationTypeNode.MUTATION;
          const sum = { cost, left: taken.left, isChange };
          running.set(contextValue.place, sum);
          if (!taken.isTaken)
            throw usedUp(price, { ...taken, allowance, hour: allowances[requestKind].hour });
          if (cost < HEAVY) return;
          standInLine(contextValue, sum);
          if (computeCostAtOnce(priced) < HEAVY) return;
          charged.of.end = await heavyWork.begin();
          // Another rule may have refused the operation meanwhile.
          if (charged.of.isAnswered) charged.of.end?.();
          // The operation may have waited for the end of another operation, and access may have
          // ended meanwhile.
          Object.assign(contextValue, await contextValue.lookAgain());
        },
        responseForOperation({ request, response: { http } }) {
          // A request for the cost alone is never run, even with wrong variables.
          const nothing: GraphQLResponse = {
            http,
            body: { kind: 'single', singleResult: { data: null } },
          };
          return Promise.resolve(asksOnlyForCost(request) ? nothing : null);
        },
        async willSendResponse({
          contextValue: { requestKind, caller, place },
          request,
          response,
        }) {
          const { of } = charged;
          if (!of) {
            await hours[requestKind].spend(
              caller,
              1 + computeCostOfText(request.query?.length ?? 0, { isReadable: false }),
            );
            return;
          }
          of.isAnswered = true;
          of.end?.();
          if (response.body.kind === 'single') {
            const { operation, hour } = allowances[requestKind];
            const { singleResult } = response.body;
            const sum = running.get(place) ?? of;
            if (!asksOnlyForCost(request)) onPriced(sum.cost);
            const left = sum.left === null ? {} : { hourAllowance: hour, hourLeft: sum.left };
            const cost = {
              cost: sum.cost,
              allowance: operation,
              ...left,
              ...(of.parts === null ? {} : { parts: of.parts }),
            };
            response.body = {
              kind: 'single',
              singleResult: { ...singleResult, extensions: { ...singleResult.extensions, cost } },
            };
          }
        },
      });
    },
  };
  return { plugin, hours, admit, takeMore };
}

function asksOnlyForCost({ extensions }: Pick<GraphQLRequest, 'extensions'>): boolean {
  return extensions?.costOnly === true;
}

function tooDear(price: OperationCost, allowance: number): GraphQLError {
  return new GraphQLError(describeTooExpensive(price, allowance), {
    extensions: { code: 'COST_EXCEEDED', cost: price.cost, allowance, http: { status: 400 } },
  });
}

interface UsedUp {
  readonly left: number;
  readonly seconds: number;
  readonly allowance: number;
  readonly hour: number;
}

function usedUp(
  price: Pick<OperationCost, 'cost'>,
  { left, seconds, allowance, hour }: UsedUp,
): GraphQLError {
  return new GraphQLError(describeAllowanceUsed(price, { left, hour, seconds }), {
    extensions: {
      code: 'COST_EXCEEDED',
      cost: price.cost,
      allowance,
      hourAllowance: hour,
      hourLeft: left,
      ...later(seconds),
    },
  });
}

interface Refused {
  readonly cost: number;
  readonly allowance: number;
}

function tooMuchAtOnce(refused: Refused): GraphQLError {
  return new GraphQLError(
    'You are sending many requests at once: two large questions are being answered and others are waiting. Ask again when one of them has been answered.',
    { extensions: { code: 'TOO_MUCH_AT_ONCE', ...refused, ...later(SOON_SECONDS) } },
  );
}

/** The refusal of work that waited too long for the work of other callers. */
function tooBusy(refused: Refused): GraphQLError {
  return new GraphQLError(
    `Many people are asking for figures at this moment, so this was not worked out. Try again in ${BUSY_SECONDS} seconds.`,
    { extensions: { code: 'TOO_BUSY', ...refused, retryAfter: BUSY_SECONDS } },
  );
}

/** Turns a refusal of the queue into an API error. Returns any other error unchanged. */
export function toTooManyAtOnce(error: unknown): unknown {
  if (!(error instanceof TooManyAtOnce)) return error;
  return new GraphQLError(error.message, {
    extensions: { code: 'TOO_MUCH_AT_ONCE', ...later(error.retryAfter) },
  });
}

/**
 * An error that tells the caller to wait, with a sentence and the seconds after which to ask again.
 */
export function toWaiting(sentence: string, seconds: number): GraphQLError {
  return new GraphQLError(sentence, {
    extensions: { code: 'TOO_MUCH_AT_ONCE', ...later(seconds) },
  });
}

function later(seconds: number) {
  return {
    retryAfter: seconds,
    http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) },
  };
}
