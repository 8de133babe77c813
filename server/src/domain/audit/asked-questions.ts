import type { Json } from '#domain/json.js';

import { MAX_KEPT_BYTES, toBoundedJson } from './bounded.js';

/** A question for figures: the field of the API, and its arguments. */
export interface FieldQuestion {
  readonly operation: string;
  readonly question: Json;
}

/** The operation recorded in a row that has questions from several fields. */
export const SEVERAL = 'several';

/**
 * If there are several questions, at least this many bytes of each are kept: enough to see what was
 * asked.
 */
const LEAST_BYTES_OF_ONE = 512;

/**
 * Combines the questions of one operation: a single question stays as it is, several become a list
 * in which each may take up an equal share of the maximum length, and is cut if it is longer. Null
 * if there are none.
 */
export function toRow(questions: readonly FieldQuestion[]): FieldQuestion | null {
  const [first, ...others] = questions;
  if (first === undefined) return null;
  if (others.length === 0) return { ...first, question: toBoundedJson(first.question) };
  const bytes = Math.max(Math.floor(MAX_KEPT_BYTES / questions.length), LEAST_BYTES_OF_ONE);
  return {
    operation: SEVERAL,
    question: questions.map(({ operation, question }) => ({
      operation,
      question: toBoundedJson(question, bytes),
    })),
  };
}
