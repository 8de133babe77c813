import {
  Kind,
  type ListValueNode,
  type ObjectFieldNode,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';

import type { FilterPath } from './question.type.js';
import { findEntry } from './read-values.js';

/** A step of a path into a filter: a field of an object, or an entry in a list. */
export type FilterStep =
  | { readonly kind: 'FIELD'; readonly node: ObjectFieldNode; readonly parent: ObjectValueNode }
  /** The list is null if a single entry has no brackets. */
  | { readonly kind: 'ENTRY'; readonly node: ValueNode; readonly list: ListValueNode | null };

/** The steps of a path, from the outside in; null if the path does not exist. */
export function findSteps(where: ValueNode, path: FilterPath): readonly FilterStep[] | null {
  const steps: FilterStep[] = [];
  let at: ValueNode = where;
  for (const name of path) {
    const step = typeof name === 'string' ? toField(at, name) : toEntry(at, name);
    if (step === null) return null;
    steps.push(step);
    at = step.kind === 'FIELD' ? step.node.value : step.node;
  }
  return steps;
}

function toField(at: ValueNode, name: string): FilterStep | null {
  const node = findEntry(at, name);
  return node === undefined || at.kind !== Kind.OBJECT ? null : { kind: 'FIELD', node, parent: at };
}

function toEntry(at: ValueNode, index: number): FilterStep | null {
  if (at.kind !== Kind.LIST) return index === 0 ? { kind: 'ENTRY', node: at, list: null } : null;
  const node = at.values[index];
  return node === undefined ? null : { kind: 'ENTRY', node, list: at };
}

/** The field at the end of a path, with its object. */
export function findLast(
  where: ValueNode,
  path: FilterPath,
): Extract<FilterStep, { kind: 'FIELD' }> | null {
  const last = findSteps(where, path)?.at(-1);
  return last?.kind === 'FIELD' ? last : null;
}
