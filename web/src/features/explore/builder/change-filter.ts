import {
  type GraphQLSchema,
  isInputObjectType,
  Kind,
  type ObjectFieldNode,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';

import {
  addArgument,
  addToList,
  addToObject,
  inputType,
  isList,
  removeArgument,
  setList,
  setVariable,
  writePlain,
} from './change-arguments.js';
import { pinCondition, unpinCondition } from './change-pins.js';
import { findLast, findSteps } from './find-in-filter.js';
import {
  type OpenQuestion,
  openQuestion,
  takeStep,
  takeSteps,
  tidy,
  withText,
} from './open-question.js';
import {
  type FilterPath,
  type Operator,
  operators,
  type Plain,
  type Tests,
  type WrittenQuestion,
} from './question.type.js';
import { rangeOf } from './read-document.js';
import { entriesOf, findArgument, findEntry, valueOf, variablesIn } from './read-values.js';
import { removeFrom, replaceIn } from './text-edits.js';

/** A condition to write. */
export interface NewCondition {
  readonly field: string;
  readonly tests: Tests;
}

/** `area: { within: ["E10000025"] }`, each value as its type requires. */
export function writeCondition({ field, tests }: NewCondition, schema: GraphQLSchema): string {
  const type = schema.getType('FigureFilter');
  const input = isInputObjectType(type) ? inputType(type, field) : undefined;
  const written = operators.flatMap((operator) => {
    const values = tests[operator];
    return values === undefined
      ? []
      : [writeTest({ operator, values }, inputType(input, operator))];
  });
  return `${field}: { ${written.join(', ')} }`;
}

function writeTest(
  { operator, values }: { readonly operator: Operator; readonly values: readonly Plain[] },
  type: ReturnType<typeof inputType>,
) {
  const words = values.map((value) => writePlain(value, type));
  return `${operator}: ${isList(type) ? `[${words.join(', ')}]` : (words[0] ?? 'null')}`;
}

/**
 * Adds a condition to the conditions at the top. If its field already has one, the new one goes
 * under `and`.
 */
export function addCondition(open: OpenQuestion, condition: NewCondition): WrittenQuestion | null {
  const argument = findArgument(open.asked.field, 'where');
  const source = writeCondition(condition, open.schema);
  if (argument === undefined) return addArgument(open, `where: {\n  ${source}\n}`);
  const { value } = argument;
  if (value.kind === Kind.NULL)
    return withText(open, replaceIn(open.text, rangeOf(value), `{ ${source} }`));
  if (value.kind !== Kind.OBJECT) return null;
  if (findEntry(value, condition.field) === undefined)
    return withText(open, addToObject(open.text, value, source));
  return addBeside(open, value, source);
}

/** Adds a condition under `and`, because an object can contain each field only once. */
function addBeside(
  open: OpenQuestion,
  object: ObjectValueNode,
  source: string,
): WrittenQuestion | null {
  const and = findEntry(object, 'and');
  if (and === undefined)
    return withText(open, addToObject(open.text, object, `and: [{ ${source} }]`));
  return and.value.kind === Kind.VARIABLE
    ? null
    : withText(open, addToList(open.text, and.value, `{ ${source} }`));
}

/** Adds an alternative to a condition, or to the group of alternatives that it belongs to. */
export function addAlternative(
  open: OpenQuestion,
  path: FilterPath,
  condition: NewCondition,
): WrittenQuestion | null {
  const where = findArgument(open.asked.field, 'where')?.value;
  if (where === undefined) return null;
  const source = `{ ${writeCondition(condition, open.schema)} }`;
  const place = path.lastIndexOf('or');
  const group = place === -1 ? null : findLast(where, path.slice(0, place + 1));
  if (group !== null) return withText(open, addToList(open.text, group.node.value, source));
  const last = findLast(where, path);
  if (last === null) return null;
  return wrap(open, last, { name: 'or', wrapped: (text) => `[{ ${text} }, ${source}]` });
}

interface Wrapping {
  readonly name: 'or' | 'not';
  /** The replacement of the condition, from its text. */
  readonly wrapped: (text: string) => string;
}

/** Puts a condition into a group of alternatives or under `not`. */
function wrap(
  open: OpenQuestion,
  { node, parent }: { readonly node: ObjectFieldNode; readonly parent: ObjectValueNode },
  { name, wrapped }: Wrapping,
) {
  const { from, to } = rangeOf(node);
  return putInPlace(open, {
    node,
    parent,
    name,
    source: `${name}: ${wrapped(open.text.slice(from, to))}`,
  });
}

interface Replacing {
  readonly node: ObjectFieldNode;
  readonly parent: ObjectValueNode;
  /** The field name of the replacement. */
  readonly name: string;
  readonly source: string;
}

/**
 * Replaces a field; if the object already has a field of that name, the new one goes under `and`.
 */
function putInPlace(
  open: OpenQuestion,
  { node, parent, name, source }: Replacing,
): WrittenQuestion | null {
  const { text } = open;
  const range = rangeOf(node);
  const other = findEntry(parent, name);
  if (other === undefined || other === node) return withText(open, replaceIn(text, range, source));
  const and = findEntry(parent, 'and');
  // If the source ends with a comment, it ends with a line break too, so the bracket is not
  // commented out.
  const entry = `{ ${source} }`;
  if (and === undefined) return withText(open, replaceIn(text, range, `and: [${entry}]`));
  if (and.value.kind === Kind.VARIABLE) return null;
  const list = rangeOf(and.value);
  // Later parts are changed first, so that earlier positions stay valid.
  const added = (now: string) => addToList(now, and.value, entry);
  return withText(
    open,
    list.from > range.from ? removeFrom(added(text), range) : added(removeFrom(text, range)),
  );
}

/** Negates a condition, or removes its negation. */
export function negateCondition(open: OpenQuestion, path: FilterPath): WrittenQuestion | null {
  const where = findArgument(open.asked.field, 'where')?.value;
  const steps = where === undefined ? null : findSteps(where, path);
  const last = steps?.at(-1);
  if (steps === null || last?.kind !== 'FIELD') return null;
  const above = steps.at(-2);
  const isNegated = above?.kind === 'FIELD' && above.node.name.value === 'not';
  if (!isNegated) return wrap(open, last, { name: 'not', wrapped: (text) => `{ ${text} }` });
  if (last.parent.fields.length > 1) return null;
  const { text } = open;
  const [inner, outer] = [rangeOf(last.node), rangeOf(above.node)];
  const before = commentsIn(text.slice(outer.from, inner.from));
  const after = commentsIn(text.slice(inner.to, outer.to));
  const source = `${before}${text.slice(inner.from, inner.to)}${after === '' ? '' : ` ${after}`}`;
  return putInPlace(open, {
    node: above.node,
    parent: above.parent,
    name: last.node.name.value,
    source,
  });
}

/** The comments of a text, without the rest of it, each with its line break. */
function commentsIn(text: string): string {
  return (text.match(/#.*$/gm) ?? []).map((comment) => `${comment}\n`).join('');
}

/** Removes a part of a filter, with anything that would be empty without it. */
export function removePart(open: OpenQuestion, path: FilterPath): WrittenQuestion | null {
  const { text, asked } = open;
  const where = findArgument(asked.field, 'where')?.value;
  const steps = where === undefined ? null : findSteps(where, path);
  if (steps === null) return null;
  for (const step of steps.toReversed()) {
    const siblings =
      step.kind === 'FIELD' ? step.parent.fields.length : (step.list?.values.length ?? 1);
    if (siblings > 1) return withText(open, removeFrom(text, rangeOf(step.node)));
  }
  return removeArgument(open, 'where');
}

/** Changes the values of a condition. A condition that is a variable remains one. */
export function setTests(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  { path, tests }: { readonly path: FilterPath; readonly tests: Tests },
): WrittenQuestion {
  const bound = takeStep(question, schema, (open) => setBound(open, path, tests));
  if (bound !== question) return bound;
  const isPinned =
    takeStep(question, schema, (open) => {
      const value = findValue(open, path);
      return value !== null && variablesIn(value).length > 0 ? { ...question } : null;
    }) !== question;
  const before = openQuestion(question, schema);
  // The old variables are removed first, so that their names are free.
  const plain =
    isPinned && before !== null ? tidy(before, unpinCondition(question, schema, path)) : question;
  const set = takeSteps(plain, schema, (open) => setOneTest(open, path, tests));
  return isPinned ? pinCondition(set, schema, path) : set;
}

function findValue({ asked }: OpenQuestion, path: FilterPath): ValueNode | null {
  const where = findArgument(asked.field, 'where')?.value;
  return where === undefined ? null : (findLast(where, path)?.node.value ?? null);
}

const operatorsOf = (value: ObjectValueNode) =>
  value.fields.filter((test) => test.value.kind !== Kind.NULL);

/**
 * Changes only the values of variables, if the condition already has these operators, each with one
 * variable that can take the new value or list. Null otherwise.
 */
function setBound(open: OpenQuestion, path: FilterPath, tests: Tests): WrittenQuestion | null {
  const value = findValue(open, path);
  if (value?.kind !== Kind.OBJECT) return null;
  const written = operatorsOf(value);
  const asked = operators.filter((operator) => tests[operator] !== undefined);
  if (
    written.length !== asked.length ||
    !asked.every((operator) => written.some(({ name }) => name.value === operator))
  )
    return null;
  const bound = written.map((test) => ({
    ...toBinding(test),
    wanted: tests[toOperator(test.name.value)] ?? [],
  }));
  if (
    !bound.every(({ name, isWhole, wanted }) => name !== null && (isWhole || wanted.length === 1))
  )
    return null;
  return bound.reduce<WrittenQuestion>(
    (now, { name, isList: takesList, wanted }) =>
      name === null ? now : setVariable(now, name, takesList ? wanted : wanted[0]),
    open,
  );
}

function toOperator(name: string): Operator {
  return operators.find((operator) => operator === name) ?? 'in';
}

function toBinding({ name, value }: ObjectFieldNode) {
  const takesList = ['in', 'notIn', 'within'].includes(name.value);
  if (value.kind === Kind.VARIABLE)
    return { name: value.name.value, isWhole: takesList, isList: takesList };
  const [only, second] = entriesOf(value);
  const variable = only?.kind === Kind.VARIABLE && second === undefined ? only.name.value : null;
  return { name: variable, isWhole: false, isList: false };
}

function setOneTest(open: OpenQuestion, path: FilterPath, tests: Tests): WrittenQuestion | null {
  const value = findValue(open, path);
  if (value === null) return null;
  const field = String(path.at(-1));
  const { text, schema } = open;
  if (value.kind !== Kind.OBJECT)
    return withText(
      open,
      replaceIn(
        text,
        rangeOf(value),
        writeCondition({ field, tests }, schema).slice(field.length + 2),
      ),
    );
  const filter = schema.getType('FigureFilter');
  const input = isInputObjectType(filter) ? inputType(filter, field) : undefined;
  for (const operator of operators) {
    const values = tests[operator];
    const entry = findEntry(value, operator);
    const type = inputType(input, operator);
    if (values === undefined || entry === undefined) continue;
    const next = isList(type)
      ? setList(open, { node: entry.value, type, values })
      : setOne(open, entry.value, writePlain(values[0] ?? '', type));
    if (next !== null) return next;
  }
  const missing = operators.find(
    (operator) => tests[operator] !== undefined && findEntry(value, operator) === undefined,
  );
  if (missing !== undefined)
    return withText(
      open,
      addToObject(
        text,
        value,
        writeTest({ operator: missing, values: tests[missing] ?? [] }, inputType(input, missing)),
      ),
    );
  const gone = value.fields.find(({ name }) => !(name.value in tests));
  return gone === undefined ? null : withText(open, removeFrom(text, rangeOf(gone)));
}

function setOne(open: OpenQuestion, node: ValueNode, source: string): WrittenQuestion | null {
  const range = rangeOf(node);
  const isSame =
    node.kind !== Kind.VARIABLE &&
    JSON.stringify(valueOf(node, open.scope)) === source.replace(/^([A-Z_]+)$/, '"$1"');
  return isSame || open.text.slice(range.from, range.to) === source
    ? null
    : withText(open, replaceIn(open.text, range, source));
}
