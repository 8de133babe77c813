import type { ApolloServerPlugin, GraphQLRequest, GraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';

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
import { HourlyAllowance } from '#platform/hourly-allowances.js';
import { TooManyAtOnce } from '#platform/http/too-many-at-once.js';
import { runInSlices } from '#platform/time-slices.js';
import { type Entered, type GateLimits, WorkGate } from '#platform/work-gate.js';

import type { Context } from './context.js';
import { readVariables } from './read-variables.js';
import { readAskedFields } from './selected-fields.js';

/** What of a request it works with. */
export type ChargeContext = Pick<
  Context,
  | 'referenceData'
  | 'caller'
  | 'askedFor'
  | 'work'
  | 'onClosed'
  | 'lookAgain'
  | 'place'
  | 'heavyWork'
>;

/** What is known of an operation that is on its way. */
interface Charged {
  readonly cost: number;
  readonly left: number | null;
  /** What of it is dear, for whoever asks what it would cost; null for everybody else. */
  readonly parts: readonly Priced[] | null;
  /** Ends what it has in work as a whole; null if it stands in line only for what it works out, or for nothing. */
  end: (() => void) | null;
  isAnswered: boolean;
}

export interface Charging {
  readonly plugin: ApolloServerPlugin<ChargeContext>;
  /** What is left of each caller's hour. */
  readonly hours: Readonly<Record<RequestKind, HourlyAllowance>>;
  /**
   * Lets an operation in when few enough of its caller are in work, before anything that they send is read.
   *
   * @throws for whoever has nothing left of the hour, or has too many waiting
   */
  readonly admit: (
    of: Pick<ChargeContext, 'caller' | 'askedFor' | 'work' | 'onClosed'>,
  ) => Promise<Entered>;
  /**
   * Takes more for an operation that runs, where what it asks shows only once something is read: a question that was saved.
   *
   * @throws for an operation that comes to more than one may, and where the hour has too little left
   */
  readonly takeMore: (
    of: Pick<ChargeContext, 'caller' | 'askedFor' | 'work' | 'place' | 'heavyWork'>,
    price: OperationCost,
  ) => Promise<void>;
}

/** Operations of any size at a time: more than a page sends and a script has on its way, fewer than there are connections to the database. */
const ofAnySize: GateLimits = { most: Infinity, ofOneCaller: 6, waitingOfOneCaller: 60 };

/** How often its allowance an operation may cost and still be priced to its end, so that it can be told what it would. */
const PRICED_BEYOND = 4;

/** After how many seconds somebody who asks for too much at once may try again. */
const SOON_SECONDS = 5;

/**
 * Prices each operation before it runs, from what it asks alone, and takes the price from what its caller may have: for one operation and
 * for an hour. Heavy ones are let in a few at a time. What it cost stands in the answer's extensions. What never comes to be priced is
 * paid for as well, by the text that was read.
 *
 * A request that says `costOnly` among its extensions is priced and not run: who writes a question sees what it would cost before it is
 * asked. That takes no more of the hour than reading it.
 *
 * @param onPriced called with the cost of each operation that was to be run
 */
export function chargeOperations(
  allowances: Readonly<Record<RequestKind, Allowance>>,
  onPriced: (cost: number) => void = () => undefined,
): Charging {
  const hours = {
    QUESTION: new HourlyAllowance(allowances.QUESTION.hour),
    FILE: new HourlyAllowance(allowances.FILE.hour),
  };
  const gate = new WorkGate();
  const door = new WorkGate(ofAnySize);
  const admit: Charging['admit'] = async ({ caller, askedFor, work, onClosed }) => {
    const { operation, hour } = allowances[askedFor];
    const seconds = await hours[askedFor].secondsWithout(caller);
    if (seconds !== null)
      throw usedUp({ cost: 1 }, { left: 0, seconds, allowance: operation, hour });
    const place = await door.enter(caller, work.signal);
    if (place === null) throw toTooManyAtOnce(new TooManyAtOnce(ofAnySize));
    onClosed(place.leave);
    return place;
  };
  const running = new WeakMap<Entered, { cost: number; left: number | null }>();
  /** From now on its work stands in line. Small ones of the same caller go on while it waits. */
  const standInLine = (
    { caller, askedFor, work, place, heavyWork }: Parameters<Charging['takeMore']>[0],
    cost: number,
  ) => {
    let isSettled = false;
    heavyWork.standInLine(async () => {
      place.leave();
      const entered = await gate.enter(caller, work.signal);
      const isFirst = !isSettled;
      isSettled = true;
      if (entered === null) {
        if (isFirst) await hours[askedFor].giveBack(caller, cost);
        throw tooMuchAtOnce(cost, allowances[askedFor].operation);
      }
      return entered;
    });
  };
  const takeMore: Charging['takeMore'] = async (of, price) => {
    const { caller, askedFor, place, heavyWork } = of;
    const { operation, hour } = allowances[askedFor];
    const sum = running.get(place) ?? { cost: 0, left: null };
    if (sum.cost + price.cost > operation)
      throw tooDear({ ...price, cost: sum.cost + price.cost }, operation);
    const taken = await hours[askedFor].take(caller, price.cost);
    if (!taken.isTaken) throw usedUp(price, { ...taken, allowance: operation, hour });
    sum.cost += price.cost;
    sum.left = taken.left;
    running.set(place, sum);
    if (sum.cost >= HEAVY && !heavyWork.isHeavy) standInLine(of, sum.cost);
  };
  const plugin: ApolloServerPlugin<ChargeContext> = {
    requestDidStart() {
      const charged: { of: Charged | null } = { of: null };
      return Promise.resolve({
        async didResolveOperation({ request, schema, source, document, operation, contextValue }) {
          const { referenceData, caller, askedFor, work, heavyWork } = contextValue;
          const variables = operation ? readVariables({ schema, operation, request }) : null;
          // What is wrong with variables is said when it is executed.
          if (!variables || !operation) return;
          const allowance = allowances[askedFor].operation;
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
            await hours[askedFor].spend(caller, computeCostOfPricing(asked));
            charged.of = { ...state, left: await hours[askedFor].left(caller), parts: price.parts };
            return;
          }
          if (cost > allowance) {
            await hours[askedFor].spend(caller, computeCostOfPricing(asked));
            throw tooDear(price, allowance);
          }

          const taken = await hours[askedFor].take(caller, cost);
          charged.of = { ...state, left: taken.left };
          running.set(contextValue.place, { cost, left: taken.left });
          if (!taken.isTaken)
            throw usedUp(price, { ...taken, allowance, hour: allowances[askedFor].hour });
          if (cost < HEAVY) return;
          standInLine(contextValue, cost);
          if (computeCostAtOnce(priced) < HEAVY) return;
          charged.of.end = await heavyWork.begin();
          // Another rule may have refused it meanwhile.
          if (charged.of.isAnswered) charged.of.end?.();
          // It may have waited for as long as another answer took to be read, and what was granted may have ended meanwhile.
          Object.assign(contextValue, await contextValue.lookAgain());
        },
        responseForOperation({ request, response: { http } }) {
          // Whatever is wrong with its variables: what asks for its cost alone is never run.
          const nothing: GraphQLResponse = {
            http,
            body: { kind: 'single', singleResult: { data: null } },
          };
          return Promise.resolve(asksOnlyForCost(request) ? nothing : null);
        },
        async willSendResponse({ contextValue: { askedFor, caller, place }, request, response }) {
          const { of } = charged;
          if (!of) {
            await hours[askedFor].spend(
              caller,
              1 + computeCostOfText(request.query?.length ?? 0, { isReadable: false }),
            );
            return;
          }
          of.isAnswered = true;
          of.end?.();
          if (response.body.kind === 'single') {
            const { operation, hour } = allowances[askedFor];
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

function tooMuchAtOnce(cost: number, allowance: number): GraphQLError {
  return new GraphQLError(
    'You are sending many requests at once: two large questions are being answered and others wait. Ask again when one of them is.',
    {
      extensions: { code: 'TOO_MUCH_AT_ONCE', cost, allowance, ...later(SOON_SECONDS) },
    },
  );
}

/** The same as the API says it; any other error as it is. */
export function toTooManyAtOnce(error: unknown): unknown {
  if (!(error instanceof TooManyAtOnce)) return error;
  return new GraphQLError(error.message, {
    extensions: { code: 'TOO_MUCH_AT_ONCE', ...later(error.retryAfter) },
  });
}

/** That somebody must wait, in a sentence that says for what, with after how many seconds to come. */
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
