import { type ASTNode, type GraphQLSchema, Kind, type Token, TokenKind, visit } from 'graphql';

import type { TextRange, WrittenQuestion } from './question.type.js';
import { type DocumentQuestion, findAsked, rangeOf } from './read-document.js';
import { measureKeysOf } from './read-measures.js';
import { readScope, type Scope } from './read-values.js';
import { insertInto, removeFrom, replaceIn } from './text-edits.js';

/** A question to change: its text and what was found in it. */
export interface OpenQuestion extends WrittenQuestion {
  readonly asked: DocumentQuestion;
  readonly scope: Scope;
  readonly schema: GraphQLSchema;
  readonly keys: ReadonlySet<string>;
}

/** One step of a change: the resulting question, or null if there is nothing to do. */
export type Step = (question: OpenQuestion) => WrittenQuestion | null;

/** Opens a text; null if the builder cannot show it. */
export function openQuestion(
  { text, variables }: WrittenQuestion,
  schema: GraphQLSchema,
): OpenQuestion | null {
  const found = findAsked(text);
  if (!found.ok) return null;
  const { asked } = found;
  return {
    text,
    variables,
    asked,
    scope: readScope(asked.operation, variables),
    schema,
    keys: measureKeysOf(schema),
  };
}

const MAX_STEPS = 200;

/** Applies steps, each to the text left by the one before, until there is nothing more to do. */
export function takeSteps(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  step: Step,
): WrittenQuestion {
  let now = question;
  for (let count = 0; count < MAX_STEPS; count += 1) {
    const open = openQuestion(now, schema);
    const next = open === null ? null : step(open);
    if (next === null) return now;
    now = next;
  }
  return now;
}

/** Applies one step. */
export function takeStep(
  question: WrittenQuestion,
  schema: GraphQLSchema,
  step: Step,
): WrittenQuestion {
  const open = openQuestion(question, schema);
  return open === null ? question : (step(open) ?? question);
}

/** The question with another text and the same variables. */
export function withText({ variables }: WrittenQuestion, text: string): WrittenQuestion {
  return { text, variables };
}

/** The range from the bracket before these nodes to just after the bracket that follows them. */
export function bracketsAround(nodes: readonly ASTNode[]): TextRange | null {
  const [first, last] = [nodes[0]?.loc, nodes.at(-1)?.loc];
  if (first === undefined || last === undefined) return null;
  const from = skip(first.startToken.prev, ({ prev }) => prev);
  const to = skip(last.endToken.next, ({ next }) => next);
  return from === null || to === null ? null : { from: from.start, to: to.end };
}

function skip(token: Token | null, next: (token: Token) => Token | null): Token | null {
  return token?.kind === TokenKind.COMMENT ? skip(next(token), next) : token;
}

/** Adds to the content of round brackets, such as arguments; `behind` is where new brackets go. */
export function addInBrackets(
  text: string,
  nodes: readonly ASTNode[],
  { source, behind }: { readonly source: string; readonly behind: number },
): string {
  const list = bracketsAround(nodes);
  if (list === null) return replaceIn(text, { from: behind, to: behind }, `(${source})`);
  return insertInto(text, { list, entries: nodes.map(rangeOf), at: nodes.length }, source);
}

/** Removes one item from round brackets, and the brackets too if it was the only one. */
export function removeInBrackets(text: string, nodes: readonly ASTNode[], node: ASTNode): string {
  const list = bracketsAround(nodes);
  const range = rangeOf(node);
  if (nodes.length > 1 || list === null) return removeFrom(text, range);
  const rest = `${text.slice(list.from + 1, range.from)}${text.slice(range.to, list.to - 1)}`;
  if (!/^[\s,]*$/.test(rest))
    return replaceIn(text, list, rest.trimEnd().includes('#') ? `${rest.trimEnd()}\n` : rest);
  const space = /[ \t]*$/.exec(text.slice(0, list.from))?.[0].length ?? 0;
  return replaceIn(text, { from: list.from - space, to: list.to }, '');
}

/**
 * Removes fragments and variables that a change left unused, because the API refuses a question
 * with any.
 */
export function tidy(before: OpenQuestion, after: WrittenQuestion): WrittenQuestion {
  const wasUsed = usedIn(before);
  return takeSteps(after, before.schema, (open) => {
    const isUsed = usedIn(open);
    const isLeft = (name: string) => wasUsed.has(name) && !isUsed.has(name);
    const fragment = open.asked.document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && isLeft(`...${each.name.value}`),
    );
    if (fragment !== undefined)
      return withText(open, removeDefinition(open.text, rangeOf(fragment)));
    const definitions = open.asked.operation.variableDefinitions ?? [];
    const definition = definitions.find(({ variable }) => isLeft(`$${variable.name.value}`));
    if (definition === undefined) return null;
    const { [definition.variable.name.value]: _, ...variables } = open.variables;
    return { text: removeInBrackets(open.text, definitions, definition), variables };
  });
}

/** Removes a definition, with the empty line before it. */
function removeDefinition(text: string, range: TextRange): string {
  const removed = removeFrom(text, range);
  const before = removed.slice(0, range.from);
  const gap = /\n[ \t]*(\n[ \t]*)+$/.exec(before)?.[0] ?? '';
  const after = removed.slice(before.length);
  const end = after.trim() === '' ? '\n' : '\n\n';
  return gap === ''
    ? removed
    : `${before.slice(0, -gap.length)}${end}${after.replace(/^\s*\n/, '')}`;
}

function usedIn({ asked }: OpenQuestion): ReadonlySet<string> {
  const used = new Set<string>();
  visit(asked.document, {
    VariableDefinition: () => false,
    FragmentSpread: ({ name }) => void used.add(`...${name.value}`),
    Variable: ({ name }) => void used.add(`$${name.value}`),
  });
  return used;
}

/** A free name: the name itself, or with a number after it. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}${count}`;
  return free;
}
