import { type FieldNode, Kind } from 'graphql';

import type { QuestionText } from '#features/explore/workbench.type.js';

/** A new value of an argument: in GraphQL for a text, and in JSON for a variable. */
export interface ArgumentValue {
  readonly name: string;
  readonly literal: string;
  readonly value: unknown;
}

/**
 * A question with one argument of one of its fields changed or added. If the text passes a
 * variable, the variable gets the value and the text stays as it is; otherwise only the argument
 * changes.
 */
export function setArgument(
  question: QuestionText,
  field: FieldNode,
  { name, literal, value }: ArgumentValue,
): QuestionText {
  const { text, variables } = question;
  const given = field.arguments?.find((each) => each.name.value === name);
  if (given?.value.kind === Kind.VARIABLE)
    return { ...question, variables: { ...variables, [given.value.name.value]: value } };
  const at = given?.value.loc;
  if (at !== undefined) return { ...question, text: splice(text, at, literal) };

  const last = field.arguments?.at(-1)?.loc;
  if (last === undefined) {
    const end = field.name.loc?.end ?? 0;
    return { ...question, text: splice(text, { start: end, end }, `(${name}: ${literal})`) };
  }
  const begun = field.arguments?.at(-1)?.loc?.start ?? 0;
  const lineStart = text.lastIndexOf('\n', begun - 1) + 1;
  const indent = text.slice(lineStart, begun);
  // After an argument on its own line, the new one gets a line of its own too.
  const between = /^[ \t]+$/.test(indent) ? `\n${indent}` : ', ';
  return {
    ...question,
    text: splice(text, { start: last.end, end: last.end }, `${between}${name}: ${literal}`),
  };
}

function splice(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  inserted: string,
): string {
  return `${text.slice(0, start)}${inserted}${text.slice(end)}`;
}
