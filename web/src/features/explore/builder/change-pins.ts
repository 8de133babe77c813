import {
  type GraphQLSchema,
  isInputObjectType,
  Kind,
  type ObjectFieldNode,
  TokenKind,
  type ValueNode,
} from 'graphql';

import { addVariable, inputType, isList, writePlain } from './change-arguments.js';
import { findLast } from './find-in-filter.js';
import { freeName, type OpenQuestion, takeSteps, withText } from './open-question.js';
import type { FilterPath, Plain, WrittenQuestion } from './question.type.js';
import { rangeOf } from './read-document.js';
import { entriesOf, findArgument, isPlain, valueOf, variablesIn } from './read-values.js';
import { replaceIn } from './text-edits.js';

/** Replaces the values of a condition with variables, so that they can be chosen each time. */
export function pinCondition(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  path: FilterPath,
): WrittenQuestion {
  return takeSteps(question, schema, (open) => {
    const test = testsOf(open, path).find(
      ({ value }) => variablesIn(value).length === 0 && value.kind !== Kind.NULL,
    );
    return test === undefined ? null : pinTest(open, String(path.at(-1)), test);
  });
}

function pinTest(
  open: OpenQuestion,
  field: string,
  { name: operator, value }: ObjectFieldNode,
): WrittenQuestion | null {
  const filter = open.schema.getType('FigureFilter');
  const type = inputType(
    isInputObjectType(filter) ? inputType(filter, field) : undefined,
    operator.value,
  );
  if (type === undefined) return null;
  const item = String(type).replaceAll(/[[\]!]/g, '');
  const names = new Set(
    (open.asked.operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
  );
  const known = entriesOf(value).map((entry) => valueOf(entry, open.scope));
  if (!isList(type)) {
    const ends: Readonly<Record<string, string>> = { from: `${field}From`, to: `${field}To` };
    return bind(open, {
      name: freeName(ends[operator.value] ?? field, names),
      type: `${item}!`,
      value: known[0],
      node: value,
    });
  }
  const [entry, second] = entriesOf(value);
  if (entry !== undefined && second === undefined) {
    return bind(open, {
      name: freeName(field, names),
      type: `${item}!`,
      value: known[0],
      node: entry,
      isBare: value.kind !== Kind.LIST,
    });
  }
  return bind(open, {
    name: freeName(field, names),
    type: `[${item}!]!`,
    value: known,
    node: value,
  });
}

interface Binding {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
  /** The value that the variable replaces. */
  readonly node: ValueNode;
  /**
   * Whether the value stands alone where a list is expected, which is not allowed for a variable.
   */
  readonly isBare?: boolean;
}

function bind(open: OpenQuestion, { node, isBare = false, ...variable }: Binding): WrittenQuestion {
  const source = isBare ? `[$${variable.name}]` : `$${variable.name}`;
  const text = replaceKeepingComments(open, node, source);
  // The declaration comes before the value, which moves by its length.
  const declared = addVariable(open, variable);
  const shift = declared.text.length - open.text.length;
  const at = rangeOf(node).from + shift;
  const rest = text.slice(rangeOf(node).from);
  return { ...declared, text: `${declared.text.slice(0, at)}${rest}` };
}

/** Replaces a part of a text, and moves the comments inside that part after it. */
function replaceKeepingComments({ text }: OpenQuestion, node: ValueNode, source: string): string {
  const comments: string[] = [];
  const { loc } = node;
  for (
    let token = loc?.startToken;
    token !== undefined && token !== loc?.endToken;
    token = token.next ?? undefined
  ) {
    if (token.kind === TokenKind.COMMENT) comments.push(`#${token.value}`);
  }
  const kept = comments.length === 0 ? '' : ` ${comments.join('\n')}\n`;
  return replaceIn(text, rangeOf(node), `${source}${kept}`);
}

/** Replaces the variables in a condition with their values. Variables without a value stay. */
export function unpinCondition(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  path: FilterPath,
): WrittenQuestion {
  return takeSteps(question, schema, (open) => {
    const filter = schema.getType('FigureFilter');
    const input = isInputObjectType(filter) ? inputType(filter, String(path.at(-1))) : undefined;
    for (const { name, value } of testsOf(open, path)) {
      const node = [value, ...entriesOf(value)].find(
        (each) => each.kind === Kind.VARIABLE && valueOf(each, open.scope) !== undefined,
      );
      if (node === undefined) continue;
      const source = writeValue(valueOf(node, open.scope), (plain) =>
        writePlain(plain, inputType(input, name.value)),
      );
      return withText(open, replaceIn(open.text, rangeOf(node), source));
    }
    return null;
  });
}

function writeValue(value: unknown, write: (plain: Plain) => string): string {
  if (Array.isArray(value)) return `[${value.map((each) => writeValue(each, write)).join(', ')}]`;
  return isPlain(value) ? write(value) : 'null';
}

function testsOf({ asked }: OpenQuestion, path: FilterPath): readonly ObjectFieldNode[] {
  const where = findArgument(asked.field, 'where')?.value;
  const value = where === undefined ? undefined : findLast(where, path)?.node.value;
  return value?.kind === Kind.OBJECT ? value.fields : [];
}
