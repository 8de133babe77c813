import { Kind, type ValueNode } from 'graphql';

import { addArgument, addToList, addToObject, removeArgument } from './change-arguments.js';
import { type OpenQuestion, withText } from './open-question.js';
import type { ChosenOrder, WrittenQuestion } from './question.type.js';
import { rangeOf } from './read-document.js';
import { entriesOf, findArgument, findEntry, valueOf } from './read-values.js';
import { removeFrom, replaceIn } from './text-edits.js';

export type NewOrder = Omit<ChosenOrder, 'range'>;

const byField = ({ by }: NewOrder) =>
  'measure' in by ? `measure: ${by.measure}` : `dimension: ${by.dimension}`;
const directionOf = ({ isDescending }: NewOrder) => (isDescending ? 'DESC' : 'ASC');

function writeOrder(order: NewOrder): string {
  return `{ ${byField(order)}, direction: ${directionOf(order)} }`;
}

/** One step towards these orders; null when they are reached. Orders that stay keep their text. */
export function setOrders(open: OpenQuestion, orders: readonly NewOrder[]): WrittenQuestion | null {
  const argument = findArgument(open.asked.field, 'orderBy');
  const [first] = orders;
  if (first === undefined) return removeArgument(open, 'orderBy');
  if (argument === undefined) {
    const source = `orderBy: {\n  ${byField(first)}\n  direction: ${directionOf(first)}\n}`;
    return addArgument(
      open,
      orders.length === 1 ? source : `orderBy: [${orders.map(writeOrder).join(', ')}]`,
    );
  }
  const { value } = argument;
  if (value.kind === Kind.VARIABLE || value.kind === Kind.NULL) {
    return withText(
      open,
      replaceIn(open.text, rangeOf(value), `[${orders.map(writeOrder).join(', ')}]`),
    );
  }
  const entries = entriesOf(value);
  const extra = entries[orders.length];
  if (extra !== undefined) return withText(open, removeFrom(open.text, rangeOf(extra)));
  for (const [index, order] of orders.entries()) {
    const entry = entries[index];
    if (entry === undefined) return withText(open, addToList(open.text, value, writeOrder(order)));
    const next = setOrder(open, entry, order);
    if (next !== null) return next;
  }
  return null;
}

function setOrder(open: OpenQuestion, entry: ValueNode, order: NewOrder): WrittenQuestion | null {
  const { text, scope } = open;
  if (entry.kind !== Kind.OBJECT)
    return withText(open, replaceIn(text, rangeOf(entry), writeOrder(order)));
  const [wanted, other] =
    'measure' in order.by
      ? (['measure', 'dimension'] as const)
      : (['dimension', 'measure'] as const);
  const name = 'measure' in order.by ? order.by.measure : order.by.dimension;
  const by = findEntry(entry, wanted);
  const stale = findEntry(entry, other);
  if (by === undefined && stale !== undefined)
    return withText(open, replaceIn(text, rangeOf(stale), byField(order)));
  if (stale !== undefined) return withText(open, removeFrom(text, rangeOf(stale)));
  if (by === undefined) return withText(open, addToObject(text, entry, byField(order)));
  if (valueOf(by.value, scope) !== name)
    return withText(open, replaceIn(text, rangeOf(by.value), name));
  const direction = findEntry(entry, 'direction');
  if (direction === undefined)
    return order.isDescending ? withText(open, addToObject(text, entry, 'direction: DESC')) : null;
  if (valueOf(direction.value, scope) === directionOf(order)) return null;
  return withText(open, replaceIn(text, rangeOf(direction.value), directionOf(order)));
}
