import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';

import { describeError, describeSyntax } from './describe-error.js';
import { findUnrecorded, type RecordedMeasure } from './find-unrecorded.js';
import type { TextProblem } from './text-problem.type.js';

export interface ProblemsContext {
  readonly schema: GraphQLSchema;
  /** The dimensions that each measure can be grouped by. */
  readonly measures: readonly RecordedMeasure[];
}

/** The maximum number of problems shown at a time: the first often cause the others. */
const MAX_PROBLEMS = 20;

/**
 * Why a text cannot run, in reading order: its first syntax error; without one, what the schema
 * does not allow, operations that are not questions, and groupings that a measure does not record.
 * An empty text has no problems.
 */
export function findProblems(
  text: string,
  { schema, measures }: ProblemsContext,
): readonly TextProblem[] {
  if (text.trim() === '') return [];
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    return error instanceof GraphQLError ? [describeSyntax(error, text)] : [];
  }
  if (document.definitions.every(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)) return [];
  const found = validate(schema, document, undefined, { maxErrors: MAX_PROBLEMS }).map((error) =>
    describeError(error, { text, schema }),
  );
  const unrecorded = findUnrecorded({ text, document, schema, measures });
  return [...found, ...findChanges(document), ...unrecorded]
    .toSorted((a, b) => a.from - b.from)
    .slice(0, MAX_PROBLEMS);
}

/**
 * Reports operations that are not questions: opening a link or a saved text must not change
 * anything in the reader's name.
 */
function findChanges({ definitions }: DocumentNode): readonly TextProblem[] {
  return definitions.flatMap((definition) => {
    if (
      definition.kind !== Kind.OPERATION_DEFINITION ||
      definition.operation === OperationTypeNode.QUERY ||
      definition.loc === undefined
    )
      return [];
    const { start, startToken } = definition.loc;
    const sentence =
      'Only queries run here, and this is a mutation. Use the page for it, or a program with a token.';
    return [
      {
        from: start,
        to: start + definition.operation.length,
        line: startToken.line,
        sentence,
        fixes: [],
      },
    ];
  });
}
