import type { GraphQLSchema } from 'graphql';

import { setArgument } from './change-arguments.js';
import { setBefore } from './change-before.js';
import { addDimension, removeDimension } from './change-dimensions.js';
import {
  addAlternative,
  addCondition,
  negateCondition,
  type NewCondition,
  removePart,
  setTests,
} from './change-filter.js';
import {
  addMeasure,
  moveMeasure,
  removeMeasure,
  setComparison,
  setParts,
  setShown,
} from './change-measures.js';
import { type NewOrder, setOrders } from './change-orders.js';
import { pinCondition, unpinCondition } from './change-pins.js';
import { openQuestion, type Step, takeStep, takeSteps, tidy } from './open-question.js';
import type { Comparison, FilterPath, Tests, WrittenQuestion } from './question.type.js';
import { findAsked } from './read-document.js';
import { emptyFigures } from './write-question.js';

/** The changes that the builder can make to a question. */
export type Change =
  | { readonly kind: 'ADD_MEASURES' | 'REMOVE_MEASURES'; readonly keys: readonly string[] }
  /** To a position among the columns, counted from 0. */
  | { readonly kind: 'MOVE_MEASURE'; readonly key: string; readonly to: number }
  | {
      readonly kind: 'SET_COMPARISON' | 'SET_BEFORE';
      readonly key: string;
      readonly to: Comparison;
      readonly isOn: boolean;
    }
  | { readonly kind: 'SET_PARTS'; readonly key: string; readonly isOn: boolean }
  | { readonly kind: 'ADD_DIMENSION' | 'REMOVE_DIMENSION'; readonly dimension: string }
  | { readonly kind: 'ADD_CONDITION'; readonly condition: NewCondition }
  | {
      readonly kind: 'ADD_ALTERNATIVE';
      readonly path: FilterPath;
      readonly condition: NewCondition;
    }
  | { readonly kind: 'SET_TESTS'; readonly path: FilterPath; readonly tests: Tests }
  | { readonly kind: 'NEGATE' | 'REMOVE_PART' | 'PIN' | 'UNPIN'; readonly path: FilterPath }
  | { readonly kind: 'SET_ORDERS'; readonly orders: readonly NewOrder[] }
  /** Null removes the argument. */
  | {
      readonly kind: 'SET_ARGUMENT';
      readonly name: string;
      readonly value: string | number | boolean | null;
    }
  | { readonly kind: 'SET_SHOWN'; readonly name: 'totals' | 'other'; readonly isOn: boolean };

/**
 * Makes one change in a text. Only the part concerned is rewritten: comments, aliases, spacing and
 * anything unknown to the builder stay. A text that the builder cannot show stays as it is; an
 * empty one becomes a new question for figures.
 */
export function changeQuestion(
  question: WrittenQuestion,
  change: Change,
  schema: GraphQLSchema,
): WrittenQuestion {
  const begun = begin(question);
  const before = openQuestion(begun, schema);
  if (before === null) return question;
  return tidy(before, make(begun, change, schema));
}

function begin(question: WrittenQuestion): WrittenQuestion {
  const found = findAsked(question.text);
  if (found.ok || found.beyond.kind !== 'EMPTY') return question;
  const comments = question.text.trim();
  return { ...question, text: comments === '' ? emptyFigures : `${comments}\n${emptyFigures}` };
}

function make(question: WrittenQuestion, change: Change, schema: GraphQLSchema): WrittenQuestion {
  const once = (step: Step) => takeStep(question, schema, step);
  switch (change.kind) {
    case 'ADD_MEASURES':
      return change.keys.reduce((now, key) => addMeasure(now, schema, key), question);
    case 'REMOVE_MEASURES':
      return change.keys.reduce((now, key) => removeMeasure(now, schema, key), question);
    case 'MOVE_MEASURE':
      return once((open) => moveMeasure(open, change.key, change.to));
    case 'SET_COMPARISON':
      return setComparison(question, schema, change);
    case 'SET_BEFORE':
      return setBefore(question, schema, change);
    case 'SET_PARTS':
      return setParts(question, schema, change);
    case 'ADD_DIMENSION':
      return addDimension(question, schema, change.dimension);
    case 'REMOVE_DIMENSION':
      return removeDimension(question, schema, change.dimension);
    case 'ADD_CONDITION':
      return once((open) => addCondition(open, change.condition));
    case 'ADD_ALTERNATIVE':
      return once((open) => addAlternative(open, change.path, change.condition));
    case 'SET_TESTS':
      return setTests(question, schema, change);
    case 'NEGATE':
      return once((open) => negateCondition(open, change.path));
    case 'REMOVE_PART':
      return once((open) => removePart(open, change.path));
    case 'PIN':
      return pinCondition(question, schema, change.path);
    case 'UNPIN':
      return unpinCondition(question, schema, change.path);
    case 'SET_ORDERS':
      return change.orders.length === 0
        ? once((open) => setOrders(open, []))
        : takeSteps(question, schema, (open) => setOrders(open, change.orders));
    case 'SET_ARGUMENT':
      return once((open) => setArgument(open, change.name, change.value));
    case 'SET_SHOWN':
      return once((open) => setShown(open, change));
  }
}
