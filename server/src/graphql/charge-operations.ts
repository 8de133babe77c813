import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues, GraphQLError } from 'graphql';

import { type Allowance, type AskedFor, HEAVY } from '#domain/cost/allowances.js';
import { computeCost, type OperationCost } from '#domain/cost/cost-of-operation.js';
import { describeTooDear, describeUsedUp } from '#domain/cost/describe-excess.js';
import { HourlyAllowance } from '#platform/hourly-allowances.js';
import { type Entered, WorkGate } from '#platform/work-gate.js';

import { readAskedFields } from './asked-fields.js';
import type { Context } from './context.js';

/** What of a request it works with. */
export type ChargeContext = Pick<Context, 'world' | 'caller' | 'askedFor' | 'work' | 'onGone'>;

/** What is known of an operation that is on its way. */
interface Charged {
  readonly cost: number;
  readonly left: number | null;
  entered: Entered | null;
  isAnswered: boolean;
}

/** After how many seconds somebody who asks for too much at once may try again. */
const SOON_SECONDS = 5;

/**
 * Prices each operation before it runs, from what it asks alone, and takes the price from what its caller may have: for one operation and
 * for an hour. Heavy ones are let in a few at a time. What it cost stands in the answer's extensions.
 */
export function chargeOperations(allowances: Readonly<Record<AskedFor, Allowance>>): ApolloServerPlugin<ChargeContext> {
  const hours = { QUESTION: new HourlyAllowance(allowances.QUESTION.hour), FILE: new HourlyAllowance(allowances.FILE.hour) };
  const gate = new WorkGate();
  return {
    requestDidStart() {
      const charged: { of: Charged | null } = { of: null };
      return Promise.resolve({
        async didResolveOperation({ request, schema, document, operation, contextValue }) {
          const { world, caller, askedFor, work } = contextValue;
          const { coerced } = getVariableValues(schema, operation?.variableDefinitions ?? [], request.variables ?? {});
          // What is wrong with variables is said when it is executed.
          if (!coerced || !operation) return;
          const price = computeCost(readAskedFields({ schema, document, operation, variables: coerced }), world);
          const { cost } = price;
          const allowance = allowances[askedFor].operation;
          const state: Charged = { cost, left: null, entered: null, isAnswered: false };
          charged.of = state;
          if (cost > allowance) throw tooDear(price, allowance);

          const taken = await hours[askedFor].take(caller, cost);
          charged.of = { ...state, left: taken.left };
          if (!taken.isTaken) throw usedUp(price, { ...taken, allowance, hour: allowances[askedFor].hour });
          if (cost < HEAVY) return;
          const entered = await gate.enter(caller, work.signal);
          if (entered === null) {
            await hours[askedFor].giveBack(caller, cost);
            throw tooMuchAtOnce(cost, allowance);
          }
          // Another rule may have refused it meanwhile.
          if (charged.of.isAnswered) entered.leave();
          charged.of.entered = entered;
          contextValue.onGone(entered.leave);
        },
        willSendResponse({ contextValue: { askedFor }, response }) {
          const { of } = charged;
          if (!of) return Promise.resolve();
          of.isAnswered = true;
          of.entered?.finish();
          if (response.body.kind === 'single') {
            const { operation, hour } = allowances[askedFor];
            const { singleResult } = response.body;
            const cost = { cost: of.cost, allowance: operation, ...(of.left === null ? {} : { hourAllowance: hour, hourLeft: of.left }) };
            response.body = { kind: 'single', singleResult: { ...singleResult, extensions: { ...singleResult.extensions, cost } } };
          }
          return Promise.resolve();
        },
      });
    },
  };
}

function tooDear(price: OperationCost, allowance: number): GraphQLError {
  return new GraphQLError(describeTooDear(price, allowance), {
    extensions: { code: 'COST_EXCEEDED', cost: price.cost, allowance, http: { status: 400 } },
  });
}

interface UsedUp {
  readonly left: number;
  readonly seconds: number;
  readonly allowance: number;
  readonly hour: number;
}

function usedUp(price: OperationCost, { left, seconds, allowance, hour }: UsedUp): GraphQLError {
  return new GraphQLError(describeUsedUp(price, { left, hour, seconds }), {
    extensions: { code: 'COST_EXCEEDED', cost: price.cost, allowance, hourAllowance: hour, hourLeft: left, ...later(seconds) },
  });
}

function tooMuchAtOnce(cost: number, allowance: number): GraphQLError {
  return new GraphQLError(
    'You are asking for much at once: two large questions are being answered and others wait. Ask again when one of them is.',
    {
      extensions: { code: 'TOO_MUCH_AT_ONCE', cost, allowance, ...later(SOON_SECONDS) },
    },
  );
}

function later(seconds: number) {
  return { retryAfter: seconds, http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) } };
}
